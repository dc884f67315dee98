"""What a move changes, told in a terminal: over all patients by what it is, and for each. By ids and the programme's own words: no
text that somebody has written about a patient. Pure.

What the rules say otherwise is much the same for all, and long: it is told once. Who had no plan gets all of one, which is no news of the
version: that is told as one thing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sharedcare.care.elements import identifiers
from sharedcare.care.enrolment.moving import Moving
from sharedcare.care.enrolment.saying import band_in_words
from sharedcare.care.enrolment.standing_in import HeldTask
from sharedcare.programmes.combining.standing import GoalToStand, Kind, TakeAway, Wanted
from sharedcare.programmes.combining.types import MeasuringWanted, TaskWanted
from sharedcare.programmes.telling import rhythm, said
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.content import Questionnaire
from sharedcare.programmes.types.goals import Goal
from sharedcare.programmes.types.measuring import Measurement
from sharedcare.programmes.types.tasks import Task

_TYPES = {
    Kind.TASK: ("Task", "task-key"),
    Kind.GOAL: ("Goal", "goal-key"),
    Kind.MEASURING: ("ServiceRequest", "measurement-key"),
}
_WORDS = {
    "en": {
        "overdue": "overdue at once",
        "soon": "due within 7 days",
        "comes": "comes",
        "goes": "goes",
        "changes": "changes",
        "rule": "rule",
        "held": "{missing}: nobody on the team",
        "with": "with {who} until then",
        "responsible": "whoever is responsible",
        "rules": "What rules say otherwise:",
        "rules-from": "What rules say otherwise than {before}:",
        "all": "What changes in plans:",
        "of": "{count} of {all}: {what}",
        "whole": "has no plan yet, and gets all of it",
        "each": "For each patient:",
        "each-more": "For each patient (--each tells all of it):",
        "head": "{patient}: {before} to {after}: {new} new, {gone} gone, {shifted} changed, {otherwise} as before",
        Kind.TASK: "task",
        Kind.GOAL: "goal",
        Kind.MEASURING: "measuring",
    },
    "da": {
        "overdue": "straks over fristen",
        "soon": "frist inden 7 dage",
        "comes": "kommer til",
        "goes": "går ud",
        "changes": "ændres",
        "rule": "regel",
        "held": "{missing}: ingen på teamet",
        "with": "indtil da hos {who}",
        "responsible": "den ansvarlige",
        "rules": "Det siger regler anderledes:",
        "rules-from": "Det siger regler anderledes end {before}:",
        "all": "Det ændres i planer:",
        "of": "{count} af {all}: {what}",
        "whole": "har endnu ingen plan, og får det hele",
        "each": "For hver patient:",
        "each-more": "For hver patient (--each fortæller det hele):",
        "head": "{patient}: {before} til {after}: kommer til: {new}, går ud: {gone}, ændres: {shifted}, som før: {otherwise}",
        Kind.TASK: "opgave",
        Kind.GOAL: "mål",
        Kind.MEASURING: "måling",
    },
}

_MANY = {
    "en": {
        "moved": ("1 patient moved to {to}.", "{many} patients moved to {to}."),
        "would": (
            "1 patient would be moved; nothing was changed.",
            "{many} patients would be moved; nothing was changed.",
        ),
    },
    "da": {
        "moved": ("1 patient er flyttet til {to}.", "{many} patienter er flyttet til {to}."),
        "would": (
            "1 patient ville blive flyttet; intet blev ændret.",
            "{many} patienter ville blive flyttet; intet blev ændret.",
        ),
    },
}


@dataclass(frozen=True, slots=True)
class One:
    """What it changes for one patient, and the version that they followed, in whose words that is which goes; None where no such version
    is published."""

    told: Moving
    old: Programme | None

    @property
    def gets_all(self) -> bool:
        """Whether there was no plan: everything comes, and nothing stood."""
        return bool(self.told.new) and len(self.told.new) == len(self.told.changes)


def of_one(one: One, language: str, *, is_whole: bool, with_rules: bool) -> Iterator[str]:
    """One patient: in a line, from where to where and how much changes; `is_whole`, with all that changes in the plan, and the times,
    bands and rhythms that it gets; `with_rules`, what limits, goals and rhythms say otherwise."""
    words, told = _WORDS[language], one.told
    yield words["head"].format(
        patient=told.patient,
        before=told.before or "-",
        after=told.after,
        new=len(told.new),
        gone=len(told.gone),
        shifted=len(told.shifted),
        otherwise=told.otherwise,
    )
    if is_whole:
        for what, more in dict.fromkeys((*_lines(one, language), *_held(told.held, language))):
            yield f"  {what}{f': {more}' if more else ''}"
    if with_rules:
        yield from (f"  {words['rule']}: {each}" for each in _rules(one, language))


def over_all(those: Sequence[One], language: str) -> Iterator[str]:
    """What patients have in common, each with of how many it is so, the most first: rules, by the version that was followed where there
    are several, and then what changes in plans."""
    words = _WORDS[language]
    by_version: dict[str, list[One]] = {}
    for one in those:
        by_version.setdefault(one.told.before, []).append(one)
    for before, some in by_version.items():
        title = words["rules"] if len(by_version) == 1 else words["rules-from"].format(before=before or "-")
        yield from _counted(title, [_rules(one, language) for one in some], language)
    yield from _counted(words["all"], [_kinds(one, language) for one in those], language)


def _counted(title: str, of_each: Sequence[Iterable[str]], language: str) -> Iterator[str]:
    """Below a title what is so of somebody, and of how many; nothing where there is nothing."""
    counted = Counter(what for several in of_each for what in several)
    if counted:
        yield title
    for what, count in sorted(counted.items(), key=lambda each: -each[1]):
        yield f"  {_WORDS[language]['of'].format(what=what, count=count, all=len(of_each))}"


def each_patient(language: str, *, is_whole: bool) -> str:
    """What stands above the patients."""
    return _WORDS[language]["each" if is_whole else "each-more"]


def in_all(many: int, to: str, language: str, *, is_done: bool) -> str:
    """How many were moved, or would be."""
    one, several = _MANY[language]["moved" if is_done else "would"]
    return (one if many == 1 else several).format(many=many, to=to)


def _kinds(one: One, language: str) -> Iterator[str]:
    """What it changes for one patient, without what is this patient's own."""
    words = _WORDS[language]
    if one.gets_all:
        yield words["whole"]
    comes = f"{words['comes']}: "
    lines = (what for what, _ in (*_lines(one, language), *_held(one.told.held, language)))
    yield from dict.fromkeys(what for what in lines if not (one.gets_all and what.startswith(comes)))


