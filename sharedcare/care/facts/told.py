"""Whether another system says that something was done, by an entry under a code that means it. Pure.

MedCom's codes for general practice ask yes or no, how many, or when; systems write that as a truth, a number, a word, a code or a date.
What says no, nothing or something else says nothing here: whoever does it can tick it.
"""

from typing import Any

from sharedcare.care.elements import Element, codings, moment

_YES = (
    ("http://terminology.hl7.org/CodeSystem/v2-0136", "Y"),
    ("http://terminology.hl7.org/CodeSystem/v2-0532", "Y"),
    ("http://snomed.info/sct", "373066001"),
    ("http://loinc.org", "LA33-6"),
)
_WORDS = ("ja", "yes", "true")
_MADE = ("final", "amended", "corrected", "preliminary")


def says_yes(observation: Element) -> bool:
    """Whether this Observation says that it was done: yes, a number above 0, or the day of it."""
    return observation.get("status") in _MADE and (
        observation.get("valueBoolean") is True
        or _is_more_than_none(observation.get("valueInteger"))
        or _is_more_than_none(observation.get("valueQuantity", {}).get("value"))
        or _is_yes(observation.get("valueString"))
        or _is_coded_yes(observation.get("valueCodeableConcept"))
        or moment(observation.get("valueDateTime")) is not None
    )


def _is_more_than_none(number: Any) -> bool:
    return isinstance(number, int | float) and not isinstance(number, bool) and number > 0


def _is_yes(words: Any) -> bool:
    return isinstance(words, str) and words.strip().lower() in _WORDS


def _is_coded_yes(concept: Any) -> bool:
    if not isinstance(concept, dict):
        return False
    found = list(codings(concept))
    return any(one in _YES for one in found) if found else _is_yes(concept.get("text"))
