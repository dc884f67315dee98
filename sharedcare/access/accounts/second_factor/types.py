"""What second factors an account has, and what they have to do next."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Means(StrEnum):
    """By what somebody proved who they are. The words stand in the trail."""

    APP = "app"
    PASSKEY = "passkey"
    RECOVERY = "recovery code"


class Step(StrEnum):
    """What stands between the right password and being signed in."""

    NONE = "none"
    GIVE = "give"
    SET_UP = "set up"


class Passkey(NamedTuple):
    """A passkey as its owner knows it. `number` names it to us."""

    number: int
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Factors:
    """All that an account has. `app_since` is None without an app; `codes_left` are recovery codes not yet used."""

    app_since: datetime | None
    passkeys: tuple[Passkey, ...]
    codes_left: int

    @property
    def count(self) -> int:
        """How many there are to sign in with, recovery codes not counted."""
        return len(self.passkeys) + (self.app_since is not None)
