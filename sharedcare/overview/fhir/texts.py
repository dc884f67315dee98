"""The words of a resource, in all the languages in which it says them. Pure.

A resource says in which language it is (`Resource.language`), and what a primitive means in another with the core
extension `translation` on it (https://hl7.org/fhir/R4/extension-translation.html). Of codes that we have names for in
`terminology` we know more languages than the sender wrote.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from sharedcare.overview.fhir.elements import Tree
from sharedcare.overview.types import NOTHING, Text
from sharedcare.terminology import diagnoses, npu
from sharedcare.terminology.measures import NPU_OID, measurable

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
_LANGUAGES = ("da", "en")
_NOTHING: Tree = {}
_TURNS = re.compile(
    r"\b(?:tidligere|obs|mistanke|mistænkt|risiko|disposition|arvelig|ikke|ingen|uden|følger|formodet|afkræftet|"
    r"previous|former|history|suspected|risk|no|not|without|family)\b",
    re.IGNORECASE,
)
"""Words that turn what a code says into something else."""


def written(holder: Tree | None, element: str, resource: Tree) -> Text:
    """The string in an element of `holder`, a part of this resource or all of it."""
    words = holder.get(element) if holder else None
    if not words or not holder:
        return NOTHING
    return Text(str(words), _language(resource.get("language")), _translations(holder.get(f"_{element}")))


def said(concept: Tree | None, resource: Tree) -> Text:
    """What a CodeableConcept says to people: its text, else the first display, else the first code."""
    if not concept:
        return NOTHING
    codings = concept.get("coding", ())
    shown = next((one for one in codings if one.get("display")), None)
    found = written(concept, "text", resource) or written(shown, "display", resource)
    if found.others or not codings:
        return found
    names = next(filter(None, (_names(one.get("system", ""), one.get("code", "")) for one in codings)), ())
    if found:
        return Text(found.words, found.language, names) if names and _means(found.words, names) else found
    if names:
        return Text(names[0][1], names[0][0], names)
    return Text(next((str(one["code"]) for one in codings if one.get("code")), ""))


def first(concepts: Iterable[Tree], resource: Tree) -> Text:
    """What the first of several CodeableConcepts says."""
    return next((said(one, resource) for one in concepts), NOTHING)


def joined(separator: str, *parts: Text) -> Text:
    """Several texts as one, in each language that any of them has; what one lacks stays as it was written."""
    parts = tuple(filter(None, parts))
    if len(parts) < 2:
        return parts[0] if parts else NOTHING
    own = parts[0].language
    others = dict.fromkeys(language for part in parts for language, _ in part.others if language != own)

    def put(language: str) -> str:
        return separator.join(part.within(language, native=own)[0] for part in parts)

    return Text(put(own), own, tuple((language, put(language)) for language in others))


def first_sentence(text: Text) -> tuple[Text, Text]:
    """The first sentence without its full stop, as a heading has it, and what follows it, in each language. Where the record's own words
    are one sentence a translation stays whole, so that nothing of it is lost."""
    before, _, after = text.words.partition(". ")
    if not after:
        others = tuple((language, _unstopped(words)) for language, words in text.others)
        return Text(_unstopped(text.words), text.language, others), NOTHING
    cut = [(language, words.partition(". ")) for language, words in text.others]
    return (
        Text(before, text.language, tuple((language, _unstopped(parts[0])) for language, parts in cut)),
        Text(after, text.language, tuple((language, parts[2]) for language, parts in cut)),
    )


def _unstopped(words: str) -> str:
    return words if words.endswith("..") else words.removesuffix(".")


def _means(words: str, names: tuple[tuple[str, str], ...]) -> bool:
    """Whether our name of a code says no less than its sender: a smoker is not what a former smoker is."""
    turned = {one.lower() for one in _TURNS.findall(words)}
    return not turned or turned <= {one.lower() for _, name in names for one in _TURNS.findall(name)}


def _language(tag: str | None) -> str:
    return tag.partition("-")[0].lower() if tag else ""


def _translations(beside: Tree | None) -> tuple[tuple[str, str], ...]:
    """What stands beside a primitive in other languages; a translation that lacks a part is none."""
    if not beside:
        return ()
    found = []
    for one in beside.get("extension", ()):
        if one.get("url") != TRANSLATION:
            continue
        # A screen reads hundreds: the two parts are looked up without asking what type their value has.
        parts = {part.get("url"): part for part in one.get("extension", ())}
        language = parts.get("lang", _NOTHING).get("valueCode")
        content = parts.get("content", _NOTHING)
        words = content.get("valueString") or content.get("valueMarkdown")
        if language and words:
            found.append((_language(language), words))
    return tuple(found)


@lru_cache(maxsize=4096)
def _names(system: str, code: str) -> tuple[tuple[str, str], ...]:
    """Our own names of a code by language; none for a code that we do not know."""
    known = measurable(system, code)
    if known is not None:
        return (("da", known.danish), ("en", known.english))
    if system in (npu.SYSTEM, NPU_OID):
        analysis = npu.analysis(code)
        return () if analysis is None else tuple(zip(_LANGUAGES, analysis.short, strict=True))
    names = [(language, diagnoses.name_of(system, code, language)) for language in _LANGUAGES]
    return tuple(names) if all(name for _, name in names) else ()
