"""Findings as they stand in the record, and what has to be done to them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sharedcare.programmes.types.words import Text

Tree = dict[str, Any]
UNJUDGED = ":not-judged:"
"""What the key of a finding begins with that says that judging itself failed: no programme has made it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A DetectedIssue. `key` names what it says and of what (empty where somebody else made it); `of` are the resources that
    made it; `status` preliminary until it is handled; `closed` whether judging has taken it back."""

    id: str
    version: int
    key: str
    at: datetime | None
    status: str
    of: tuple[str, ...]
    severity: str
    rule: str
    detail: Text
    closed: bool
    tree: Tree

    @property
    def programme(self) -> str:
        """The key of its programme; empty where somebody else made it."""
        return self.key.partition(":")[0]

    @property
    def rests_on(self) -> tuple[str, ...]:
        """All that was looked at: the resources that made it, and those that they were held against."""
        looked_at = (each for one in self.tree.get("evidence", ()) for each in one.get("detail", ()))
        return (*self.of, *(each["reference"] for each in looked_at if "reference" in each))

    @property
    def is_open(self) -> bool:
        """Nobody has handled it, and it has not been taken back."""
        return self.status == "preliminary"

    @property
    def asks_again(self) -> bool:
        """The patient has been asked to measure again, and it may be red once the time to do so is up."""
        asks = any(each.get("url") == "urn:sharedcare:ask-again" for each in self.tree.get("extension", ()))
        return self.is_open and asks

    @property
    def is_unjudged_value(self) -> bool:
        """It says that judging failed of a value, which can be made up for."""
        return self.key.startswith(f"{UNJUDGED}Observation/")

    @property
    def is_missing(self) -> bool:
        """It says that something has not come."""
        return ":missing:" in self.key

    @property
    def is_of_old_clock(self) -> bool:
        """It says that a value which had just come said of itself that it is old. Only another version of the value changes that."""
        return ":old-clock:" in self.key

    @property
    def is_unagreed(self) -> bool:
        """It says that the value that something is held against was never agreed."""
        return ":no-reference:" in self.key

    @property
    def is_blind(self) -> bool:
        """It says that nothing can be judged by its programme."""
        return ":not-judged:" in self.key


@dataclass(frozen=True, slots=True)
class Put:
    """A finding to be stored: a new one, or another version of one that stands."""

    tree: Tree
    of: Finding | None = None
