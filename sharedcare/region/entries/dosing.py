"""Doses in words, which are made of few phrases: translated phrase by phrase."""

import re

from sharedcare.region.bilingual import Bilingual

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

_DECIMAL = re.compile(r"(?<=\d),(?=\d)")


def dose(danish: str) -> Bilingual:
    """A dose in both languages."""
    english = _DECIMAL.sub(".", danish)
    for ours, theirs in _PHRASES:
        english = re.sub(rf"\b{ours}(?!\w)", theirs, english)
    return Bilingual(danish, english.replace("1 puffs", "1 puff"))
