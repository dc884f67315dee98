"""What judging is given of a patient, and what it answers. Frozen shapes; nothing here looks anything up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sharedcare.programmes.bounds import Bound
from sharedcare.programmes.facts import Facts, Reading
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.words import Band, Code, Text, Wording


class Colour(StrEnum):
    """How something is judged. `NOT_JUDGED` says that nobody knows, which is not the same as green."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    MISSING = "blue"
    NOT_JUDGED = "not-judged"


class Unjudged(StrEnum):
    """Why something could not be judged."""

    NO_LIMIT = "no-limit"
    NO_REFERENCE = "no-reference"
    OTHER_UNIT = "other-unit"
    NO_NUMBER = "no-number"
    WRONG_CLOCK = "wrong-clock"
    OLD_CLOCK = "old-clock"
    NOT_EXACT = "not-exact"


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """A limit that was set for this patient alone: it goes before the programme's from `at` until `until`.

    `key` is `<measurement>:<limit>`. A band that is not named stays the programme's. `by` is the name of who set it.
    """

    key: str
    yellow: Band | None
    red: Band | None
    at: datetime
    by: str = ""
    until: datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A value that was agreed for the patient, from `at` until the next one."""

    key: str
    value: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which nothing is expected: a holiday, an admission. Without `until` it lasts. `is_own`: the patient decided it, so
    that nobody who treats has said that nothing is waited for."""

    since: datetime
    until: datetime | None = None
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire that was answered: the answer's key by the question's. `counted` is empty where it is the questionnaire that was
    answered; of what answers to that of another programme count as, which question that was (`<questionnaire>:<question>`) by the question.
    """

    questionnaire: str
    at: datetime
    id: str
    answers: tuple[tuple[str, str], ...]
    counted: tuple[tuple[str, str], ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether it is the questionnaire that was answered."""
        return not self.counted


@dataclass(frozen=True, slots=True)
class Unread:
    """A value that came and cannot be held against anything. `written` is what stands there, as far as it can be said."""

    measurement: str
    at: datetime
    id: str
    why: Unjudged
    written: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """A value that was measured again because it was asked for, and not found again: the resource that it stands in, and a code under
    which it came, since several programmes can know it by names of their own."""

    id: str
    code: Code


@dataclass(frozen=True, slots=True)
class Course:
    """One patient in one programme: the version followed (with its local layers), since when, and what was agreed. `local`: whose layer a
    limit (`<measurement>:<limit>`) is, where it is not the standard's. `unset` are anchors that come by themselves and start no schedule,
    since nobody here has planned one. `asked` is since when the patient has been asked here, by what is asked for, and `planned`
    since when there has been a plan here."""

    programme: Programme
    since: datetime
    own: tuple[OwnLimit, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    local: Mapping[str, Text] = field(default_factory=dict)
    unset: frozenset[str] = frozenset()
    asked: Mapping[str, datetime] = field(default_factory=dict)
    planned: datetime | None = None

    def asked_since(self, key: str) -> datetime | None:
        """Since when this has been asked for here: what is not ordered of the patient, since there has been a plan. None where
        there is none."""
        return self.asked.get(key) or self.planned


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the patient. `facts.readings` and `facts.scores` are the newest first, in the programme's units, and
    their moments in the local time zone, since days are counted there. `forms` are the oldest first. `facts.answers` is not looked at: it follows from
    `forms`, as of each moment."""

    facts: Facts
    forms: tuple[Form, ...] = ()
    unread: tuple[Unread, ...] = ()
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was judged, and why. Of one value there can be several, one for each limit.

    `key` names it for good: to judge again gives the same key. `says` is the finding in a few words, `because` why it
    matters, `limit` the limit that was held against it and who set it. `evidence` are the ids of what was looked at.
    `ask_again` is until when the patient is asked to measure again before it counts as red. `is_compared` is whether a limit was
    held against an amount: a change with nothing before it is green, and nobody has judged it. `at_once` is what the patient was told
    the moment these answers were given, which goes before all else that is recommended. `answered` is the question that was answered
    (`<questionnaire>:<question>`), where it is another programme's.
    """

    key: str
    programme: Programme
    rule: str
    colour: Colour
    at: datetime
    id: str
    says: Text
    because: Text | None = None
    limit: Text | None = None
    evidence: tuple[str, ...] = ()
    action: Wording | None = None
    ask_again: datetime | None = None
    technique: Text | None = None
    unjudged: Unjudged | None = None
    is_compared: bool = False
    at_once: Text | None = None
    answered: str = ""

    @property
    def measurement(self) -> str:
        """The key of the measurement, questionnaire or combination that it is about."""
        return self.rule.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Compared:
    """What a limit looks at, as one number, and the readings that it was reckoned from; or why there is none. `bound`: where only
    one side of the number is known."""

    amount: float | None
    readings: tuple[Reading, ...] = field(default=())
    unjudged: Unjudged | None = None
    bound: Bound = Bound.EXACT
