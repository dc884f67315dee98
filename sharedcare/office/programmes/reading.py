"""One programme as a page shows it: phases by sectors, measurements with their limits, and everything else that its file decides. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sharedcare.programmes.decided import Entry, Fact, decided
from sharedcare.programmes.differing.words import field_called
from sharedcare.programmes.telling import band, looks_at, rhythm, said, unit_in, windows
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.measuring import Limit, Measurement
from sharedcare.programmes.types.people import Role
from sharedcare.programmes.types.tasks import Task


@dataclass(frozen=True, slots=True)
class Work:
    """One task: what, when, and by which roles; `place` is where the page says all of it."""

    title: str
    when: str
    by: str
    place: str


@dataclass(frozen=True, slots=True)
class Row:
    """A phase, and what each sector does in it, by the sector's name and in the order of the columns."""

    phase: str
    about: str
    cells: tuple[tuple[str, tuple[Work, ...]], ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """A line of the table of measurements: of several limits of one measurement only the first says which it is. `says` is why the
    limit matters, and so for whom it is; `by` who measures, and `place` where the page says all of it."""

    title: str
    by: str
    place: str
    how_often: str
    compared: str
    says: str
    yellow: str
    red: str


@dataclass(frozen=True, slots=True)
class Told:
    """A part of the programme, and all that is decided of it, as one sentence (`says`) or fact by fact; `within` are the parts that lie in
    it, the outer before the inner."""

    place: str
    title: str
    says: str
    facts: tuple[Fact, ...]
    within: tuple["Told", ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A list of the programme."""

    place: str
    title: str
    parts: tuple[Told, ...]


class Reading:
    """A programme in one language, as it stands on a day."""

    def __init__(self, programme: Programme, language: str, *, on: date, patient: str) -> None:
        self._programme = programme
        self._language = language
        self._on = on
        self._roles = {each.key: each for each in programme.roles}
        self._anchors = {each.key: said(each.title, language) for each in programme.anchors}
        self._now = {
            each.key: period.organisation
            for each in programme.responsibilities
            for period in each.periods
            if period.since <= on and (period.until is None or on <= period.until)
        }
        self._sectors = {"": patient} | {
            each.key: said(each.title, language) for each in programme.organisations
        }

    def rows(self) -> tuple[Row, ...]:
        """The matrix: a row for each phase, a column for each sector that does anything at all."""
        tasks = self._programme.tasks
        columns = [key for key in self._sectors if any(self._does(task, key) for task in tasks)]
        return tuple(
            Row(
                said(phase.title.clinician, self._language),
                said(phase.about, self._language) if phase.about else "",
                tuple(
                    (
                        self._sectors[key],
                        tuple(
                            self._work(task, key)
                            for task in tasks
                            if task.phase == phase.key and self._does(task, key)
                        ),
                    )
                    for key in columns
                ),
            )
            for phase in self._programme.phases
        )

    def measured(self) -> Iterator[Measured]:
        """The lines of the table of measurements."""
        schedules = {each.key: each for each in self._programme.schedules}
        for one in self._programme.measurements:
            if not one.limits and not one.schedule:
                continue
            steps = schedules[one.schedule].steps if one.schedule else ()
            told = [rhythm(each.every, self._language) for each in steps if not each.while_]
            title = said(one.title.clinician, self._language)
            yield from self._limits(one, title, " → ".join(dict.fromkeys(told)))

    def chapters(self) -> tuple[Chapter, ...]:
        """Everything that the file decides, list by list."""
        found = decided(self._programme, language=self._language, on=self._on)
        return tuple(
            Chapter(
                each.part,
                each.title,
                tuple(
                    _told(_place(each.part, one.key), one.title, one, tuple(_within(each.part, one, one.key)))
                    for one in each.entries
                ),
            )
            for each in found
        )

    def also_measured(self) -> str:
        """What is measured when somebody orders it, and judged by nobody but whoever reads it."""
        those = (each for each in self._programme.measurements if not each.limits and not each.schedule)
        return ", ".join(said(each.title.clinician, self._language) for each in those)

    def _limits(self, one: Measurement, title: str, how_often: str) -> Iterator[Measured]:
        who = ", ".join(said(self._roles[each].title, self._language) for each in one.by)
        by = f"{field_called('by', self._language, within='measurements')} {who}"
        place = _place("measurements", one.key)
        if not one.limits:
            yield Measured(title, by, place, how_often, "", "", "", "")
        references = {
            each.key: said(each.title.clinician, self._language) for each in self._programme.references
        }
        for number, limit in enumerate(one.limits):
            reference = references.get(getattr(limit.quantity, "reference", ""), "")
            yield Measured(
                title if not number else "",
                by if not number else "",
                place,
                how_often if not number else "",
                looks_at(limit, reference, self._language),
                said(limit.says, self._language),
                self._band(one, limit, "yellow"),
                self._band(one, limit, "red"),
            )

    def _band(self, one: Measurement, limit: Limit, colour: str) -> str:
        found = getattr(limit, colour)
        percent = getattr(limit.quantity, "in_", "unit") == "percent"
        unit = "%" if percent else unit_in(one.unit, self._language)
        return band(found, unit, self._language) if found else ""

    def _work(self, task: Task, sector: str) -> Work:
        roles = (self._roles[key] for key in task.by)
        by = [said(each.title, self._language) for each in roles if self._sector(each) == sector]
        when = windows(task.when, self._anchors, self._language)
        title = said(task.title.clinician, self._language)
        return Work(title, when, ", ".join(by) if sector else "", _place("tasks", task.key))

    def _does(self, task: Task, sector: str) -> bool:
        return any(self._sector(self._roles[key]) == sector for key in task.by)

    def _sector(self, role: Role) -> str:
        return self._now.get(role.responsibility or "", "")


def _place(part: str, key: str) -> str:
    """The name of a place on the page; a key can be any of a file's."""
    return f"{part}-{key}" if key else ""


def _within(part: str, entry: Entry, path: str) -> Iterator[Told]:
    for each in entry.inside:
        place = f"{path}-{each.key}" if each.key else ""
        title = ": ".join(one for one in (each.kind, each.title) if one)
        yield _told(_place(part, place), f"{title[:1].upper()}{title[1:]}", each)
        yield from _within(part, each, place)


def _told(place: str, title: str, entry: Entry, within: tuple[Told, ...] = ()) -> Told:
    says = " ".join(each.says for each in entry.facts if not each.called)
    return Told(place, title, says, tuple(each for each in entry.facts if each.called), within)
