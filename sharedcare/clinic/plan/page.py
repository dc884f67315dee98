"""The plan on one page: what its template is given."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.clinic.plan.answering import Responsible
from sharedcare.clinic.plan.paper_rows import PaperRow
from sharedcare.clinic.plan.teaching import Teaching
from sharedcare.clinic.plan.together import Together
from sharedcare.clinic.plan.words import Words
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing, in a line. `mark` is a shape, `stands` the word that it stands for, and `more` what stands under the line."""

    href: str
    chip: SafeString
    text: Said
    when: SafeString | str = ""
    state: str = ""
    more: SafeString | str = ""
    mark: SafeString | str = ""
    stands: str = ""
    curve: SafeString | str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; `empty` is said where there are none, and `is_far` is whether they are so far ahead that they are folded."""

    title: str
    rows: tuple[Row, ...]
    empty: str = ""
    is_far: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """What the template is given."""

    frame: Frame
    words: Words
    person: str
    here: str
    overview: str
    told: str
    enrols: bool
    others: str
    paused: str
    pauses: tuple[str, ...]
    responsible: tuple[Responsible, ...]
    proposals: tuple[Row, ...]
    wishes: tuple[Row, ...]
    targets: tuple[Row, ...]
    aims: tuple[Row, ...]
    together: Together | None
    times: tuple[Group, ...]
    lists: tuple[Group, ...]
    teaching: Teaching | None
    papers: tuple[PaperRow, ...]
    writes_papers: bool
    over: tuple[Row, ...]
    over_title: str
    adds: tuple[tuple[str, str], ...]
    remark: str
