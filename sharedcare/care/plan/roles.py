"""In which role whoever has a task of a programme does it: programmes name roles, and a task says which it is for. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sharedcare.care.elements import OURS, Element, codings, sources_of
from sharedcare.programmes.combining.people import organisation_of
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.words import Text


@dataclass(frozen=True, slots=True)
class ByRole:
    """The roles that a task is for, by their keys, and the programmes that ask for it, as key and version. Empty for a task of nobody's but
    people's."""

    roles: tuple[str, ...] = ()
    programmes: tuple[tuple[str, str], ...] = ()


BY_NO_ROLE = ByRole()


def by_role(task: Element) -> ByRole:
    """Those of a FHIR Task."""
    roles = (
        code
        for one in task.get("performerType", ())
        for system, code in codings(one)
        if system == OURS + "programme-role"
    )
    sources = ((one.programme, one.version) for one in sources_of(task))
    return ByRole(tuple(dict.fromkeys(roles)), tuple(dict.fromkeys(sources)))


def titles(one: ByRole, programmes: Iterable[Programme], *, kind: str, on: date) -> tuple[Text, ...]:
    """What those of the roles are called that stand on a day in this kind of organisation: of somebody else's nothing is said, who has the
    task for want of them or was given it by a person."""
    asking = {key for key, _ in one.programmes}
    return tuple(
        dict.fromkeys(
            role.title
            for programme in programmes
            if programme.key in asking
            for role in programme.roles
            if role.key in one.roles and organisation_of(programme, role, on=on) == kind
        )
    )
