"""Doses in words, which are made of few phrases: translated phrase by phrase, and told in numbers where they are regular."""

import re

from sharedcare.region.bilingual import Bilingual
from sharedcare.region.systems import UCUM, Resource

_PHRASES = (
    ("1 gang daglig i 5 dage", "once daily for 5 days"),
    ("3 gange daglig i 7 dage", "3 times daily for 7 days"),
    ("1 gang om ugen", "once a week"),
    ("1 gang daglig", "once daily"),
    ("2 gange daglig", "twice daily"),
    ("gange daglig", "times daily"),
    ("hver 3. måned", "every 3 months"),
    ("hver anden dag", "every other day"),
    ("efter behov", "as needed"),
    ("højst", "at most"),
    ("timer i døgnet", "hours a day"),
    ("i hvert øje", "in each eye"),
    ("i hvert næsebor daglig", "in each nostril daily"),
    ("under tungen", "under the tongue"),
    ("til måltiderne", "with meals"),
    ("til natten", "at night"),
    ("om aftenen", "in the evening"),
    ("på udslæt", "on the rash"),
    ("på pletterne", "on the patches"),
    ("inhaleret", "inhaled"),
    ("morgen", "morning"),
    ("aften", "evening"),
    ("mikrogram", "micrograms"),
    ("enheder", "units"),
    ("dråbe", "drop"),
    ("pust", "puffs"),
    ("sug", "inhalation"),
    ("liter/min", "litres/min"),
)
"""Danish and English; what holds another comes before it."""

_TIMES = (
    (r"(\d) gange? daglig", 1, "d"),
    (r"(1) gang om ugen", 1, "wk"),
    (r"hver anden dag", 2, "d"),
    (r"hver 3\. måned", 3, "mo"),
    (r"(?:om aftenen|til natten)", 1, "d"),
)
"""How often, and the period in which: once where no number stands."""
_WHEN = (("morgen", "MORN"), ("aften", "EVE"))
_AS_NEEDED = "efter behov"
_FOR_DAYS = re.compile(r"\bi (\d+) dage\b")
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")


def dose(danish: str) -> Bilingual:
    """A dose in both languages."""
    english = _DECIMAL.sub(".", danish)
    for ours, theirs in _PHRASES:
        english = re.sub(rf"\b{ours}(?!\w)", theirs, english)
    return Bilingual(danish, english.replace("1 puffs", "1 puff"))


def often(danish: str) -> Resource:
    """How often a dose is taken, as a FHIR Dosage says it; nothing where the words do not tell a rhythm."""
    if _AS_NEEDED in danish:
        return {"asNeededBoolean": True}
    for words, period, unit in _TIMES:
        found = re.search(rf"\b{words}\b", danish)
        if found is None:
            continue
        repeat: Resource = {}
        if lasts := _FOR_DAYS.search(danish):
            days = {"value": int(lasts[1]), "unit": "d", "system": UCUM, "code": "d"}
            repeat["boundsDuration"] = days
        repeat |= {
            "frequency": int(found[1]) if found.groups() else 1,
            "period": period,
            "periodUnit": unit,
        }
        when = [code for word, code in _WHEN if re.search(rf"\b{word}(?:en)?\b", danish)]
        return {"timing": {"repeat": repeat | ({"when": when} if when else {})}}
    return {}
