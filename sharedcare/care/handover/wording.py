"""What of a hand-over is ours and not the sender's: it is said in both languages, since the receiver may read another. Pure."""

from collections.abc import Mapping
from typing import Any

from sharedcare.programmes.fhir.words import TRANSLATION
from sharedcare.programmes.types.words import Text


def called(tree: Mapping[str, Any], name: str = "description") -> Text | None:
    """What an element of it says in both languages; None where it says it in one."""
    told = next(iter(tree.get(f"_{name}", {}).get("extension", ())), None)
    if told is None or told.get("url") != TRANSLATION:
        return None
    parts = {one.get("url"): one for one in told.get("extension", ())}
    return Text(da=str(tree.get(name, "")), en=str(parts.get("content", {}).get("valueString", "")))


def items_called(tree: Mapping[str, Any]) -> dict[str, Text]:
    """The open items that are said in both languages, by what they are called in the first."""
    found = (called(one, "valueString") for one in tree.get("input", ()))
    return {one.da: one for one in found if one is not None}
