"""The programmes that come with the platform, as files."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sharedcare.programmes import files
from sharedcare.programmes.shape import programme_of
from sharedcare.programmes.types import Programme

_SHIPPED = Path(__file__).with_name("shipped")


def shipped() -> Iterator[bytes]:
    """Each file byte for byte, by name."""
    for file in sorted(_SHIPPED.glob("*.yaml")):
        yield file.read_bytes()


def names() -> tuple[str, ...]:
    """The keys of the programmes that come with the platform."""
    return tuple(sorted(file.stem for file in _SHIPPED.glob("*.yaml")))


def file_of(key: str) -> bytes:
    """The file of one of them, byte for byte. Raises FileNotFoundError."""
    return (_SHIPPED / f"{key}.yaml").read_bytes()


@cache
def as_shipped(key: str) -> Programme:
    """What the file of this programme says. It has been checked before it was shipped. Raises FileNotFoundError."""
    return programme_of(files.read(file_of(key)).data)
