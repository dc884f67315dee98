"""Puts names and codes into a sentence, and keeps out what may be personal."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

_NAME = re.compile(r"[A-Za-z_](?:[A-Za-z_]|[0-9](?![0-9]{3})){0,63}")
_CODE = re.compile(r"(?:[A-Za-z._:/-]|[0-9](?![0-9]{3})){1,40}")
_MOST = 20


def shown_name(name: str) -> str | None:
    """A property name that may be repeated, or None: a hand-made document may have a CPR number for one."""
    return name if _NAME.fullmatch(name) else None


def shown_code(value: object) -> str:
    """What a coded element holds, in quotes, or `what it holds` when that does not look like a code."""
    return f"'{value}'" if isinstance(value, str) and _CODE.fullmatch(value) else "what it holds"


def one_of(words: Sequence[str]) -> str:
    """`a, b or c`; of more than twenty their number."""
    if len(words) > _MOST:
        return f"one of {len(words)} codes such as {', '.join(words[:3])}"
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} or {words[-1]}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelled one was probably meant to be."""
    by_small = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), by_small, n=1, cutoff=0.7)
    return by_small[close[0]] if close else None
