"""What the patient is asked after a value: how to measure well, then what to do, and no sentence twice. Pure."""

import re
from collections.abc import Iterable
from datetime import timedelta

from sharedcare.care.findings.prompting import Prompt
from sharedcare.care.measuring.types import Entry, When
from sharedcare.overview.at_home import Standing
from sharedcare.programmes.telling import said

_BETWEEN = re.compile(r"(?<=[.?!])\s+")


def asked(*texts: str) -> str:
    """The texts as one, each sentence where it stands first: programmes write each text to be read by itself."""
    sentences = (one for text in texts for one in _BETWEEN.split(text.strip()) if one)
    return " ".join(dict.fromkeys(sentences))


def holding(prompts: Iterable[Prompt], found: Iterable[Standing]) -> list[Prompt]:
    """Those that hold now and here. What was said of a red value does so until a later value of the same thing has come, which is judged by
    itself; what was said of answers stands where they were given, and is not repeated to whoever opens the page next."""
    known = tuple(found)
    return [one for one in prompts if one.of is None or any(_is_newest(each, one) for each in known)]


def nothing_more(found: Iterable[Standing], prompts: Iterable[Prompt]) -> bool:
    """Whether nothing more is wanted today of what the plan asks for. `prompts` are those that hold: whoever is to measure again has
    something left to measure, and to whom something red was said nobody says in the same breath that there is nothing to do."""
    ordered = [one for one in found if one.entry.ordered is not None]
    is_asked_again = any(one.is_again or one.is_red for one in prompts)
    return bool(ordered) and not is_asked_again and all(one.when is not When.TODAY for one in ordered)


def _is_newest(one: Standing, prompt: Prompt) -> bool:
    if prompt.of is None or not one.entry.codes & prompt.codes:
        return False
    # A finding says when to the second.
    return one.newest is None or one.newest.newest.at < prompt.of + timedelta(seconds=1)


def again(prompts: Iterable[Prompt], entries: Iterable[Entry], *, language: str) -> tuple[str, ...]:
    """What to do about the values that were just sent, once for each thing that was measured. Of several it says which is which: "measure
    again" alone would be taken for one of them. What a limit says to them is said of what they measure themselves, and of nothing else.
    Beside what presses nothing milder is said of the same thing: "call" and "we will speak of it at the check-up" cannot both be meant."""
    known = tuple(entries)
    several: dict[str, list[Prompt]] = {}
    for one in prompts:
        name = next((said(each.title.citizen, language) for each in known if each.codes & one.codes), "")
        if name or one.is_again:
            several.setdefault(name, []).append(one)
    told = {
        name: asked(
            *(said(each.technique, language) for each in some), *(said(each.says, language) for each in some)
        )
        for name, some in ((name, _pressing(every) or every) for name, every in several.items())
    }
    return tuple(f"{name}: {text}" if name and len(told) > 1 else text for name, text in told.items())


def _pressing(prompts: Iterable[Prompt]) -> list[Prompt]:
    return [one for one in prompts if one.is_again or one.is_red]
