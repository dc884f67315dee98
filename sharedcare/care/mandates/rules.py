"""What somebody in a role, of an organisation of some kind, may do by a patient's programmes. Pure.

A programme names a role by its profession and by what its organisation answers for. Which kind of organisation that is moves with
the law, so a role is somebody else's from the day on which the responsibility is.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sharedcare.access import rights
from sharedcare.programmes.sectors import sector_of
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.people import Role
from sharedcare.programmes.types.words import Text

PATIENT = "patient"
PROPOSE, WRITE = "propose", "write"
SET_GOALS, SET_LIMITS, CHANGE_PLAN = "set-goals", "set-limits", "change-plan"
HAND_OVER, ACCEPT, CLOSE = "hand-over", "accept", "close"
DECIDES = (SET_LIMITS, SET_GOALS, CHANGE_PLAN)
"""What somebody decides for a patient of whom they have taken over; a level is of the plan."""
_OF_PATIENT = frozenset({PROPOSE, WRITE})
_WRITTEN = {SET_GOALS: "Goal", SET_LIMITS: "ServiceRequest", CHANGE_PLAN: "Task"}
"""What is stored by it: whose role may not change such a thing on this platform may not by a programme either."""


@dataclass(frozen=True, slots=True)
class Mandate:
    """Where somebody stands towards a patient: `code` of their role in the directory (`patient` is the patient, empty whoever does
    not treat), `sector` the kind of their organisation (empty where nobody says it), and the day. `unread` are the programmes that the
    patient follows and that cannot be read here, so that nobody knows what they say of roles."""

    code: str
    sector: str
    today: date
    unread: tuple[str, ...] = ()
    is_asked: bool = False

    def rights(self, programmes: Sequence[Programme]) -> frozenset[str]:
        """All that any of these programmes gives. In a programme that does not name them, those who treat write and propose, and so
        they do where none of those that are followed can be read. Of who follows none, the platform's rights alone hold."""
        bound = _bound(self.code) & {ACCEPT} if self.is_asked else _bound(self.code)
        if not programmes:
            return bound & {PROPOSE, WRITE} if self.unread else bound
        roles = [role for one in programmes for role in roles_of(one, self)]
        given = frozenset(each for role in roles for each in role.may)
        return bound & (given if roles else frozenset({PROPOSE, WRITE}))

    def may(self, right: str, programmes: Sequence[Programme]) -> bool:
        """Whether any of these programmes lets them."""
        return right in self.rights(programmes)

    def is_named(self, programme: Programme, setters: Collection[str], right: str | None = None) -> bool:
        """Whether one of the roles that something names (`set-by`) is theirs. With a right it takes that too, in the same role."""
        if self.is_asked or (right is not None and right not in _bound(self.code)):
            return False
        roles = [role for role in roles_of(programme, self) if role.key in setters]
        return bool(_bound(self.code)) and any(right is None or right in role.may for role in roles)

    def may_set_goal(self, keys: Collection[str], programmes: Sequence[Programme]) -> bool:
        """Whether they agree on another target of a programme's goal (`<programme>:<goal>`): who the goal names, and where it names
        nobody whoever sets goals."""
        named = [
            (one, goal.set_by)
            for one in programmes
            for goal in one.goals
            if goal.set_by and f"{one.key}:{goal.key}" in keys
        ]
        if not named:
            return self.may(SET_GOALS, programmes)
        return SET_GOALS in _bound(self.code) and any(self.is_named(*each) for each in named)


def roles_of(programme: Programme, mandate: Mandate) -> list[Role]:
    """The roles of a programme that are theirs: of their profession, in an organisation of the kind that answers for it that day."""
    if not mandate.code:
        return []
    return [
        role
        for role in programme.roles
        if role.profession == mandate.code
        and (
            mandate.code == PATIENT
            or (mandate.sector and sector_of(programme, role, on=mandate.today) == mandate.sector)
        )
    ]


def titles(programme: Programme, setters: Iterable[str]) -> str:
    """Who it is that something names, in English, as refusals say it."""
    return ", ".join(one.en for one in named(programme, setters)) or "nobody"


def named(programme: Programme, setters: Iterable[str]) -> list[Text]:
    """Who it is that something names, by their titles."""
    wanted = set(setters)
    return [role.title for role in programme.roles if role.key in wanted]


def _bound(code: str) -> frozenset[str]:
    if code == PATIENT:
        return _OF_PATIENT
    if code not in rights.TREATING:
        return frozenset()
    held = rights.of_role(code).scopes
    found = {right for right, kind in _WRITTEN.items() if held.allow("u", kind)}
    return frozenset(found | {PROPOSE, WRITE, HAND_OVER, ACCEPT, CLOSE})