def _rules(one: One, language: str) -> Iterator[str]:
    yield from dict.fromkeys(said(each.keyed, language) for each in one.told.differs)


def _lines(one: One, language: str) -> Iterator[tuple[str, str]]:
    """What it is, which is the same for all of whom it is so, and what more there is of this patient's."""
    words, told = _WORDS[language], one.told
    for says, several in (("overdue", told.overdue), ("soon", told.soon)):
        for late in several:
            what, _ = _task(late, language)
            yield f"{words[says]}: {what}", late.closes.isoformat()
    for each in told.new:
        what, more = _made(each.wanted, language)
        yield f"{words['comes']}: {what}", more
    for gone in told.gone:
        yield f"{words['goes']}: {_gone(gone, one, language)}", ""
    for shifted in told.shifted:
        what, more = _made(shifted.wanted, language)
        yield f"{words['changes']}: {what}", more


def _made(wanted: Wanted, language: str) -> tuple[str, str]:
    match wanted:
        case TaskWanted():
            return _task(wanted, language)
        case GoalToStand():
            return _goal(wanted, language)
        case MeasuringWanted():
            return _measuring(wanted, language)


def _task(one: TaskWanted, language: str) -> tuple[str, str]:
    days = dict.fromkeys((one.opens.isoformat(), one.closes.isoformat()))
    return _named(Kind.TASK, said(one.title.clinician, language), one.key, language), " - ".join(days)


def _goal(one: GoalToStand, language: str) -> tuple[str, str]:
    key = one.sources[0].key if one.sources else ""
    band = "" if one.band is None else said(band_in_words(one.band, one.unit), language)
    return _named(Kind.GOAL, said(one.title.clinician, language), key, language), band


def _measuring(one: MeasuringWanted, language: str) -> tuple[str, str]:
    title = said(one.title.clinician, language)
    return _named(Kind.MEASURING, title, one.key, language), rhythm(one.rhythm, language)


def _gone(change: TakeAway, one: One, language: str) -> str:
    kind, system = _TYPES[change.kind]
    keys = identifiers(one.told.trees.get(f"{kind}/{change.id}", {}), system)
    key = next((each.rpartition(":")[2].partition("/")[0] for each in keys), change.id)
    return _named(change.kind, _title(change.kind, key, one.old, language), key, language)


def _title(kind: Kind, key: str, old: Programme | None, language: str) -> str:
    """What the version that was followed calls it; empty where it is another programme's."""
    if old is None:
        return ""
    lists: dict[Kind, tuple[Task | Goal | Measurement | Questionnaire, ...]] = {
        Kind.TASK: old.tasks,
        Kind.GOAL: old.goals,
        Kind.MEASURING: (*old.measurements, *old.questionnaires),
    }
    titles = (each.title for each in lists[kind] if each.key == key)
    return next((said(each.clinician, language) for each in titles), "")


def _held(held: Iterable[HeldTask], language: str) -> Iterator[tuple[str, str]]:
    words = _WORDS[language]
    for one in held:
        title = said(one.task.title.clinician, language)
        lacks = words["held"].format(missing=said(one.missing, language))
        yield f"{title}: {lacks}", words["with"].format(who=one.name or words["responsible"])


def _named(kind: Kind, title: str, key: str, language: str) -> str:
    return " ".join(part for part in (_WORDS[language][kind], title, f"[{key}]") if part)
