"""What the plan says in words, in both languages: goals with the bands that they aim at. Pure."""

from collections.abc import Iterable

from sharedcare.programmes import telling
from sharedcare.programmes.combining.standing import GoalToStand
from sharedcare.programmes.combining.types import Side
from sharedcare.programmes.types.words import Band, Text, Wording


def goal_in_words(goal: GoalToStand) -> Wording:
    """The goal's title for each reader; with the band where it is made of several programmes' and so stands in none of their titles."""
    if goal.band is None or len(goal.sources) == 1:
        return goal.title
    band = band_in_words(goal.band, goal.unit)
    common = Text(da=f" (samlet mål: {band.da})", en=f" (goal in common: {band.en})")
    return Wording(
        citizen=_joined(goal.title.citizen, common), clinician=_joined(goal.title.clinician, common)
    )


def _joined(one: Text, other: Text) -> Text:
    return Text(da=one.da + other.da, en=one.en + other.en)


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
