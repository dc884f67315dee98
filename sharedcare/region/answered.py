"""The patients answer what their programmes ask: most of them for weeks, some not of late, a few never. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sharedcare.programmes.answering import asked
from sharedcare.programmes.forms import Form, form_of
from sharedcare.programmes.shipping import as_shipped
from sharedcare.region.chart import Chart
from sharedcare.region.enrolled import episodes, is_near, luck

_NEVER, _NOT_OF_LATE = 0.12, 0.15
_WEEKS = (15, 8, 1)
"""Days ago on which somebody has answered who does; the last of them is left out by those who have stopped."""

_TROUBLED = 0.12
"""How often an answer is one that is looked at."""


@dataclass(frozen=True, slots=True)
class Given:
    """Answers that a patient gives at a moment."""

    patient: str
    questionnaire: str
    answers: dict[str, str]
    at: datetime


def answers(chart: Chart, *, seed: int, until: datetime) -> list[Given]:
    """What a patient answers of the questions that their programmes ask by a schedule, in order of time: of those of the first
    neighbourhood, where the demonstration's accounts work, for weeks, of the others the newest alone.

    Each has to be stored before anything that came later: by the clock of an answer all that would lie in the future.
    """
    chance, patient = luck(chart, "answers", seed=seed), chart.citizen.id
    weeks = _WEEKS if is_near(chart) else _WEEKS[-1:]
    found = []
    for programme, episode in episodes(chart).items():
        drawn = chance.random()
        days = () if drawn < _NEVER else weeks[:-1] if drawn < _NEVER + _NOT_OF_LATE else weeks
        for form in _by_schedule(programme):
            for day in days:
                at = until - timedelta(days=day, minutes=chance.randrange(240))
                if str(episode["period"]["start"]) < at.date().isoformat():
                    found.append(Given(patient, form.key, _chosen(form, chance), at))
    return sorted(found, key=lambda one: one.at)


def _by_schedule(programme: str) -> Iterator[Form]:
    for one in as_shipped(programme).questionnaires:
        found = form_of(one)
        if one.schedule and one.questions and found is not None:
            yield found


def _chosen(form: Form, chance: Random) -> dict[str, str]:
    """Answers to all that is asked: mostly that there is nothing, and nothing that cannot wait."""
    given: dict[str, str] = {}
    while missing := [one for one in asked(form, given) if one.key not in given]:
        possible = [each for each in missing[0].answers if each.shown_at_once is None]
        well = [each for each in possible if each.finding == "green"] or possible
        given[missing[0].key] = chance.choice(possible if chance.random() < _TROUBLED else well).key
    return given
