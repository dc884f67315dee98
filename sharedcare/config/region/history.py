"""Those who are followed day by day go into the record in order of time, by the clock of their story.

Otherwise any earlier moment would be an empty screen, since the record learnt of everything when it was loaded. What
happens is what `load` and `receive` do, moment by moment. Each moment counts all together or not at all and is known by
its receipt, so that a loading that was killed is continued; messages are known by their bytes.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import as_completed
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from hashlib import sha256
from typing import NamedTuple

import orjson

from sharedcare.config.progress import Report
from sharedcare.config.region.folder import Counted
from sharedcare.exchange.load.workers import crew
from sharedcare.region import region
from sharedcare.region.answered import Given, answers
from sharedcare.region.calendar import Calendar
from sharedcare.region.chart import Chart
from sharedcare.region.learnt import beginning, learnt
from sharedcare.region.systems import Resource

_TELL_EVERY = 50


@dataclass(frozen=True, slots=True)
class Telling:
    """Which region, and in which time zone messages mean their times."""

    seed: int
    until: datetime
    zone: tzinfo


class _Told(NamedTuple):
    resources: int
    messages: int
    refused: int


def tell(telling: Telling, *, patients: int, workers: int, report: Report) -> tuple[Counted, int]:
    """Tell the stories of so many people, the cast's first; what was stored, and how many messages were refused."""
    counted, refused = Counted(), 0
    told = 0
    with crew(workers) as pool:
        pool.submit(_common, telling).result()
        # Each by itself: some lives are a hundred times as long as others.
        for future in as_completed([pool.submit(_person, telling, place) for place in range(patients)]):
            found = future.result()
            counted.patients += 1
            counted.resources += found.resources
            counted.messages += found.messages
            refused += found.refused
            if counted.patients - told >= _TELL_EVERY:
                told = counted.patients
                report(f"{counted.patients / patients:4.0%}  {counted}")
    counted.resources += len(region.common(until=telling.until))
    return counted, refused


def _common(telling: Telling) -> None:
    first = region.person(0, calendar=Calendar(telling.until), seed=telling.seed)
    with _once(telling, "common", beginning(first)) as new:
        if new:
            _store(region.common(until=telling.until), beginning(first))


def _person(telling: Telling, place: int) -> _Told:
    from sharedcare.access.again import again  # a worker sets Django up before it imports this

    # What stands already is not told again, so that who stood in another's way can begin anew.
    return again(_told_of)(telling, place)


def _told_of(telling: Telling, place: int) -> _Told:
    calendar = Calendar(telling.until)
    chart = region.person(place, calendar=calendar, seed=telling.seed)
    is_of_cast = place < region.CAST
    # The cast have answered in their stories what they are to have answered.
    given = [] if is_of_cast else answers(chart, seed=telling.seed, until=telling.until)
    _chart(telling, chart, given, exactly=place == region.MAIN_CASE)
    refused = _messages(telling, chart)
    _days(telling, chart, of_cast=is_of_cast)
    return _Told(len(chart.resources), len(chart.messages), refused)


def _chart(telling: Telling, chart: Chart, given: list[Given], *, exactly: bool) -> None:
    for number, (moment, resources) in enumerate(learnt(chart, until=telling.until, exactly=exactly)):
        while given and given[0].at < moment:
            _answered(telling, given.pop(0))
        with _once(telling, f"{chart.citizen.id}/{number}", moment) as new:
            if new:
                _store(resources, moment)

    for one in given:
        _answered(telling, one)


def _answered(telling: Telling, given: Given) -> None:
    from sharedcare.care.answers.actions import answer  # a worker sets Django up before it imports these
    from sharedcare.config.region.living import acting

    with _once(telling, f"{given.patient}/{given.questionnaire}/{given.at}", given.at) as new:
        if new:
            answer(
                by=acting.patient(given.patient, at=given.at),
                patient=given.patient,
                questionnaire=given.questionnaire,
                answers=given.answers,
                source=f"Patient/{given.patient}",
                at=given.at,
            )


def _messages(telling: Telling, chart: Chart) -> int:
    from sharedcare.access.actors import operator  # a worker sets Django up before it imports these
    from sharedcare.exchange.inbox import actions
    from sharedcare.exchange.receive.taking import desk

    refused = 0
    by, here = operator("demo"), desk(telling.zone)
    for one in sorted(chart.messages, key=lambda message: message.sent):
        moment = datetime.fromisoformat(one.sent)
        [settled] = actions.receive(raws=[one.raw], desk=here, by=by, at=moment)
        refused += settled.message.state not in ("stored", "repeated")
    return refused


def _days(telling: Telling, chart: Chart, *, of_cast: bool) -> None:
    from sharedcare.config.region.living.day import live  # a worker sets Django up before it imports this

    def once(what: str) -> AbstractContextManager[bool]:
        return _once(telling, f"{chart.citizen.id}/{what}", telling.until)

    live(chart, once=once, seed=telling.seed, until=telling.until, of_cast=of_cast)


def _store(resources: Sequence[Resource], moment: datetime) -> None:
    from sharedcare.access import gate
    from sharedcare.access.actors import operator
    from sharedcare.records.document import parse
    from sharedcare.records.types import References, Update

    changes = [Update(parse(orjson.dumps(one)), one["id"]) for one in resources]
    gate.act(by=operator("load"), changes=changes, at=moment, references=References.MAY_DANGLE)


@contextmanager
def _once(telling: Telling, what: str, at: datetime) -> Iterator[bool]:
    """A transaction, and whether what is to be told in it has not been told yet."""
    from sharedcare.access import gate
    from sharedcare.records.receipts import new_among

    digest = sha256(f"region/{telling.seed}/{telling.until.isoformat()}/{what}".encode()).digest()
    with gate.together():
        yield bool(new_among([digest], at=at))
