"""A programme as a page of text that a person reads through: phases, tasks by role, measurements with their limits."""

from collections.abc import Iterator
from datetime import date

from sharedcare.programmes.cautions import cautions
from sharedcare.programmes.coming import comes_when
from sharedcare.programmes.telling import band, duration, looks_at, rhythm, said, unit_in, windows
from sharedcare.programmes.times import Duration
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import BY_ITSELF
from sharedcare.programmes.types.measuring import Limit, Measurement
from sharedcare.programmes.types.people import Role
from sharedcare.programmes.types.schedules import Schedule
from sharedcare.programmes.types.tasks import Task

_WORDS = {
    "da": {
        "version": "version",
        "not-approved": "Ikke godkendt: kun til demonstration.",
        "approved": "Godkendt af",
        "for": "For hvem",
        "warnings": "Advarsler ved indmeldelse",
        "moments": "Tidspunkter, som der tælles fra",
        "by-hand": "sættes af den, der behandler",
        "by-itself": "kommer af sig selv",
        "when": "kommer, når",
        "levels": "Niveauer",
        "phases": "Faser",
        "tasks": "Opgaver efter rolle",
        "measurements": "Målinger",
        "goals": "Mål",
        "forms": "Spørgeskemaer",
        "yellow": "gul",
        "red": "rød",
        "then": "derefter",
        "for-long": "i",
        "about": "ca.",
        "while": "særligt",
        "some": "hos nogle patienter",
        "sources": "Kilder med forbehold",
        "heed": "Forbehold",
    },
    "en": {
        "version": "version",
        "not-approved": "Not approved: for demonstration only.",
        "approved": "Approved by",
        "for": "For whom",
        "warnings": "Warnings at enrolment",
        "moments": "Moments that times are counted from",
        "by-hand": "set by whoever treats",
        "by-itself": "comes by itself",
        "when": "comes when",
        "levels": "Levels",
        "phases": "Phases",
        "tasks": "Tasks by role",
        "measurements": "Measurements",
        "goals": "Goals",
        "forms": "Questionnaires",
        "yellow": "yellow",
        "red": "red",
        "then": "then",
        "for-long": "for",
        "about": "about",
        "while": "at times",
        "some": "in some patients",
        "sources": "Sources with a caution",
        "heed": "Caution",
    },
}


def shown(programme: Programme, *, language: str, on: date) -> Iterator[str]:
    """The lines of the page, as it stands on a day: who answers for what moves with the law."""
    yield from _Page(programme, language, on).lines()


