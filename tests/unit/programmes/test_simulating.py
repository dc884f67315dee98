"""A programme run over made-up patients: the same seed gives the same, and more of a programme gives more."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pytest

from sharedcare.programmes.simulating import telling
from sharedcare.programmes.simulating.expanding import measured_at, tasks_due
from sharedcare.programmes.simulating.page import page
from sharedcare.programmes.simulating.people import START, people
from sharedcare.programmes.simulating.running import simulate
from sharedcare.programmes.simulating.types import Simulated, Wanted
from sharedcare.programmes.types.words import Band
from tests.unit.programmes.judging.patients import shipped
from tests.unit.programmes.small import small

FEW = Wanted(patients=30, weeks=12)


@pytest.fixture(scope="module")
def hearts() -> Iterator[Simulated]:
    yield simulate(shipped("heart-failure"), FEW)


def test_the_same_seed_makes_the_same_and_another_another(hearts: Simulated) -> None:
    again = simulate(shipped("heart-failure"), FEW)
    assert list(telling.lines(again, "en")) == list(telling.lines(hearts, "en"))
    assert page(again, language="da") == page(hearts, language="da")
    other = simulate(shipped("heart-failure"), replace(FEW, seed=2))
    assert other.counted.alerts != hearts.counted.alerts


def test_a_task_every_other_week_is_that_much_work() -> None:
    programme = small()
    [person, *_] = people(programme, FEW)
    due = [moment for task, moment in tasks_due(programme, person) if task.key == "bandage"]
    assert len(due) == 6
    daily = list(measured_at(programme.schedules[0], person, programme))
    assert len([moment for moment, _ in daily if (moment - START).days < 14]) == 14
    assert 14 + 2 * 10 - 2 <= len(daily) <= 14 + 2 * 10 + 2
    [row] = telling.work(simulate(programme, FEW), "da")
    assert (row.name, round(row.average)) == ("Terapeut", round(7 * 100 / 12))


def test_a_narrower_limit_finds_more() -> None:
    programme = small()
    [weight] = programme.measurements
    [rise] = weight.limits
    tight = msgspec.structs.replace(rise, yellow=Band(at_least=0.2), red=None)
    narrower = small(measurements=(msgspec.structs.replace(weight, limits=(tight,)),))

    def yellow(found: Simulated) -> float:
        return sum(row.average for row in telling.alerts(found, "en") if row.colour == "yellow")

    wide = small(measurements=(msgspec.structs.replace(weight, limits=(rise,)),))
    assert yellow(simulate(narrower, FEW)) >= yellow(simulate(wide, FEW))


def test_it_is_told_in_both_languages_and_the_page_needs_nothing_else(hearts: Simulated) -> None:
    danish, english = (" ".join(telling.lines(hearts, language)) for language in ("da", "en"))
    assert "Telesygeplejerske" in danish
    assert "Telemonitoring nurse" in english
    assert "minutes per week" in english
    told = page(hearts, language="da")
    assert '<html lang="da">' in told
    assert "<svg" in told
    for outside in ("http:", "https:", "src=", "<script", "@import"):
        assert outside not in told
