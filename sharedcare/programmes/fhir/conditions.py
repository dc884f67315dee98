"""Conditions of a programme as FHIR has them: each is an expression in a language of our own, its words beside it."""

from collections.abc import Iterator, Mapping

import msgspec

from sharedcare.programmes.fhir.naming import CONDITION
from sharedcare.programmes.fhir.words import Resource, element
from sharedcare.programmes.shape import plain
from sharedcare.programmes.types.conditions import Condition, Conditions, Judged, Named
from sharedcare.programmes.types.words import Text

Titles = Mapping[str, Text]
"""What conditions that have a key of their own are called."""


def conditions(kind: str, those: Conditions, titles: Titles) -> Iterator[Resource]:
    """What must hold for an action to apply, to `start`, or to `stop`."""
    for each in those:
        yield {"kind": kind, "expression": expression(each, titles)}


def expression(one: Condition, titles: Titles) -> Resource:
    """An Expression: the piece of the file that says it, as JSON."""
    text = msgspec.json.encode(plain(one), order="sorted").decode()
    said = _said(one, titles)
    words = element("description", said) if said is not None else {}
    return {**words, "language": CONDITION, "expression": text}


def _said(one: Condition, titles: Titles) -> Text | None:
    match one:
        case Judged():
            return one.says
        case Named():
            return titles.get(one.condition)
    return None
