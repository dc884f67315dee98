"""Who acts, what they are about to do, and on which ground they may. Frozen shapes that every door uses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple


class Action(IntEnum):
    """What can be done to the record. The numbers are stored in the trail and never change their meaning."""

    READ = 1
    READ_VERSION = 2
    READ_HISTORY = 3
    SEARCH = 4
    READ_EVERYTHING = 5
    CREATE = 6
    UPDATE = 7
    DELETE = 8
    CHANGE_SEVERAL = 9
    ISSUE_TOKEN = 10
    REVOKE = 11
    SIGN_IN = 12
    SIGN_OUT = 13
    ADD_ACCOUNT = 14
    CHANGE_ACCOUNT = 15
    READ_OVERVIEW = 16
    READ_TRAIL = 17
    GIVE_PASSWORD = 40
    """The right password was given, and a second factor is asked for: who stops here may have stolen it."""
    CHANGE_FACTOR = 41
    END_SESSIONS = 42
    LAUNCH = 43
    """A system has asked for a link that opens a patient for one of its people."""


class Ground(IntEnum):
    """Why something was allowed. The numbers are stored in the trail and never change their meaning."""

    SCOPE = 1
    """A system client holds a scope for it (SMART App Launch 2, `system/` scopes)."""
    OPERATOR = 2
    """Somebody with a shell on the machine, by a `sharedcare` command."""
    ROLE = 3
    """Signed in as staff, with a right of the role: for what belongs to nobody, or among those whom it may see."""
    OWN_RECORD = 4
    """The patient, in their own record."""
    RELATIVE = 5
    """A relative or guardian whom the patient lets in, or the law."""
    TREATMENT = 6
    """The role's organisation treats the patient: programme, team, agreement and consent."""
    EMERGENCY = 7
    """The role has said why it has to look all the same, and everybody concerned is told."""
    OWN_ENTRY = 8
    """The role's organisation entered it, and nothing else opens the record."""
    DUTY = 9
    """An action of the house that has a rule of its own, such as writing down a consent."""


@dataclass(frozen=True, slots=True)
class Scopes:
    """What a token or an account allows: resource type, or `*`, to the letters of `cruds` it holds.

    `may_launch` is whether a system may open a patient here for one of its people, who then is signed in.
    """

    granted: Mapping[str, str] = field(default_factory=dict)
    may_launch: bool = False

    def allow(self, letter: str, resource_type: str) -> bool:
        """Whether the letter is held for this type, by name or by the wildcard."""
        return letter in self.granted.get(resource_type, "") or letter in self.granted.get("*", "")

    def within(self, other: "Scopes") -> "Scopes":
        """What both allow. These name their types; the other may have a wildcard."""
        both = {
            name: "".join(letter for letter in letters if other.allow(letter, name))
            for name, letters in self.granted.items()
        }
        return Scopes({name: letters for name, letters in both.items() if letters})


class Post(NamedTuple):
    """Where somebody who works stands: the code of the role (empty for a system), and keys: of the PractitionerRole (0
    for a system), of the organisation, of the one that treats as a whole, of this one and all above it, and of all that
    treat as this whole. `sor` is the organisation's code, `sector` the code of its sector (that of the whole where it says none
    itself; empty where that says none either)."""

    code: str
    role: int
    organization: int
    treating: int
    chain: tuple[int, ...]
    own: tuple[int, ...] = ()
    sor: str | None = None
    sector: str = ""


class Citizen(NamedTuple):
    """A patient, or a relative of patients: keys of the Patient, and of the RelatedPersons."""

    patient: int | None = None
    persons: tuple[int, ...] = ()


class Actor(NamedTuple):
    """Who acts, and from where. Made for each request by `actors`; a door only passes it on.

    `client` is the system that asks, `account` the person who is signed in, if it is a person. `role` is the id of the
    PractitionerRole, for the trail. Who stands at no post and is no citizen finds nobody's record, unless the ground
    is OPERATOR, or SCOPE with no organisation: a system of the region as a whole. A named tuple because one is made for
    every request; no caller takes it apart.
    """

    client: int
    name: str
    organization: str | None
    scopes: Scopes
    ground: Ground
    source: str | None = None
    request: int | None = None
    account: int | None = None
    role: str | None = None
    post: Post | None = None
    citizen: Citizen | None = None

    @property
    def sees_all(self) -> bool:
        """Whether no grant is asked for: the operator, a system of the region, an action with a rule of its own."""
        return self.ground in _OF_ALL and (self.ground is not Ground.SCOPE or self.organization is None)

    @property
    def on_duty(self) -> "Actor":
        """The same person on duty for all, by an action that has a rule of its own: what is stored so is no entry of
        their organisation's."""
        return self._replace(ground=Ground.DUTY, post=None)


_OF_ALL = (Ground.OPERATOR, Ground.SCOPE, Ground.DUTY)


class Issued(NamedTuple):
    """A token as it may be told of: by its number, since the token itself is known to its client alone."""

    number: int
    client: str
    organization: str | None
    scopes: str
    issued_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


class Member(NamedTuple):
    """An account as it may be told of. `organization` is the SOR code; `role` what the person is there, in words."""

    username: str
    display: str
    role: str
    organization_name: str
    organization: str | None
    practitioner_role: str
    scopes: str
    is_active: bool
    practitioner: str = ""


class Need(NamedTuple):
    """One right that an errand needs: to do this with resources of this type."""

    action: Action
    type: str


class Grant(NamedTuple):
    """A ground that opens one patient's record to an actor, from when until when (`until` excluded). `level` is a
    relative's."""

    ground: Ground
    since: datetime
    until: datetime
    level: int = 0


class Errand(NamedTuple):
    """What an actor is about to do: what the rules judge and the trail tells.

    `needs` are all rights it takes: a search needs one for each type whose content can show through.
    `key` and `version` name the one resource it is about, if it is about one. `what` describes it further
    and never holds a personal value: names of search parameters, for instance, without what was searched for.
    `as_of` is the earlier moment that is looked at, None for the present.
    """

    action: Action
    needs: tuple[Need, ...]
    type: str | None = None
    key: int | None = None
    version: int | None = None
    what: str | None = None
    as_of: datetime | None = None
