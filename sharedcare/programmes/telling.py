"""Times, bands and limits in words, in Danish and English: for summaries, and for the sentence that a finding says."""

from collections.abc import Mapping
from functools import cache
from itertools import groupby

from sharedcare.programmes.rhythms import Every, OnWeekdays, Rhythm, TimesA
from sharedcare.programmes.times import Duration, Offset, Unit, Window
from sharedcare.programmes.types.measuring import Average, Change, FromReference, Limit, Value
from sharedcare.programmes.types.words import Band, Text
from sharedcare.terminology.measures import MEASURABLES
from sharedcare.terminology.spacing import with_unit

_UNITS = {
    "da": {
        Unit.HOUR: ("time", "timer"),
        Unit.DAY: ("dag", "dage"),
        Unit.WEEK: ("uge", "uger"),
        Unit.MONTH: ("måned", "måneder"),
        Unit.YEAR: ("år", "år"),
    },
    "en": {each: (str(each), f"{each}s") for each in Unit},
}
_DAYS = {
    "monday": "mandag",
    "tuesday": "tirsdag",
    "wednesday": "onsdag",
    "thursday": "torsdag",
    "friday": "fredag",
    "saturday": "lørdag",
    "sunday": "søndag",
}
_A_DANISH = {
    Unit.HOUR: "i timen",
    Unit.DAY: "om dagen",
    Unit.WEEK: "om ugen",
    Unit.MONTH: "om måneden",
    Unit.YEAR: "om året",
}


def said(text: Text, language: str) -> str:
    """A text in this language."""
    return text.en if language == "en" else text.da


def quoted(words: str, language: str) -> str:
    """Words of the file inside of a sentence, in the quotation marks of the language."""
    return f"“{words}”" if language == "en" else f"»{words}«"


def duration(one: Duration, language: str) -> str:
    """`2 uger`."""
    return f"{one.count} {_unit(one.unit, one.count, language)}"


def windows(those: tuple[Window, ...], anchors: Mapping[str, str], language: str) -> str:
    """`dag 0 til dag 14, måned 3 efter: udskrevet`; anchors by key as they are called."""
    to, after = (" to ", "after") if language == "en" else (" til ", "efter")
    told = []
    for anchor, group in groupby(those, key=lambda each: each.anchor):
        points = (
            to.join(_point(point, language) for point in dict.fromkeys((each.opens, each.closes)))
            for each in group
        )
        told.append(f"{', '.join(points)} {after}: {small(anchors[anchor])}")
    return "; ".join(told)


def small(title: str) -> str:
    """A title inside a sentence: `Discharged` begins small, `RAAS inhibitor started` does not."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def sentence(words: str) -> str:
    """Words with what ends a sentence, where they have none."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


def rhythm(one: Rhythm, language: str) -> str:
    """`hver 4.-6. måned`, `2 gange om ugen`, `mandag og torsdag`."""
    if language == "en":
        return str(one)
    match one:
        case OnWeekdays():
            return "hver " + " og ".join(_DAYS[day] for day in one.days)
        case TimesA():
            return f"{one.times} {'gang' if one.times == 1 else 'gange'} {_A_DANISH[one.unit]}"
        case Every():
            every = "hvert" if one.shortest.unit is Unit.YEAR else "hver"
            unit = _unit(one.shortest.unit, 1, "da")
            if one.shortest != one.longest:
                return f"{every} {one.shortest.count}.-{one.longest.count}. {unit}"
            return f"{every} {unit}" if one.shortest.count == 1 else f"{every} {one.shortest.count}. {unit}"
    return str(one)


def band(one: Band, unit: str, language: str) -> str:
    """`<90 or ≥180 mm[Hg]`, `100-139 kg`."""
    low = f"<{number(one.below, language)}" if one.below is not None else ""
    low = f"≤{number(one.at_most, language)}" if one.at_most is not None else low
    high = f">{number(one.above, language)}" if one.above is not None else ""
    high = f"≥{number(one.at_least, language)}" if one.at_least is not None else high
    if one.is_between:
        joined = f"{high} {'and' if language == 'en' else 'og'} {low}"
    else:
        joined = f" {'or' if language == 'en' else 'eller'} ".join(each for each in (low, high) if each)
    return with_unit(joined, unit, language)


def looks_at(one: Limit, reference: str, language: str) -> str:
    """What a limit compares, where it is not the value itself: `change in 3 days`."""
    english = language == "en"
    match one.quantity:
        case Change(within=within):
            return f"change in {within}" if english else f"ændring på {duration(within, language)}"
        case FromReference(lasting=lasting):
            against = f"against {small(reference)}" if english else f"mod {small(reference)}"
            if lasting is None:
                return against
            return f"{against} for {lasting}" if english else f"{against} i {duration(lasting, language)}"
        case Average(over=over, baseline=baseline):
            mean = f"mean of {over}" if english else f"gennemsnit af {duration(over, language)}"
            if baseline is None:
                return mean
            before = f" against {baseline} before" if english else f" mod {duration(baseline, language)} før"
            return mean + before
        case Value():
            return ""


@cache
def unit_in(ucum: str, language: str) -> str:
    """A unit as people write it: `mmHg` for `mm[Hg]`; its code where nothing better is known."""
    return next((each.unit_in(language) for each in MEASURABLES if each.ucum == ucum), ucum)


def _point(one: Offset, language: str) -> str:
    return f"{_unit(one.unit, 1, language)} {one.count}"


def _unit(unit: Unit, count: int, language: str) -> str:
    one, many = _UNITS[language][unit]
    return one if count == 1 else many


def number(value: float | None, language: str) -> str:
    """A number with the decimal sign of the language, and no more digits than it has."""
    text = f"{value:g}"
    return text if language == "en" else text.replace(".", ",")