class _Page:
    def __init__(self, programme: Programme, language: str, on: date) -> None:
        self._programme = programme
        self._language = language
        self._words = _WORDS[language]
        self._on = on
        self._anchors = {each.key: said(each.title, language) for each in programme.anchors}
        self._schedules = {each.key: each for each in programme.schedules}
        self._references = {each.key: said(each.title.clinician, language) for each in programme.references}

    def lines(self) -> Iterator[str]:
        one, words = self._programme, self._words
        head = f"{said(one.title.clinician, self._language)} ({one.key}, {words['version']} {one.version})"
        yield from (head, "=" * len(head), said(one.about.clinician, self._language))
        approved = "; ".join(
            f"{each.by} {each.on} ({said(each.of, self._language)})" for each in one.approvals
        )
        yield f"{words['approved']} {approved}." if approved else words["not-approved"]
        yield from self._part("for", (said(each.says, self._language) for each in one.eligibility.criteria))
        yield from self._part(
            "warnings", (said(each.says, self._language) for each in one.eligibility.warnings)
        )
        yield from self._part("moments", self._moments())
        yield from self._part("levels", self._levels(), mark="")
        yield from self._part("phases", self._phases())
        yield from self._part("tasks", self._tasks(), mark="")
        yield from self._part("measurements", self._measurements(), mark="")
        yield from self._part("goals", self._goals(), mark="")
        yield from self._part(
            "forms", (said(each.title.clinician, self._language) for each in one.questionnaires)
        )
        yield from self._part(
            "sources",
            (f"{each.title}: {said(each.caution, self._language)}" for each in one.sources if each.caution),
        )

    def _part(self, name: str, lines: Iterator[str], mark: str = "- ") -> Iterator[str]:
        found = [f"{mark}{each}" for each in lines]
        if found:
            title = self._words[name]
            yield from ("", title, "-" * len(title), *found)

    def _moments(self) -> Iterator[str]:
        words, comes = self._words, comes_when(self._programme, self._language)
        for one in self._programme.anchors:
            told = words["by-itself"] if one.key in BY_ITSELF else words["by-hand"]
            if one.key in comes:
                told = f"{words['when']} {comes[one.key]}"
            yield f"{said(one.title, self._language)}: {told}"

    def _levels(self) -> Iterator[str]:
        for stratification in self._programme.stratifications:
            yield said(stratification.title, self._language)
            for level in stratification.by_rank:
                title, effect = (said(each, self._language) for each in (level.title.clinician, level.effect))
                yield f"  - {title}: {effect}"

    def _phases(self) -> Iterator[str]:
        roles = {each.key: each for each in self._programme.roles}
        for phase in self._programme.phases:
            length = (
                f", {self._words['about']} {duration(phase.length, self._language)}" if phase.length else ""
            )
            yield f"{said(phase.title.clinician, self._language)}{length}. {self._role(roles[phase.responsible])}"

    def _tasks(self) -> Iterator[str]:
        for role in self._programme.roles:
            tasks = [each for each in self._programme.tasks if role.key in each.by]
            if tasks:
                yield self._role(role)
                yield from (f"  - {self._task(each)}" for each in tasks)

    def _task(self, task: Task) -> str:
        when = windows(task.when, self._anchors, self._language)
        repeat = f"; {self._words['then']} {rhythm(task.repeat.every, self._language)}" if task.repeat else ""
        if task.meets is not None:
            repeat = f"; {rhythm(task.meets.every, self._language)}{self._for(task.meets.lasts)}"
        return f"{said(task.title.clinician, self._language)} [{task.key}]: {when}{repeat}"

    def _measurements(self) -> Iterator[str]:
        for one in self._programme.measurements:
            how_often = f": {self._schedule(self._schedules[one.schedule])}" if one.schedule else ""
            yield f"- {said(one.title.clinician, self._language)} [{one.key}]{how_often}"
            for limit in one.limits:
                yield f"    {self._limit(one, limit)}"

    def _goals(self) -> Iterator[str]:
        for one in self._programme.goals:
            yield f"- {said(one.title.clinician, self._language)}"
            for text in cautions(self._programme, one, on=self._on):
                yield f"    {self._words['heed']}: {said(text, self._language)}"

    def _limit(self, one: Measurement, limit: Limit) -> str:
        reference = self._references.get(getattr(limit.quantity, "reference", ""), "")
        compared = looks_at(limit, reference, self._language)
        bands = (("yellow", limit.yellow), ("red", limit.red))
        unit = (
            "%" if getattr(limit.quantity, "in_", "unit") == "percent" else unit_in(one.unit, self._language)
        )
        told = [f"{self._words[name]} {band(each, unit, self._language)}" for name, each in bands if each]
        some = f" ({self._words['some']})" if limit.applies_if else ""
        return f"{f'{compared}: ' if compared else ''}{', '.join(told)}{some}"

    def _schedule(self, schedule: Schedule) -> str:
        usual = [each for each in schedule.steps if not each.while_]
        special = [each for each in schedule.steps if each.while_]
        steps = [f"{rhythm(each.every, self._language)}{self._for(each.lasts)}" for each in usual]
        told = f", {self._words['then']} ".join(steps)
        for each in special:
            told += f" ({self._words['while']} {rhythm(each.every, self._language)})"
        return told

    def _for(self, lasts: Duration | None) -> str:
        return f" {self._words['for-long']} {duration(lasts, self._language)}" if lasts else ""

    def _role(self, role: Role) -> str:
        """A role, and the kind of organisation that it works in on the day."""
        title = said(role.title, self._language)
        responsibility = next(
            (each for each in self._programme.responsibilities if each.key == role.responsibility), None
        )
        if responsibility is None:
            return title
        kinds = {each.key: said(each.title, self._language) for each in self._programme.organisations}
        now = [
            kinds[each.organisation]
            for each in responsibility.periods
            if each.since <= self._on and (each.until is None or self._on <= each.until)
        ]
        return f"{title} ({', '.join(now)})" if now else title
