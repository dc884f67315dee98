"""Questionnaires as people answer them: the items, a plausible set of answers for a score, and the score in words.

WHO-5 is quoted in its published Danish wording; of CAT only the score is kept, as its licence asks. Sources and limits:
programmes.md section 7.
"""

from sharedcare.region.bilingual import Words, both, put
from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart
from sharedcare.region.entries.measurements import scored
from sharedcare.region.entries.words import answers
from sharedcare.region.measures import CAT, WHO5

_WHO5 = (
    "I de sidste 2 uger har jeg været glad og i godt humør",
    "I de sidste 2 uger har jeg følt mig rolig og afslappet",
    "I de sidste 2 uger har jeg følt mig aktiv og energisk",
    "I de sidste 2 uger er jeg vågnet frisk og udhvilet",
    "I de sidste 2 uger har min dagligdag været fyldt med ting, der interesserer mig",
)
_HOW_OFTEN = ("På intet tidspunkt", "Lidt af tiden", "Lidt mindre end halvdelen af tiden", "Lidt mere end halvdelen af tiden",
              "Det meste af tiden", "Hele tiden")  # fmt: skip


def who5(chart: Chart, at: At, score: int) -> str:
    """WHO-5 with a score of 0 to 100, a multiple of four."""
    points = _shared_out(chart, score // 4)
    given: list[tuple[Words, Words | int]] = [
        (item, _HOW_OFTEN[point]) for item, point in zip(_WHO5, points, strict=True)
    ]
    told = answers(chart, "who-5", "WHO-5 trivselsindeks", at, given)
    return scored(chart, WHO5, at, sum(points) * 4, _who5_in_words(sum(points) * 4), answers=told)


def cat(chart: Chart, at: At, score: int) -> str:
    """The total of CAT, 0 to 40."""
    score = min(max(score, 2), 38)
    words = "Lille" if score < 10 else "Moderat" if score <= 20 else "Stor" if score <= 30 else "Meget stor"
    return scored(chart, CAT, at, score, put("{how} påvirkning af hverdagen", how=both(words)), answers=None)


def _who5_in_words(score: int) -> str:
    if score <= 35:
        return "Stor risiko for depression eller stress"
    return "Risiko for depression eller stress" if score <= 50 else "Ikke umiddelbart risiko for depression"


def _shared_out(chart: Chart, points: int) -> list[int]:
    """So many points on five items of 0 to 5 each, as evenly as people answer."""
    found = [points // 5] * 5
    for place in chart.chance.sample(range(5), points % 5):
        found[place] += 1
    return found
