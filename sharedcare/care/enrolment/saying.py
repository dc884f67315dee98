"""What the plan says in words, in both languages: goals with the bands that they aim at. Pure."""

from collections.abc import Iterable

from sharedcare.programmes import telling
from sharedcare.programmes.combining.standing import GoalToStand
from sharedcare.programmes.combining.types import Side
from sharedcare.programmes.types.words import Band, Text, Wording

_PLAIN = {
    "da": (("over", "mindst"), ("under", "højst"), " og ", " eller "),
    "en": (("above", "at least"), ("below", "at most"), " and ", " or "),
}
"""The lower end and the upper one, without and with the value itself, and what stands between them."""


def _number(value: float, language: str) -> str:
    """A number as one writes it."""
    return f"{value:g}" if language == "en" else f"{value:g}".replace(".", ",")


def goal_in_words(goal: GoalToStand) -> Wording:
    """The goal's title for each reader; with the band where it is made of different ones of several programmes and so stands in none of their
    titles."""
    if goal.band is None or not goal.is_common:
        return goal.title
    band = band_in_words(goal.band, goal.unit)
    common = Text(da=f"samlet mål: {band.da}", en=f"goal in common: {band.en}")
    plainly = _plainly(goal.band, goal.unit)
    aim = Text(da=f"mål: {plainly.da}", en=f"aim: {plainly.en}")
    return Wording(citizen=_joined(goal.title.citizen, aim), clinician=_joined(goal.title.clinician, common))


def _plainly(band: Band, unit: str) -> Text:
    """A band without signs: `over 50`, `mindst 3,5 og højst 5 mmol/L`."""
    return Text(da=_ends(band, unit, "da"), en=_ends(band, unit, "en"))


def _ends(band: Band, unit: str, language: str) -> str:
    low, high, both, either = _PLAIN[language]
    ends = [
        (low[0], band.above),
        (low[1], band.at_least),
        (high[0], band.below),
        (high[1], band.at_most),
    ]
    told = [f"{word} {_number(value, language)}" for word, value in ends if value is not None]
    return f"{(both if band.is_between else either).join(told)} {telling.unit_in(unit, language)}".rstrip()


def _joined(title: Text, more: Text) -> Text:
    return Text(da=_with(title.da, more.da), en=_with(title.en, more.en))


def _with(title: str, more: str) -> str:
    """The title with more in brackets: in those that it ends with, so that no two stand in a row."""
    return f"{title[:-1]}; {more})" if title.endswith(")") else f"{title} ({more})"


def band_in_words(band: Band, unit: str) -> Text:
    """A band with its unit as people write it."""
    return Text(
        da=telling.band(band, telling.unit_in(unit, "da"), "da"),
        en=telling.band(band, telling.unit_in(unit, "en"), "en"),
    )


def wins_over(band: Band, unit: str, losers: Iterable[Side]) -> Text:
    """Which goal wins over which others."""
    others = [band_in_words(each.band, unit) for each in losers]
    own = band_in_words(band, unit)
    return Text(
        da=f"{own.da} vinder over {', '.join(each.da for each in others)}.",
        en=f"{own.en} wins over {', '.join(each.en for each in others)}.",
    )
