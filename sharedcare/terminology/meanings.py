"""What a code is called here, and whether somebody's words mean the same thing. Pure.

Words are compared and not whole names: `Systolisk blodtryk, hjemme` means blood pressure. They need not be equal, since Danish writes
several words as one: `Kropsvægt` is a weight, and `Taljemål` has to do with `Talje`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sharedcare.terminology import npu
from sharedcare.terminology.diagnoses import name_of
from sharedcare.terminology.measures import MEASURABLES, Half, Measurable, measurable

_ALIKE = 4
"""Letters that a word has at the least which another may begin or end with."""
_TITLES = 1024
"""Of so many titles is kept what they name."""
_NAMELESS = frozenset(
    (
        # what every second name has in it
        "number", "tal", "antal", "score", "scale", "skala", "index", "indeks", "test", "level", "niveau", "rate", "total", "body",
        # where it was taken
        "blood", "blod", "plasma", "serum", "urine", "urin", "cells", "cell", "finger", "stix", "dipstick",
        # how and when
        "fasting", "faste", "fastende", "calculated", "beregnet", "arterial", "arteriel", "capillary", "kapillær", "venous", "venøst",
        "hours", "timer", "minutes", "minutter", "week", "ugen", "year", "older", "ældre", "method", "metode", "before", "after", "efter",
        # what only binds words
        "the", "and", "for", "from", "with", "of", "in", "at", "on", "to", "det", "den", "ved", "med", "fra", "til", "af", "pr", "om", "og",
        "i", "a", "an", "en", "et",
    )
)  # fmt: skip
"""Words that tell no two things apart: sharing one of them means nothing."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that is known here. `names` are all that it is called, the Danish and the English one that screens show first; `unlike`
    are those of what sounds like it and is another thing."""

    names: tuple[str, ...]
    unlike: tuple[str, ...] = ()

    def called(self, language: str) -> str:
        """Its name in this language."""
        return self.names[0 if language == "da" else 1]


def meaning(system: str, code: str) -> Meaning | None:
    """What a code of something measured means; None where it is not known here."""
    one = measurable(system, code)
    if one is None:
        return _of_analysis(code) if system == npu.SYSTEM else None
    return next((_of_half(one, half) for half in one.parts if (system, code) in half.codings), _of(one))


def called(system: str, code: str, language: str) -> str:
    """What a code is called here, be it of something measured or a diagnosis; empty where it is not known."""
    one = meaning(system, code)
    analysis = npu.analysis(code) if system == npu.SYSTEM else None
    if analysis is not None:
        return analysis.short[language == "en"]
    return name_of(system, code, language) if one is None else one.called(language)


def is_meant(one: Meaning, titles: Iterable[str]) -> bool:
    """Whether words mean this, in any languages: they share one with its names that tells things apart, or are one of its names, as
    `K+` is; and in no title something else that is known here is named better. `HDL cholesterol` is not just cholesterol. What is
    called by nothing that tells it apart, such as blood on a dipstick, may be meant by anything."""
    titles = tuple(titles)
    said = [_words(title) for title in titles]
    if any(map(_is_unlike(one), titles)) or any(_is_rather_another(each, one) for each in said):
        return False
    return (
        not any(map(_tells, _words_of(one)))
        or any(each and each in _names_of(one) for each in said)
        or any(_tells(word) for each in said for word in _shared(each, one))
    )


def _is_unlike(one: Meaning) -> Callable[[str], bool]:
    """Whether a title has one of the names of what is not this. Its words follow each other there: `Pulse and blood pressure` is no
    pulse pressure."""
    names = [f" {' '.join(_in_order(name))} " for name in one.unlike]
    return lambda title: any(name in f" {' '.join(_in_order(title))} " for name in names)


def _is_rather_another(said: frozenset[str], one: Meaning) -> bool:
    """Whether a name of something else is there as a whole, and says more of it than the names of this; or as much, where none of
    these is there as a whole."""
    named = _named(said)
    shared, is_named = _shared(said, one), any(which == one for which, _ in named)
    others = (each for which, each in named if which != one)
    return any(shared < each or (shared == each and not is_named) for each in others)


def _shared(said: frozenset[str], one: Meaning) -> frozenset[str]:
    """The words that are like one of its names."""
    return frozenset(word for word in said if any(_is_alike(word, each) for each in _words_of(one)))


@lru_cache(maxsize=_TITLES)
def _named(said: frozenset[str]) -> tuple[tuple[Meaning, frozenset[str]], ...]:
    """All of which a name is there as a whole, with the words that are it. A title is asked for each code that it has."""
    return tuple(
        (one, whole)
        for one, names in _all_names()
        for name in names
        if (whole := _whole(said, name)) is not None
    )


def _whole(said: frozenset[str], name: frozenset[str]) -> frozenset[str] | None:
    """The words that are a name; None where it is not there as a whole."""
    found: set[str] = set()
    for each in name:
        alike = {word for word in said if len(word) >= len(each) and _is_alike(word, each)}
        if not alike:
            return None
        found |= alike
    return frozenset(found) - _NAMELESS if name else None


@cache
def _all_names() -> tuple[tuple[Meaning, tuple[frozenset[str], ...]], ...]:
    return tuple((one, _names_of(one)) for one in _all())


@cache
def _all() -> tuple[Meaning, ...]:
    found: dict[Meaning, None] = {}
    for one in MEASURABLES:
        found.update(dict.fromkeys([_of(one), *(_of_half(one, half) for half in one.parts)]))
    for code in npu.codes():
        known = _of_analysis(code) if measurable(npu.SYSTEM, code) is None else None
        if known is not None:
            found[known] = None
    return tuple(found)


@cache
def _names_of(one: Meaning) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(map(_words, one.names)))


@cache
def _words_of(one: Meaning) -> frozenset[str]:
    return frozenset[str]().union(*_names_of(one)) - _NAMELESS


def _of(one: Measurable) -> Meaning:
    return Meaning((one.danish, one.english, *one.also, *_analysed(one.npu)), one.unlike)


def _of_half(one: Measurable, half: Half) -> Meaning:
    names = (f"{own}, {part[:1].lower()}{part[1:]}" for own, part in _both(one, half))
    others = (f"{also} {name}" for also in half.also for name in (one.danish, one.english, *one.also))
    return Meaning((*names, *others, *half.also, *_analysed(half.npu)))


def _both(one: Measurable, half: Half) -> tuple[tuple[str, str], ...]:
    return ((one.danish, half.danish), (one.english, half.english))


def _of_analysis(code: str) -> Meaning | None:
    one = npu.analysis(code)
    return None if one is None else Meaning((*one.short, *one.long))


def _analysed(codes: Iterable[str]) -> Iterator[str]:
    for code in codes:
        one = npu.analysis(code)
        yield from () if one is None else one.short


def _words(text: str) -> frozenset[str]:
    """The words of a text in small letters: `O₂` is `o2`."""
    return frozenset(_in_order(text))


def _in_order(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())


def _is_alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _ALIKE or shorter in _NAMELESS:
        return one == other
    return longer.startswith(shorter) or longer.endswith(shorter)


def _tells(word: str) -> bool:
    return len(word) > 1 and not word.isdecimal() and word not in _NAMELESS
