"""A patient pauses their own measuring, sees what that means, and ends it; a relative does by their level."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from sharedcare.care.findings.pausing.fhir import task
from sharedcare.care.findings.pausing.types import Planned, Reason
from tests.integration.access.care import store
from tests.integration.care.enrolment.enrolling import publish_shipped
from tests.integration.care.test_answers import trees
from tests.integration.clinic.browsing import browser, text
from tests.integration.clinic.test_limits_and_pause_pages import EPISODE
from tests.integration.portal.citizens import a_relative, the_patient

pytestmark = pytest.mark.django_db
HERE = "/my/pause"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
FORTNIGHT = {"since": "2026-03-05", "last": "2026-03-18"}


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """A Monday in March."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def enrolled(language: str = "da") -> Client:
    publish_shipped("heart-failure")
    patient = the_patient(language=language)
    store(EPISODE)
    return patient


def pauses() -> list[tuple[str, str]]:
    found = [one for one in trees("Task?patient=poul") if one["code"]["coding"][0]["code"] == "pause"]
    return sorted((one["status"], one["requester"]["reference"]) for one in found)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "Du har sat pause fra 05.03 til og med 18.03."),
        ("en", "Your pause: no measuring from 5 Mar until the end of 18 Mar."),
    ],
)
def test_a_pause_stands_on_the_patients_pages_and_is_ended_by_them(language: str, said: str) -> None:
    patient = enrolled(language)
    assert f'href="{HERE}"' in text(patient.get("/my"))
    assert f'href="{HERE}"' in text(patient.get("/my/measure"))

    assert patient.post(HERE, FORTNIGHT)["Location"] == f"{HERE}?done=paused"

    assert said in text(patient.get("/my"))
    page = text(patient.get(HERE))
    assert said in page
    name = page.split('name="end" value="')[1].split('"')[0]
    assert patient.post(HERE, {"end": name})["Location"] == f"{HERE}?done=ended"
    assert said not in text(patient.get("/my"))
    assert pauses() == [("cancelled", "Patient/poul")]


def test_a_pause_that_overlaps_one_that_stands_is_told_of_it_before_it_is_set() -> None:
    patient = enrolled()
    patient.post(HERE, FORTNIGHT)
    later = {"since": "2026-03-18", "last": "2026-03-20"}

    asked = patient.post(HERE, later)

    assert asked.status_code == 422
    assert "Der er allerede en pause i de dage. Du har sat pause fra 05.03" in text(asked)
    told = text(asked).partition('name="beside" value="')[2].partition('"')[0]
    # Told of it, and apart from it after all: nothing is asked again.
    apart = {"since": "2026-03-22", "last": "2026-03-23"}
    assert patient.post(HERE, {**later, **apart, "beside": told}).status_code == 302
    assert patient.post(HERE, {**later, "beside": told}).status_code == 302
    assert len(pauses()) == 3


def test_a_pause_that_is_over_already_is_told_so(clock: time_machine.Traveller) -> None:
    patient = enrolled()
    patient.post(HERE, {"since": "2026-03-02", "last": "2026-03-03"})
    name = text(patient.get(HERE)).split('name="end" value="')[1].split('"')[0]
    clock.shift(timedelta(minutes=10))

    assert patient.post(HERE, {"end": name}).status_code == 302
    again = patient.post(HERE, {"end": name})

    assert (again.status_code, "slut allerede" in text(again)) == (422, True)


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"since": "", "last": "2026-03-18"}, "Vælg den første dag"),
        ({"since": "2026-03-01", "last": "2026-03-18"}, "Vælg den første dag"),
        ({"since": "2026-03-05", "last": ""}, "Vælg den sidste dag"),
        ({"since": "2026-03-05", "last": "2026-03-04"}, "Vælg den sidste dag"),
        ({"since": "2026-03-05", "last": "2026-04-02"}, "højst vare 28 dage"),
    ],
)
def test_what_is_amiss_is_said_at_the_field_and_nothing_is_stored(sent: dict[str, str], why: str) -> None:
    answer = enrolled().post(HERE, sent)

    assert (answer.status_code, why in text(answer)) == (422, True)
    assert f'value="{sent["since"]}"' in text(answer)
    assert pauses() == []


def test_twenty_eight_days_are_not_too_long_whether_they_begin_today_or_later() -> None:
    patient = enrolled()

    assert patient.post(HERE, {"since": "2026-03-02", "last": "2026-03-29"}).status_code == 302
    assert patient.post(HERE, {"since": "2026-05-01", "last": "2026-05-28"}).status_code == 302


def test_a_relative_who_writes_pauses_by_their_own_name_and_one_who_measures_sees_it() -> None:
    enrolled()
    daughter = a_relative("write")

    assert daughter.post(HERE, FORTNIGHT).status_code == 302
    assert pauses() == [("in-progress", "RelatedPerson/inge")]
    assert "En pårørende har sat pause" in text(daughter.get("/my"))


@pytest.mark.parametrize("level", ["see", "measure"])
def test_a_relative_who_may_not_write_sees_a_pause_and_sets_none(level: str) -> None:
    enrolled().post(HERE, FORTNIGHT)
    daughter = a_relative(level)

    page = text(daughter.get(HERE))
    assert "Patienten har sat pause" in page
    assert "<form" not in page.split("<main")[1]
    assert f'href="{HERE}"' not in text(daughter.get("/my/measure")) if level == "measure" else True
    assert daughter.post(HERE, FORTNIGHT).status_code == 404
    assert len(pauses()) == 1


def test_a_pause_of_those_who_treat_is_theirs_to_end() -> None:
    patient = enrolled()
    browser()
    planned = Planned(Reason.ADMISSION, NOW - timedelta(days=1))
    store({**task(planned, patient="poul", by="PractitionerRole/demo-anne-role", at=NOW), "id": "admitted"})

    page = text(patient.get(HERE))
    assert "Dine behandlere har sat pause fra 01.03." in page
    assert "Den slutter, når dine behandlere siger det." in page
    assert patient.post(HERE, {"end": "admitted"}).status_code == 422
    assert pauses() == [("in-progress", "PractitionerRole/demo-anne-role")]


def test_who_is_in_no_programme_that_waits_for_values_has_nothing_to_pause() -> None:
    page = text(the_patient().get(HERE))

    assert "Så er der intet at holde pause fra" in page
