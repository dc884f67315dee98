"""Whatever systems and programmes of the made-up region say in Danish, they say in English too."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from sharedcare.overview.fhir.texts import said, written
from sharedcare.region import region
from sharedcare.region.bilingual import both, put
from sharedcare.region.calendar import ZONE
from sharedcare.region.drugs import GLARGINE, LATANOPROST, TIOTROPIUM
from sharedcare.region.entries.dosing import dose
from sharedcare.region.names import FEMALE, MALE
from sharedcare.region.organisations import NEIGHBOURHOODS

Tree = dict[str, Any]
UNTIL = datetime(2026, 11, 22, 14, 2, tzinfo=ZONE)
_SAID = ("text", "description", "detail", "title", "name", "valueString", "display")
_DANISH = re.compile(
    r"[æøåÆØÅ]|\b(og|af|til|med|på|efter|mod|ved|gange?|daglig|dage?|uger?|den|det|ikke|kontrol)\b",
    re.IGNORECASE,
)
_TOWNS = [one.town for one in NEIGHBOURHOODS]
_NAMES = re.compile("|".join((*_TOWNS, *FEMALE, *MALE)))
_WRITTEN_BY_PEOPLE = re.compile(
    r"Communication\.|Goal\(matters\)|Task\(handover\)\.(description|input\.valueString)|^(?!Goal).*\.note\.|"
    r"\.mitigation\.|^ServiceRequest\.extension\.valueString|^(Practitioner|Patient|RelatedPerson)\.name|^Contract\.(signer|extension)"
)
"""Messages, notes, what matters, the words of a hand-over, what was done about a finding; names of people, and signatures.
And how often something is measured, as programmes' files write it."""


def _resources() -> list[Tree]:
    charts = region.charts(seed=3, until=UNTIL, patients=60)
    return [*region.common(until=UNTIL), *(one for chart in charts for one in chart.resources)]


def _texts(resource: Tree) -> Iterator[tuple[str, str, str]]:
    """Everything said in a resource: where, in Danish, and in English or empty."""
    kind = re.search(r"-(handover|matters)-\d+$", resource["id"])
    root = resource["resourceType"] + (f"({kind[1]})" if kind else "")

    def walk(node: Any, path: str) -> Iterator[tuple[str, str, str]]:
        if isinstance(node, list):
            for each in node:
                yield from walk(each, path)
        elif isinstance(node, dict):
            for name, value in node.items():
                if isinstance(value, str) and name in _SAID and "reference" not in node:
                    text = said(node, resource) if "coding" in node else written(node, name, resource)
                    words, language = text.within("en", native="da")
                    yield f"{path}.{name}", value, words if language == "en" else ""
                elif not name.startswith("_"):
                    yield from walk(value, f"{path}.{name}")

    yield from walk(resource, root)


def _of_systems() -> Iterator[tuple[str, str, str]]:
    practices = {
        one["name"]
        for one in region.common(until=UNTIL)
        if one["resourceType"] == "Organization" and _is_practice(one)
    }
    for resource in _resources():
        for where, danish, english in _texts(resource):
            if not _WRITTEN_BY_PEOPLE.search(where) and danish not in practices:
                yield where, danish, english


def _is_practice(organisation: Tree) -> bool:
    return bool(organisation["type"][0]["coding"][0]["code"] == "general-practice")


def test_all_that_systems_say_is_said_in_english_too() -> None:
    untranslated = {(where, danish) for where, danish, english in _of_systems() if not english}

    assert not untranslated


def test_no_english_is_half_danish() -> None:
    texts = {english for _, _, english in _of_systems()}

    assert len(texts) > 200
    assert not {one for one in texts if _DANISH.search(_NAMES.sub("", one))}


def test_every_resource_tells_its_language_and_only_people_write_another() -> None:
    resources = _resources()

    assert {one["language"] for one in resources} == {"da", "ar"}
    assert {one["resourceType"] for one in resources if one["language"] == "ar"} == {"Communication"}


def test_what_nobody_has_translated_is_a_defect() -> None:
    with pytest.raises(KeyError):
        both("Noget helt nyt")


def test_a_sentence_is_filled_in_both_languages() -> None:
    assert put("{town} Kommune", town="Tornå").english == "Tornå Municipality"
    assert put("Deling af oplysninger: {what}", what=both("KOL")).english == "Sharing of information: COPD"


@pytest.mark.parametrize(
    ("danish", "english"),
    [
        ("2,5 mg 1 gang daglig, morgen", "2.5 mg once daily, morning"),
        (GLARGINE.doses[0], "10 units in the evening, s.c."),
        (LATANOPROST.doses[0], "1 drop in each eye once daily, evening"),
        (TIOTROPIUM.doses[0], "2.5 micrograms, 2 puffs once daily, inhaled"),
        ("1 pust i hvert næsebor daglig", "1 puff in each nostril daily"),
        ("1000 mg efter behov, højst 3 gange daglig", "1000 mg as needed, at most 3 times daily"),
        ("24/26 mg 2 gange daglig", "24/26 mg twice daily"),
    ],
)
def test_a_dose_is_said_as_one_says_it(danish: str, english: str) -> None:
    assert dose(danish).english == english
