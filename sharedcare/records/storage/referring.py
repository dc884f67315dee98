"""What the changes of a commit refer to by literal references, and the refusal of those that lead nowhere."""

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from sharedcare.records.errors import DanglingReference
from sharedcare.records.indexing.locality import here
from sharedcare.records.indexing.references import literal
from sharedcare.records.types import Change, Delete, Window
from sharedcare.records.validation import references

Places = dict[int, tuple[int, str, str]]
"""The key of what is referred to, to where: the change, the place in its resource, and the type referred to."""


class Referred(NamedTuple):
    """What is referred to (key to type), and through which window it has to be seen."""

    types: Mapping[int, str]
    window: Window | None


def referred_to(changes: Sequence[Change], keys: Sequence[int]) -> Places:
    """What the literal references lead to, except to what is changed here."""
    own = {key for change, key in zip(changes, keys, strict=True) if not isinstance(change, Delete)}
    places: Places = {}
    for position, change in enumerate(changes):
        for one in () if isinstance(change, Delete) else references(change.document.tree):
            target = literal(one.value, here().own_urls)
            if target is not None and target.key not in own:
                places.setdefault(target.key, (position, one.place, target.type))
    return places


def refuse_dangling(places: Places, gone: Container[int]) -> None:
    """Raise DanglingReference for the first reference that leads to what is gone."""
    for key, (position, place, name) in places.items():
        if key in gone:
            refusal = DanglingReference(
                f"{place} refers to a {name} that is not stored here. Store that first."
            )
            refusal.index = position
            raise refusal
