"""What a practice says, freed from the document it says it in."""

from dataclasses import dataclass
from datetime import datetime

from sharedcare.exchange.forms.tree import Tree
from sharedcare.exchange.parties.types import Identifier, Organisation, Professional


@dataclass(frozen=True, slots=True)
class Entry:
    """One condition on the list: `key` is what makes it this one, on this list and on the next."""

    key: str
    says: Tree


@dataclass(frozen=True, slots=True)
class ConditionList:
    """One document: all conditions that the practice stood for on `stated_at`. `number` is the document's own."""

    number: str
    stated_at: datetime
    person: Identifier
    practice: Organisation
    author: Professional
    entries: tuple[Entry, ...]
