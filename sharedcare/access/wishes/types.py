"""Consents and blocks, as a patient and whoever helps them see them."""

from dataclasses import dataclass
from datetime import datetime

from sharedcare.access.grants.types import Treating


@dataclass(frozen=True, slots=True)
class Block:
    """What is kept from whom. `organizations` are ids (none named: from all but whoever entered it); with neither
    `entries` (`Type/id`) nor `kinds` (types of resources) it is the record as a whole."""

    organizations: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """A consent (`programme`) or a block that stands, by the id of its Consent. `by` is who wrote it down."""

    id: str
    since: datetime | None
    programme: str
    programme_text: str
    block: Block | None
    by: str


@dataclass(frozen=True, slots=True)
class Consequence:
    """The organisations that a decision takes the record from, and those that it opens it to, each once."""

    lose: tuple[Treating, ...]
    get: tuple[Treating, ...]
