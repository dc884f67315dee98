"""What the templates of enrolment are given: everything said already, in the reader's language."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.clinic.enrolment.words import Words
from sharedcare.ui.frame import Frame


@dataclass(frozen=True, slots=True)
class Offer:
    """A programme to choose. `barred`: why it cannot be chosen."""

    key: str
    title: str
    about: str
    barred: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A criterion or warning: `state` is well, act, watch or missing; what was found, in words."""

    state: str
    word: str
    says: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement to judge; `answer` is yes, no or empty."""

    key: str
    says: str
    answer: str


@dataclass(frozen=True, slots=True)
class Option:
    """One of several to choose from. `is_other`: another than the proposed one."""

    value: str
    label: str
    more: str = ""
    is_chosen: bool = False
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class LevelField:
    """A stratification with its levels, what is proposed and why, and the reason for another one."""

    key: str
    title: str
    options: tuple[Option, ...]
    proposed: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class DateField:
    """An anchor with its day; `hint`: when it comes by itself, or since when the record has it; `waits`: what waits for it, in words."""

    key: str
    title: str
    value: str
    hint: str = ""
    waits: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the goals of a conflict; `id` where it stands in the record, or what is sent for the target that the programmes
    propose (`is_proposed`)."""

    title: str
    band: str
    who: str
    id: str = ""
    is_proposed: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A conflict of goals."""

    title: str
    sides: tuple[Side, ...]
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Something in the plan, more about it in quieter words, and what to think of (`heed`)."""

    says: str
    more: str = ""
    heed: str = ""


@dataclass(frozen=True, slots=True)
class Newer:
    """A newer version of the programme, and what it would change for the patient: sentences about tasks that would press at once, what comes to the plan, goes from it and becomes
    otherwise, what limits and goals say, and whom the team lacks for it. `is_let` whether the reader may decide it."""

    version: str
    says: str
    lead: str
    late: tuple[str, ...] = ()
    comes: tuple[Line, ...] = ()
    goes: tuple[Line, ...] = ()
    changes: tuple[Line, ...] = ()
    rules: tuple[str, ...] = ()
    lacking: tuple[Line, ...] = ()
    rest: str = ""
    is_let: bool = False
    go: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """What the programme changes in the plan, and whom the team lacks for it."""

    burden: str
    is_heavy: bool
    tasks: tuple[Line, ...]
    tasks_more: str
    merged: tuple[Line, ...]
    measuring: tuple[Line, ...]
    goals: tuple[Line, ...]
    conflicts: tuple[Card, ...]
    gives_way: tuple[Line, ...]
    notes: tuple[Found, ...]
    open_questions: tuple[Line, ...]
    lacking: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """The preview of one programme, and what is chosen in it. `levels_barred`: who decides the levels, where it is not the reader;
    `lacking` what those who could be responsible do not decide by the programme; `not_known` are
    the anchors for which something waits that come by themselves and have not, `by_themselves` the others that do; `there` is who is
    on the team already, or has somebody on it, of those who would be proposed."""

    key: str
    title: str
    about: str
    fits: tuple[str, str]
    criteria: tuple[Found, ...]
    warnings: tuple[Found, ...]
    statements: tuple[Statement, ...]
    levels: tuple[LevelField, ...]
    anchors: tuple[DateField, ...]
    not_known: tuple[DateField, ...]
    by_themselves: tuple[DateField, ...]
    consent_stands: bool
    consent_ticked: bool
    agreement: str
    team: tuple[Option, ...]
    there: tuple[Line, ...]
    responsible: tuple[Option, ...]
    levels_barred: str
    lacking: tuple[str, ...]
    effect: Effect

    @property
    def is_corrected(self) -> bool:
        """Whether a day was typed for what comes by itself."""
        return any(each.value for each in self.by_themselves)


@dataclass(frozen=True, slots=True)
class EnrolPage:
    """The page that enrols. Without a `form` it offers the programmes."""

    frame: Frame
    words: Words
    patient: str
    person: str
    offers: tuple[Offer, ...] = ()
    form: Form | None = None
    problems: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceField:
    """A value of the patient's own; `barred` says who may agree on it, where the reader may not."""

    key: str
    title: str
    value: str
    unit: str
    stands: str
    barred: str


@dataclass(frozen=True, slots=True)
class FollowingPage:
    """The page of a programme that the patient follows."""

    frame: Frame
    words: Words
    patient: str
    person: str
    key: str
    title: str
    phase: str
    since: str
    responsible: SafeString | str
    moved: str
    burden: str
    is_heavy: bool
    levels: tuple[LevelField, ...]
    anchors: tuple[Option, ...]
    happened: tuple[Line, ...]
    today: str
    references: tuple[ReferenceField, ...]
    statements: tuple[Statement, ...]
    conflicts: tuple[Card, ...]
    goals: tuple[Line, ...]
    particular: tuple[Line, ...]
    barred: dict[str, str]
    problems: tuple[tuple[str, str], ...] = ()
    is_done: bool = False
    newer: Newer | None = None
