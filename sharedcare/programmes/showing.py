"""A programme as a page of text that a person reads through: who does what when, and then everything that its file decides."""

from collections.abc import Iterator
from datetime import date

from sharedcare.programmes.decided import Entry, Section, decided
from sharedcare.programmes.sectors import sector_of
from sharedcare.programmes.telling import duration, rhythm, said, windows
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Role
from sharedcare.programmes.types.tasks import Task

_WORDS = {
    "da": {
        "version": "version",
        "not-approved": "Ikke godkendt: kun til demonstration.",
        "approved": "Godkendt af",
        "by-role": "Opgaver efter rolle",
        "then": "derefter",
        "for-long": "i",
    },
    "en": {
        "version": "version",
        "not-approved": "Not approved: for demonstration only.",
        "approved": "Approved by",
        "by-role": "Tasks by role",
        "then": "then",
        "for-long": "for",
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

    def lines(self) -> Iterator[str]:
        one, words = self._programme, self._words
        head = f"{said(one.title.clinician, self._language)} ({one.key}, {words['version']} {one.version})"
        yield from _headed(head, "=")
        approved = "; ".join(
            f"{each.by} {each.on} ({said(each.of, self._language)})" for each in one.approvals
        )
        yield f"{words['approved']} {approved}." if approved else words["not-approved"]
        for section in decided(one, language=self._language, on=self._on):
            if section.part == "tasks":
                yield from ("", *_headed(words["by-role"], "-"), *self._by_role())
            yield from ("", *_section(section))

    def _by_role(self) -> Iterator[str]:
        for role in self._programme.roles:
            tasks = [each for each in self._programme.tasks if role.key in each.by]
            if tasks:
                yield self._role(role)
                yield from (f"  - {self._task(each)}" for each in tasks)

    def _task(self, task: Task) -> str:
        when = windows(task.when, self._anchors, self._language)
        repeat = f"; {self._words['then']} {rhythm(task.repeat.every, self._language)}" if task.repeat else ""
        if task.meets is not None:
            lasts = task.meets.lasts
            length = f" {self._words['for-long']} {duration(lasts, self._language)}" if lasts else ""
            repeat = f"; {rhythm(task.meets.every, self._language)}{length}"
        return f"{said(task.title.clinician, self._language)} [{task.key}]: {when}{repeat}"

    def _role(self, role: Role) -> str:
        """A role, and the kind of organisation that it works in on the day."""
        title, sector = (
            said(role.title, self._language),
            sector_of(self._programme, role, on=self._on),
        )
        kinds = {each.key: said(each.title, self._language) for each in self._programme.organisations}
        return f"{title} ({kinds[sector]})" if sector else title


def _headed(title: str, line: str) -> Iterator[str]:
    yield from (title, line * len(title))


def _section(section: Section) -> Iterator[str]:
    yield from _headed(section.title, "-")
    for entry in section.entries:
        yield from _entry(entry, "")


def _entry(entry: Entry, indent: str) -> Iterator[str]:
    called = f"{entry.title} [{entry.key}]" if entry.key else entry.title
    named = ": ".join(each for each in (entry.kind, called) if each)
    if named:
        yield f"{indent}- {named}"
    for fact in entry.facts:
        yield f"{indent}    {fact.called}: {fact.says}" if fact.called else f"{indent}    {fact.says}"
    for each in entry.inside:
        yield from _entry(each, f"{indent}    ")
