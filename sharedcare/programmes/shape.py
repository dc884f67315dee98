"""Between plain data and the types: what a file holds becomes a Programme, and the schema is made from the same types."""

from typing import Any

import msgspec

from sharedcare.programmes.errors import NotUnderstood
from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.times import Duration, Share, Window
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.layer import Layer
from sharedcare.programmes.types.library import Instrument
from sharedcare.programmes.written import Written

WRITTEN: tuple[type[Written], ...] = (Duration, Window, Share, Rhythm)
"""The types that are written as text of their own."""


def programme_of(data: object) -> Programme:
    """The programme that plain data describe. Raises msgspec.ValidationError when they do not fit the types."""
    return msgspec.convert(data, Programme, dec_hook=_read)


def layer_of(data: object) -> Layer:
    """The local layer that plain data describe. Raises msgspec.ValidationError when they do not fit the types."""
    return msgspec.convert(data, Layer, dec_hook=_read)


def instrument_of(data: object) -> Instrument:
    """The questionnaire of the library that plain data describe. Raises msgspec.ValidationError when they do not fit the types."""
    return msgspec.convert(data, Instrument, dec_hook=_read)


def plain(part: object) -> Any:
    """A part of a programme as plain data again: dicts, lists, texts and numbers."""
    # By way of JSON: `to_builtins` leaves tuples as they are.
    return msgspec.json.decode(msgspec.json.encode(part, enc_hook=str))


def _read(kind: type, value: Any) -> object:
    if not issubclass(kind, Written) or not isinstance(value, str):
        raise NotImplementedError
    try:
        return kind.parse(value)
    except NotUnderstood as refused:
        # Only ValueError and TypeError come out of msgspec with the path to the value.
        raise ValueError(refused.message) from refused
