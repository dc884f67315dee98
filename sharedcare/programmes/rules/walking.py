"""All parts of a programme with the way to each, so that a rule can look at every limit or window wherever it stands."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import fields

from sharedcare.programmes.errors import Path


def parts(part: Struct, path: Path = ()) -> Iterator[tuple[Path, Struct]]:
    """This part and all below it, with the path to each as the file has it."""
    yield path, part
    for step, value in entries(part):
        yield from _below(value, (*path, step))


def entries(part: Struct) -> Iterator[tuple[str, object]]:
    """What a part holds, by the keys that the file uses."""
    for key, name in _names(type(part)):
        yield key, getattr(part, name)


def _below(value: object, path: Path) -> Iterator[tuple[Path, Struct]]:
    if isinstance(value, Struct):
        yield from parts(value, path)
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _below(each, (*path, number))


@cache
def _names(kind: type[Struct]) -> tuple[tuple[str, str], ...]:
    return tuple((each.encode_name, each.name) for each in fields(kind))
