"""What systems and programmes say to people, in Danish and English.

The stories are written in Danish; `english.toml` says the same in English. A system that knows both writes the English
beside the Danish as a translation (docs/reference/resources.md). What people write to each other stays as they wrote it.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sharedcare.region.systems import Resource

LANGUAGE = "da"
"""In which everything is written that does not say otherwise."""

_TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same in both languages."""

    danish: str
    english: str


Words = str | Bilingual
"""Danish that `english.toml` knows, or both."""


def both(words: Words) -> Bilingual:
    """The words in both languages. Raises KeyError for Danish that nobody has translated."""
    return words if isinstance(words, Bilingual) else Bilingual(words, _english()[words])


def put(template: str, **parts: Words) -> Bilingual:
    """A sentence that `english.toml` knows, with these in its braces. A name or a number is one in both languages."""
    pairs = {
        name: part if isinstance(part, Bilingual) else Bilingual(part, part) for name, part in parts.items()
    }
    return Bilingual(
        template.format(**{name: one.danish for name, one in pairs.items()}),
        _english()[template].format(**{name: one.english for name, one in pairs.items()}),
    )


def joined(separator: Words, *parts: Bilingual) -> Bilingual:
    """Several as one."""
    between = separator if isinstance(separator, Bilingual) else Bilingual(separator, separator)
    return Bilingual(
        between.danish.join(one.danish for one in parts), between.english.join(one.english for one in parts)
    )


def number(value: float, decimals: int = 1) -> Bilingual:
    """A number as each language writes it."""
    english = f"{value:.{decimals}f}"
    return Bilingual(english.replace(".", ","), english)


def element(name: str, words: Words) -> Resource:
    """A primitive element with its translation."""
    said = both(words)
    parts = [{"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": said.english}]
    return {name: said.danish, f"_{name}": {"extension": [{"url": _TRANSLATION, "extension": parts}]}}


def text(words: Words) -> Resource:
    """A CodeableConcept of words alone."""
    return element("text", words)


@cache
def _english() -> dict[str, str]:
    sections = tomllib.loads(Path(__file__).with_name("english.toml").read_text(encoding="utf-8"))
    return {danish: english for section in sections.values() for danish, english in section.items()}
