"""What is asked of the trail, as it stands in an address: numbers, codes and days, and never a name or a CPR number. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any
from urllib.parse import urlencode

from sharedcare.access.audit.types import After, Sought
from sharedcare.access.types import Action, Ground

DEEDS: dict[str, tuple[Action, ...]] = {
    "looked": (
        Action.READ,
        Action.READ_VERSION,
        Action.READ_HISTORY,
        Action.READ_EVERYTHING,
        Action.READ_OVERVIEW,
    ),
    "searched": (Action.SEARCH,),
    "changed": (Action.CREATE, Action.UPDATE, Action.DELETE, Action.CHANGE_SEVERAL),
    "trail": (Action.READ_TRAIL,),
    "signing-in": (
        Action.SIGN_IN,
        Action.SIGN_OUT,
        Action.GIVE_PASSWORD,
        Action.END_SESSIONS,
        Action.LAUNCH,
    ),
    "accounts": (
        Action.ADD_ACCOUNT,
        Action.CHANGE_ACCOUNT,
        Action.CHANGE_FACTOR,
        Action.ISSUE_TOKEN,
        Action.REVOKE,
    ),
}
"""What can be asked for, in the words in which people think of it."""

GROUNDS = {one.name.lower().replace("_", "-"): one for one in Ground}
HERE = "/office/trail"
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: empty or None where it does not matter. `patient` is a logical id, `organization` a SOR code, both
    days are included."""

    account: int | None = None
    client: int | None = None
    role: str = ""
    patient: str = ""
    organization: str = ""
    since: date | None = None
    until: date | None = None
    deed: str = ""
    ground: str = ""
    refused: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is asked: then nothing is looked at."""
        return self == Asked()

    def sought(self, zone: tzinfo) -> Sought:
        """The entries that are meant."""
        return Sought(
            since=None if self.since is None else _begins(self.since, zone),
            until=None if self.until is None else _begins(self.until + timedelta(days=1), zone),
            patient=self.patient or None,
            account=self.account,
            client=self.client,
            role=self.role or None,
            organization=self.organization or None,
            actions=DEEDS.get(self.deed),
            ground=GROUNDS.get(self.ground),
            refused=True if self.refused else None,
        )

    def without(self, name: str) -> "Asked":
        """The same, but for one thing."""
        return replace(self, **{name: getattr(Asked(), name)})

    def address(self, path: str, after: After | None = None) -> str:
        """The address of what is asked, or of the page behind an entry."""
        said = {one.name: _said(getattr(self, one.name)) for one in fields(self)}
        pairs = {name: value for name, value in said.items() if value}
        if after is not None:
            pairs["after"] = f"{after.at.isoformat()},{after.id}"
        return f"{path}?{urlencode(pairs)}" if pairs else path


def asked_of(typed: Mapping[str, Any]) -> Asked:
    """What an address or a form asks. What cannot be meant is left out."""
    deed, ground = typed.get("deed", ""), typed.get("ground", "")
    return Asked(
        account=_number(typed.get("account", "")),
        client=_number(typed.get("client", "")),
        role=typed.get("role", "")[:_LONGEST],
        patient=typed.get("patient", "")[:_LONGEST],
        organization=typed.get("organization", "")[:_LONGEST],
        since=_day(typed.get("since", "")),
        until=_day(typed.get("until", "")),
        deed=deed if deed in DEEDS else "",
        ground=ground if ground in GROUNDS else "",
        refused=bool(typed.get("refused")),
    )


def after_of(text: str) -> After | None:
    """Behind which entry a page begins, as an address says it."""
    moment, _, number = text.partition(",")
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return None
    found = _number(number)
    return None if found is None or at.tzinfo is None else After(at, found)


def _said(value: object) -> str:
    if value is True:
        return "1"
    return "" if value is None or value is False else str(value)


def _begins(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 2000 <= found.year < 2200 else None
