"""What a move changes, told in a terminal: for each patient, and over all of them by what it is. By ids and the programme's own words: no
text that somebody has written about a patient. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from sharedcare.care.elements import identifiers
from sharedcare.care.enrolment.moving import Moving
from sharedcare.care.enrolment.saying import band_in_words
from sharedcare.care.enrolment.standing_in import HeldTask
from sharedcare.programmes.combining.standing import GoalToStand, Kind, TakeAway, Wanted
from sharedcare.programmes.combining.types import MeasuringWanted, TaskWanted
from sharedcare.programmes.telling import rhythm, said

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
        "all": "Over all of them:",
        "of": "{count} of {all}: {what}",
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
        "all": "For dem alle:",
        "of": "{count} af {all}: {what}",
        Kind.TASK: "opgave",
        Kind.GOAL: "mål",
        Kind.MEASURING: "måling",
    },
}


def of_one(told: Moving, language: str) -> Iterator[str]:
    """What it changes for one patient, a line for each, with the times, bands and rhythms that it gets."""
    for what, more in dict.fromkeys(_lines(told, language)):
        yield f"  {what}{f': {more}' if more else ''}"


def kinds(told: Moving, language: str) -> list[str]:
    """What it changes for one patient, without what is this patient's own."""
    return list(dict.fromkeys(what for what, _ in _lines(told, language)))


def over_all(counted: Mapping[str, int], many: int, language: str) -> Iterator[str]:
    """What so many patients have in common, each with of how many it is so, the most first."""
    words = _WORDS[language]
    if many < 2:
        return
    if counted:
        yield words["all"]
    for what, count in sorted(counted.items(), key=lambda each: -each[1]):
        yield f"  {words['of'].format(what=what, count=count, all=many)}"


def _lines(told: Moving, language: str) -> Iterator[tuple[str, str]]:
    """What it is, which is the same for all of whom it is so, and what more there is of this patient's."""
    words = _WORDS[language]
    for says, several in (("overdue", told.overdue), ("soon", told.soon)):
        for late in several:
            what, _ = _task(late, language)
            yield f"{words[says]}: {what}", late.closes.isoformat()
    for each in told.new:
        what, more = _made(each.wanted, language)
        yield f"{words['comes']}: {what}", more
    for gone in told.gone:
        yield f"{words['goes']}: {_gone(gone, told, language)}", ""
    for shifted in told.shifted:
        what, more = _made(shifted.wanted, language)
        yield f"{words['changes']}: {what}", more
    for one in told.differs:
        yield f"{words['rule']}: {said(one.keyed, language)}", ""
    yield from _held(told.held, language)


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


def _gone(change: TakeAway, told: Moving, language: str) -> str:
    kind, system = _TYPES[change.kind]
    keys = identifiers(told.trees.get(f"{kind}/{change.id}", {}), system)
    key = next((each.rpartition(":")[2].partition("/")[0] for each in keys), change.id)
    return f"{_WORDS[language][change.kind]} [{key}]"


def _held(held: Iterable[HeldTask], language: str) -> Iterator[tuple[str, str]]:
    words = _WORDS[language]
    for one in held:
        title = said(one.task.title.clinician, language)
        lacks = words["held"].format(missing=said(one.missing, language))
        yield f"{title}: {lacks}", words["with"].format(who=one.name or words["responsible"])


def _named(kind: Kind, title: str, key: str, language: str) -> str:
    return f"{_WORDS[language][kind]} {title} [{key}]"
