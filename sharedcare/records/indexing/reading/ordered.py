"""The one token of each value that a series is made of: a code of any system, a reference, a uri."""

from collections.abc import Callable, Sequence
from typing import Any

from sharedcare.records.indexing.gathered import Gathered, Read
from sharedcare.records.indexing.locality import Locality
from sharedcare.records.indexing.reading.referring import canonical_tokens
from sharedcare.records.indexing.references import literal
from sharedcare.records.indexing.tokens import code_token, reference_token, uri_token


def reader(path: str, datatype: str, *, alone: bool) -> Read:
    """How the values of a path that belongs to a series are kept.

    A path that is a series `alone` gives its tokens to the series at once; those of others wait until
    all paths of the series are read.
    """
    tokens_of = _TOKENS.get(datatype, _coded)

    def read(value: Any, into: Gathered) -> None:
        kept = into.series if alone else into.by_path.setdefault(path, [])
        kept.extend(tokens_of(path, value, into.locality))

    return read


def _concept(path: str, concept: Any, _: Locality) -> list[int]:
    return [code_token(path, each["code"]) for each in concept.get("coding") or () if each and "code" in each]


def _coded(path: str, code: Any, _: Locality) -> tuple[int, ...]:
    return (code_token(path, code),)


def _canonical(path: str, url: Any, _: Locality) -> tuple[int, ...]:
    return canonical_tokens(path, url)


def _reference(path: str, reference: Any, locality: Locality) -> tuple[int, ...]:
    text = reference.get("reference")
    if not text or text.startswith("#"):
        return ()
    found = literal(text, locality.own_urls)
    return (uri_token(path, text) if found is None else reference_token(path, found.key),)


_TOKENS: dict[str, Callable[[str, Any, Locality], Sequence[int]]] = {
    "CodeableConcept": _concept,
    "Reference": _reference,
    "canonical": _canonical,
}
