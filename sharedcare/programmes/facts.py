"""What is known of a patient at a moment, in the words of one programme: what its conditions and limits are held against.

Whoever asks gathers the facts (from the record, or made up for a simulation); nothing here looks anything up. What is not
in them is not known, which is not the same as not so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sharedcare.programmes.bounds import Bound


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a measurement or score: in the unit that the programme writes, when it was taken, and the id of the resource
    that it stands in. `by_patient`: measured at home rather than at a visit. `bound`: where only one side of it is known."""

    value: float
    at: datetime
    id: str = ""
    by_patient: bool = False
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer that was given to a question, by its key, and when."""

    answer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Dose:
    """One way in which a drug is taken: how much at a time, of each of its substances an amount with its UCUM unit, and how many times
    a day on average."""

    each: tuple[tuple[float, str], ...]
    a_day: float


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a condition can ask about. Keys are those of the programme's file.

    `sex` is as FHIR writes it, empty where nobody has recorded it. `readings` and `scores` are the newest first, and empty where there is none; a measurement that nobody looked for is not
    among the keys. `codes` are diagnoses and operations as (system, code) with the systems of the file (`sks`, `icpc-2`).
    `drugs` are the ATC codes of what is taken; `doses` are of each of them the ways in which it is taken, which add up: a drug of which
    the dose is not known, such as one that is told in words alone, is not among the keys.
    `events` are the moments of each anchor, the newest first. `judged` is what a clinician said of a statement.
    `follows` are the programmes that the patient is in, by key.
    """

    at: datetime
    born: date | None = None
    sex: str = ""
    codes: frozenset[tuple[str, str]] = frozenset()
    drugs: frozenset[str] = frozenset()
    doses: Mapping[str, tuple[Dose, ...]] = field(default_factory=dict)
    readings: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)
    scores: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], Answered] = field(default_factory=dict)
    levels: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    reached: frozenset[str] = frozenset()
    events: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)
    judged: Mapping[str, bool] = field(default_factory=dict)
    references: Mapping[str, float] = field(default_factory=dict)
    follows: frozenset[str] = frozenset()
