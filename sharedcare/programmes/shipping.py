"""The programmes that come with the platform, as files."""

from collections.abc import Iterator
from pathlib import Path

_SHIPPED = Path(__file__).with_name("shipped")


def shipped() -> Iterator[bytes]:
    """Each file byte for byte, by name."""
    for file in sorted(_SHIPPED.glob("*.yaml")):
        yield file.read_bytes()
