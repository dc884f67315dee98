"""Words, codes and amounts as FHIR has them: Danish, with the English as its translation."""

from typing import Any

from sharedcare.programmes.types.words import Band, Code, Text
from sharedcare.terminology.systems import written

Resource = dict[str, Any]

LANGUAGE = "da"
UCUM = "http://unitsofmeasure.org"
TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"


def element(name: str, text: Text) -> Resource:
    """A primitive element, with its translation beside it."""
    return {name: text.da, f"_{name}": {"extension": [translation(text)]}}


def translation(text: Text) -> Resource:
    """The extension that holds the English of a Danish text."""
    parts = [{"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": text.en}]
    return {"url": TRANSLATION, "extension": parts}


def extension(url: str, text: Text) -> Resource:
    """An extension that holds a text in both languages."""
    return {"url": url, **element("valueString", text)}


def concept(*codes: Code, text: Text | None = None) -> Resource:
    """A CodeableConcept of codes, of words, or of both."""
    made: Resource = {}
    if codes:
        made["coding"] = [coding(each) for each in codes]
    return {**made, **(element("text", text) if text is not None else {})}


def coding(code: Code) -> Resource:
    """A code of a programme's file."""
    return {"system": written(code.system), "code": code.code}


def coded(system: str, code: str, text: Text | None = None) -> Resource:
    """A CodeableConcept of one code of our own."""
    return {
        "coding": [{"system": system, "code": code}],
        **(element("text", text) if text is not None else {}),
    }


def quantity(value: float, ucum: str) -> Resource:
    """An amount in a unit of UCUM."""
    return {"value": value, "unit": ucum, "system": UCUM, "code": ucum}


def between(band: Band, ucum: str) -> Resource | None:
    """A Range, where a band is one stretch; None for what lies outside of two ends: FHIR has no word for that."""
    low, high = band.high, band.low  # the lower side of a band ends where the range does
    if low is not None and high is not None and not band.is_between:
        return None
    ends = {"low": low, "high": high}
    return {name: quantity(value, ucum) for name, value in ends.items() if value is not None}
