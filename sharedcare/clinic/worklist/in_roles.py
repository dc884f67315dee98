"""In which role those have their tasks who stand on the list with one: as the programmes call it that ask for the task."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sharedcare.care.publishing.queries import shelf
from sharedcare.overview.in_role import in_role
from sharedcare.programmes.types import Programme
from sharedcare.worklist.read import Line


def in_roles(lines: Sequence[Line], *, today: date) -> list[Line]:
    """The same lines. Nothing is asked of the record where no programme asks for any of the tasks."""
    wanted = {each for line in lines for each in line.by_role.programmes}
    if not wanted:
        return list(lines)
    among = shelf()
    known = {(key, version): among.known(key=key, version=version) for key, version in wanted}
    return [_in_role(line, known, today) for line in lines]


def _in_role(line: Line, known: Mapping[tuple[str, str], Programme | None], today: date) -> Line:
    asking = [one for each in line.by_role.programmes if (one := known[each]) is not None]
    due = line.item.due.date() if line.item.due is not None else today
    return replace(line, owner=in_role(line.owner, line.by_role, asking, on=due))
