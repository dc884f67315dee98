"""What the template of the worklist is given: everything already said."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.clinic.worklist.words import Words
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import Said

Text = SafeString | str


@dataclass(frozen=True, slots=True)
class TabLink:
    """One of the tabs."""

    key: str
    label: str
    count: int
    href: str
    is_chosen: bool
    is_urgent: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One patient. `act` is what the suggested step does: `looked` and `asked` at once, by a form; else it leads to `href`."""

    patient: str
    look: str
    shape: SafeString
    name: str
    age: str
    number: str
    why: Said
    more: Text
    value: str
    spark: Text
    programme: Text
    chip: SafeString
    waited: Text
    assigned: str
    others: str
    step: Said
    act: str
    href: str
    opens: str
    told: str
    finding: str
    version: int
    is_mine: bool
    is_open: bool
    looking: str = ""


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A programme that nobody monitors today: which, what is said of it, and who looks next and when; where red goes."""

    programme: str
    otherwise: str
    then: str


@dataclass(frozen=True, slots=True)
class Toast:
    """What was just done, or why it was not; `may_undo` is whether it can be taken back."""

    says: str
    is_refusal: bool
    may_undo: bool


@dataclass(frozen=True, slots=True)
class Past:
    """A finding that was closed: what it was, what came of it, by whom and when."""

    look: str
    shape: SafeString
    text: Said
    outcome: Said
    note: str
    who: Text
    when: SafeString


@dataclass(frozen=True, slots=True)
class Other:
    """Another open matter of the patient, which the same outcome can be that of: its findings as one value of a form."""

    value: str
    shape: SafeString
    text: Said
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """Another answer of the same questionnaire, with what is recommended for it where that is something else."""

    shape: SafeString
    text: Said
    recommended: Said


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of the patient that is open, with its graph, and the forms that act on it: on all `findings` (id and version) that
    are one matter. `then` says which value has come
    since that is past no limit, `times` how many findings it is, `earlier` what the others said and when; `nth` tells it from the others that say the same.
    `within` says what the green of the graph is, `misfits` asks whether the limit fits the patient, `put_off` until when somebody put it off, and why. `problem` is what was wrong with what was sent about it, and `typed` what that was, by the names of the fields."""

    findings: tuple[tuple[str, int], ...]
    together: tuple[Beside, ...]
    nth: str
    then: str
    times: str
    earlier: tuple[tuple[Said, SafeString], ...]
    look: str
    shape: SafeString
    text: Said
    limit: Said
    recommended: Said
    graph: Text
    graph_href: str
    within: str
    misfits: str
    limits_href: str
    limit_set_by: str
    agree_href: str
    waited: Text
    led_to: str
    is_red: bool
    is_missing: bool
    is_mine: bool
    assigned: str
    put_off: str
    outcomes: tuple[tuple[str, str], ...]
    others: tuple[Other, ...]
    problem: str
    typed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answered:
    """A questionnaire that was answered: question by question, with how its source is reached, and who wrote it down for the patient."""

    title: Said
    when: SafeString
    href: str
    given: tuple[tuple[Said, Said], ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """An unread message from the patient: the id of the Communication, and what it says."""

    id: str
    who: Text
    when: Text
    topic: Said
    text: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The patient whose row is open. `looking` tells who else has it open, `texts` are those to choose from for a message, and `colleagues`
    (reference and name) those to whom a finding can be given. `only_asked`
    says that the reader's organisation is only asked whether it takes over, and so acts on nothing here; else it is empty.
    `problem` and `typed` are of the message."""

    patient: str
    name: str
    age: str
    number: str
    phone: str
    call: str
    responsible: tuple[Text, ...]
    reasons: tuple[Reason, ...]
    letters: tuple[Letter, ...]
    answers: tuple[Answered, ...]
    looking: str
    texts: tuple[tuple[str, str, str], ...]
    colleagues: tuple[tuple[str, str], ...]
    note: Said
    note_by: Text
    history: tuple[Past, ...]
    close: str
    may_act: bool
    only_asked: str
    problem: str
    typed: Mapping[str, str]

    @property
    def says_what_is_wrong(self) -> bool:
        """Whether one of its forms does: then it need not be said beside it."""
        return bool(self.problem) or any(one.problem for one in self.reasons)

    @property
    def has_red(self) -> bool:
        """Whether something is red: nothing stands before that."""
        return any(one.is_red for one in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorklistPage:
    """All of it. `here` are the hidden fields of every form: the token, and the tab and place that it leads back to.
    `programmes` are those that the list can be narrowed to, and `every` leads out of that again."""

    frame: Frame
    words: Words
    title: str
    tabs: tuple[TabLink, ...]
    rows: tuple[Row, ...]
    empty: str
    programmes: tuple[tuple[str, str, bool], ...]
    every: str
    counted: str
    greens: str
    here: SafeString
    made: str
    more: str
    more_said: str
    earlier: str
    place: str
    may_act: bool
    duty: tuple[DutyLine, ...]
    on_duty: str
    acted: str
    has_practice: bool
    toast: Toast | None
    panel: Panel | None
