"""The instruments of the library, by key. Read once, when first asked for: they come with the code and do not change."""

from functools import cache
from pathlib import Path

from sharedcare.programmes import files
from sharedcare.programmes.shape import instrument_of
from sharedcare.programmes.types.library import Instrument

_HERE = Path(__file__).parent


def instrument(key: str) -> Instrument | None:
    """The instrument that programmes name so; None when the library has none."""
    return instruments().get(key)


@cache
def instruments() -> dict[str, Instrument]:
    """All of them, by key. Nobody changes the dict."""
    found = (instrument_of(files.read(each.read_bytes()).data) for each in sorted(_HERE.glob("*.yaml")))
    return {each.key: each for each in found}
