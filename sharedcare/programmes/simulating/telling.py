"""What a simulation found, as lines and as the rows of a page. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sharedcare.programmes.simulating.types import Simulated
from sharedcare.programmes.simulating.words import WORDS
from sharedcare.programmes.telling import small

COLOURS = ("red", "yellow", "blue")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is, how much on average in a week, and week by week."""

    name: str
    average: float
    weeks: tuple[float, ...]
    colour: str = ""


def work(found: Simulated, language: str) -> list[Row]:
    """Tasks per week per 100 patients by role, the most first."""
    rows = [
        _row(_said(found.roles[role], language), weeks, found, "work")
        for role, weeks in found.counted.work.items()
    ]
    return sorted(rows, key=lambda row: (-row.average, row.name))


def minutes(found: Simulated, language: str) -> Row:
    """Minutes per week of one patient."""
    weeks = [each / found.wanted.patients for each in found.counted.minutes]
    return Row(WORDS[language]["each"], sum(weeks) / len(weeks), tuple(weeks), "minutes")


def alerts(found: Simulated, language: str) -> list[Row]:
    """Findings per week per 100 patients by rule and colour: red first, then by how many they are."""
    rows = [
        _row(_rule(found, rule, language), weeks, found, colour)
        for (rule, colour), weeks in found.counted.alerts.items()
    ]
    return sorted(rows, key=lambda row: (COLOURS.index(row.colour), -row.average, row.name))


def waiting(found: Simulated, language: str) -> Row:
    """Hand-overs that wait at any moment, per 100 patients."""
    return _row(WORDS[language]["total"], found.counted.waiting, found, "work")


def lines(found: Simulated, language: str) -> Iterator[str]:
    """All of it as text."""
    words = WORDS[language]
    yield f"{_said(found.title, language)} {found.version}: {about(found, language)}"
    yield from ("", words["work"])
    yield from _lines([(row.name, row) for row in work(found, language)], language)
    yield from ("", words["minutes"])
    yield from _lines([(words["each"], minutes(found, language))], language)
    yield from ("", words["alerts"])
    rows = alerts(found, language)
    yield from _lines([(f"{row.name}, {words[row.colour]}", row) for row in rows], language)
    for colour in COLOURS:
        total = sum(row.average for row in rows if row.colour == colour)
        name = f"{words[colour]} {words['all']}"
        yield f"  {name:84} {number(total, language):>8}"
    yield from ("", words["waiting"])
    yield from _lines([(words["total"], waiting(found, language))], language)
    yield f"  {handovers(found, language)}"
    yield from ("", words["about"], *(f"  {each}" for each in assumed(found, language)))


def assumed(found: Simulated, language: str) -> Iterator[str]:
    """How it was reckoned, and what could not be followed: measurements of which nothing but the limits told where their values lie, anchors
    that come by chance, and tasks that came to nobody."""
    words = WORDS[language]
    yield words["assumed"]
    for name, those in (
        ("follows", found.follows_limits),
        ("chance", found.by_chance),
        ("never", found.never),
    ):
        if those:
            yield words[name].format(names="; ".join(_said(each, language) for each in those))


def about(found: Simulated, language: str) -> str:
    """How many, how long, and from which seed."""
    wanted = found.wanted
    return WORDS[language]["of"].format(patients=wanted.patients, weeks=wanted.weeks, seed=wanted.seed)


def handovers(found: Simulated, language: str) -> str:
    """How many hand-overs there were, and how many waited too long."""
    return WORDS[language]["handovers"].format(count=found.counted.handovers, late=found.counted.late)


def number(value: float, language: str) -> str:
    """A number with one decimal, or two where it is small."""
    text = f"{value:.2f}" if abs(value) < 1 else f"{value:.1f}"
    return text if language == "en" else text.replace(".", ",")


def _lines(rows: Sequence[tuple[str, Row]], language: str) -> Iterator[str]:
    most = WORDS[language]["most"]
    if not rows:
        yield f"  {WORDS[language]['none']}"
    for name, row in rows:
        top = number(max(row.weeks), language)
        yield f"  {name:84} {number(row.average, language):>8}  ({most} {top})"


def _rule(found: Simulated, rule: str, language: str) -> str:
    key, _, what = rule.partition(":")
    title = found.rules.get(key)
    name = WORDS[language]["combination"] if title is None else _said(title, language)
    said = found.rules.get(rule)
    if what == "missing" or said is None:
        return name
    return f"{name}: {small(_said(said, language).rstrip('.'))}"


def _row(name: str, weeks: Sequence[float], found: Simulated, colour: str) -> Row:
    shares = tuple(each * 100 / found.wanted.patients for each in weeks)
    return Row(name, sum(shares) / len(shares), shares, colour)


def _said(pair: tuple[str, str], language: str) -> str:
    return pair[1] if language == "en" else pair[0]
