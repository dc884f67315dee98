"""What the patient is asked after a value: how to measure well, then what to do, and no sentence twice. Pure."""

import re
from collections.abc import Iterable

from sharedcare.care.findings.prompting import Prompt
from sharedcare.care.measuring.types import Entry
from sharedcare.programmes.telling import said

_BETWEEN = re.compile(r"(?<=[.?!])\s+")


def asked(*texts: str) -> str:
    """The texts as one, each sentence where it stands first: programmes write each text to be read by itself."""
    sentences = (one for text in texts for one in _BETWEEN.split(text.strip()) if one)
    return " ".join(dict.fromkeys(sentences))


def again(prompts: Iterable[Prompt], entries: Iterable[Entry], *, language: str) -> tuple[str, ...]:
    """What to do about the values that were just sent, once for each thing that was measured. Of several it says which is which: "measure
    again" alone would be taken for one of them. What a limit says to them is said of what they measure themselves, and of nothing else."""
    known = tuple(entries)
    several: dict[str, list[Prompt]] = {}
    for one in prompts:
        name = next((said(each.title, language) for each in known if each.codes & one.codes), "")
        if name or one.is_again:
            several.setdefault(name, []).append(one)
    told = {
        name: asked(
            *(said(each.technique, language) for each in some), *(said(each.says, language) for each in some)
        )
        for name, some in several.items()
    }
    return tuple(f"{name}: {text}" if name and len(told) > 1 else text for name, text in told.items())
