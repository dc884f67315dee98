"""What somebody typed as a measurement: understood, or what is wrong with it. Pure.

Whoever types `81,3` and whoever types `81.3` mean the same. What cannot be is refused, and what is rare is asked about once: so a
slip of the finger is caught before it is judged, and a true value that is rare is not kept out.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import pairwise

from sharedcare.care.measuring.types import Amiss, Entry, Measured, Part, Wrong
from sharedcare.terminology.measures import Span

_NUMBER = re.compile(r"(?:\d{1,6}(?:[.,]\d{1,2})?|0[.,]\d{3})\Z")
"""Three digits behind a point are thousands to some and decimals to others: only behind a nought are they one thing."""
_TWICE = 2.0


def read(
    entry: Entry, typed: Mapping[str, str], *, last: Iterable[float] = (), sure: bool = False
) -> Measured | Wrong | None:
    """What was typed into the fields of an entry; None where they are empty. `last` are its numbers the time before; `sure` says that the
    reader was asked about a rare one, and it is so."""
    written = [typed.get(entry.field(part), "").strip() for part in entry.parts]
    if not any(written):
        return None
    for part, text in zip(entry.parts, written, strict=True):
        why = _amiss(part, text)
        if why is not None:
            return Wrong(entry, part, why)
    values = tuple(Decimal(text.replace(",", ".")) for text in written)
    if any(upper <= lower for upper, lower in pairwise(values)):
        return Wrong(entry, entry.parts[0], Amiss.UPSIDE_DOWN)
    before = (*last, *(None for _ in values))
    each = zip(entry.parts, values, before, strict=False)
    rare = (part for part, value, earlier in each if _is_rare(part, value, earlier))
    doubtful = None if sure else next(rare, None)
    return Measured(entry, values) if doubtful is None else Wrong(entry, doubtful, Amiss.UNLIKELY)


def _amiss(part: Part, text: str) -> Amiss | None:
    """What is wrong with one number by itself."""
    if not text:
        return Amiss.HALF
    if not text.isascii() or not _NUMBER.match(text):
        return Amiss.NO_NUMBER
    is_possible = part.possible is None or _is_in(part.possible, Decimal(text.replace(",", ".")))
    return None if is_possible else Amiss.IMPOSSIBLE


def _is_in(span: Span, value: Decimal) -> bool:
    return span[0] <= float(value) <= span[1]


def _is_rare(part: Part, value: Decimal, last: float | None) -> bool:
    """Of what nobody has said what is usual, that is more than twice or less than half of the patient's own last value."""
    if part.usual is not None:
        return not _is_in(part.usual, value)
    return bool(last) and last is not None and not last / _TWICE <= float(value) <= last * _TWICE
