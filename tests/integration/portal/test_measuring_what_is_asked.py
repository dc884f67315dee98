"""The form is what the plan asks for: also a code that no page knows, of a programme that was written yesterday."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from sharedcare.access.actors import operator
from sharedcare.care.enrolment.actions import enrol
from sharedcare.care.publishing.actions import publish
from sharedcare.kernel.clock import now
from tests.integration.access.care import agreement, consent, store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import HEART, chosen, sectors, someone
from tests.integration.care.test_answers import trees
from tests.integration.clinic.browsing import poul, sign_in, text
from tests.integration.portal.citizens import citizen
from tests.integration.portal.test_measuring import to_measure_again
from tests.integration.worklist.world import finding
from tests.unit.programmes.small import SMALL

pytestmark = pytest.mark.django_db
HERE = "/my/measure"
WAIST = "56115-9"
ANKLE = "sprained-ankle"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """A Sunday in March."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def made_up() -> bytes:
    """A programme whose one measurement is a waist, weekly, yellow from 102 cm on."""
    said = (
        SMALL.replace("weight", "waist")
        .replace("29463-7", WAIST)
        .replace("unit: kg", "unit: cm\n    possible: {at-least: 30, at-most: 300}")
    )
    said = said.replace("citizen: {da: Vægt, en: Weight}", "citizen: {da: Mål om livet, en: Your waist}")
    said = said.replace(
        "clinician: {da: Vægt, en: Weight}", "clinician: {da: Taljemål, en: Waist circumference}"
    )
    said = said.replace("    by: [patient]\n    schedule: home", "    by: [patient]\n    how: {da: Lige over navlen., en: Above the navel.}\n    schedule: home")  # fmt: skip
    said = said.replace("{every: every day, for: 14 days, late-after: 24 hours}", "{every: every week, for: 3 weeks}")  # fmt: skip
    said = said.replace("        looks-at: {kind: change, within: 3 days}\n        yellow: {at-least: 1.0}\n        red: {at-least: 2.0}\n        readings: 2 of 3\n", "        yellow: {at-least: 102}\n")  # fmt: skip
    return said.encode()


def patient(*programmes: str, language: str = "da") -> Client:
    """Poul, whom Anne has enrolled in these."""
    sectors(*(one for one in programmes if one != ANKLE))
    store(poul(), *(consent("poul", one) for one in programmes))
    anne = someone("anne")
    for one in programmes:
        if one == ANKLE:
            store(agreement("ankle-agreement", "hospital", "town", "practice", programme=ANKLE))
            publish(raw=made_up(), by=operator("test"), at=NOON)
        more: dict[str, Any] = {"judged": {"is-sprained": True}, "levels": {}, "anchors": {}}
        choices = chosen(**(more if one == ANKLE else {}))
        enrol(patient="poul", programme=one, choices=choices, by=anne, at=NOON)
    return citizen("poul", patient_id="poul", language=language)


def nurse() -> Client:
    """Anne, signed in."""
    client = Client(headers={"accept-language": "da"})
    sign_in(client, username="anne")
    return client


def within(page: str, heading: str) -> str:
    """What stands under a heading of the page, until the next one."""
    return page.split(f">{heading}<")[1].split("<h2")[0]


def test_a_code_that_no_page_knows_is_measured_judged_and_on_the_one_screen() -> None:
    home = patient(ANKLE)
    page = within(text(home.get(HERE)), "Mål i dag")
    assert "Mål om livet" in page
    assert "Lige over navlen." in page
    assert "Hver uge indtil 22.03, derefter 2 gange om ugen." in page
    assert 'inputmode="decimal"' in page

    assert home.post(HERE, {WAIST: "104,5"}).status_code == 302

    [one] = trees("Observation?patient=poul")
    assert one["code"]["coding"] == [{"system": "http://loinc.org", "code": WAIST}]
    assert one["valueQuantity"] | {"value": None} == {
        "value": None,
        "unit": "cm",
        "system": "http://unitsofmeasure.org",
        "code": "cm",
    }
    [found] = trees("DetectedIssue?patient=poul")
    assert (found["severity"], found["status"]) == ("moderate", "preliminary")
    after = text(home.get(HERE))
    assert "Der er ikke mere at måle i dag." in after
    assert "104,5 cm" in after
    assert "Næste gang søn 08.03" in within(after, "De næste 7 dage")
    overview = text(nurse().get("/patient/poul"))
    assert "Taljemål" in overview
    assert "Mål om livet" not in overview, "what the patient calls it is for the patient"
    shared = text(home.get("/my/sharing/entries"))
    assert "Mål om livet" in shared
    assert "Taljemål" not in shared, "and what those who treat call it for them"
    assert "104,5" in overview


def test_what_was_typed_in_a_hurry_is_asked_about_by_the_value_before(clock: time_machine.Traveller) -> None:
    home = patient(ANKLE)
    home.post(HERE, {WAIST: "98"})
    clock.shift(timedelta(days=8))
    sign_in(home, username="poul")

    page = text(home.post(HERE, {WAIST: "208"}))

    assert "Er 208 cm rigtigt?" in page
    refused = text(home.post(HERE, {WAIST: "1045"}))
    assert "1045 cm kan ikke passe. Tallet skal være mellem 30 og 300." in refused
    assert "Skulle være målt i går." in page
    assert len(trees("Observation?patient=poul")) == 1


@pytest.mark.parametrize(("language", "today"), [("da", "Mål i dag"), ("en", "Measure today")])
def test_two_programmes_are_one_form_and_a_blood_pressure_is_one_thing(language: str, today: str) -> None:
    page = within(text(patient(HEART, ANKLE, language=language).get(HERE)), today)

    keys = [one.split('"')[0] for one in page.split('id="m-')[1:]]
    assert keys == ["weight", "blood-pressure", "pulse", WAIST]
    labels = {"da": ("Øvre blodtryk", "Nedre blodtryk"), "en": ("Upper blood pressure", "Lower blood pressure")}  # fmt: skip
    assert all(label in page for label in labels[language])


def test_what_one_programme_calls_otherwise_counts_for_all_and_is_not_missed_again() -> None:
    home = patient(HEART)

    home.post(HERE, {"weight": "81,3", "blood-pressure-upper": "128", "blood-pressure-lower": "76"})

    stored = {one["code"]["coding"][0]["code"]: one for one in trees("Observation?patient=poul")}
    assert set(stored) == {"NPU03804", "85354-9"}
    upper, lower = stored["85354-9"]["component"]
    assert [one["code"] for one in upper["code"]["coding"]] == ["MCS88019", "8480-6", "DNK05472"]
    assert lower["valueQuantity"]["code"] == "mm[Hg]"
    left = within(text(home.get(HERE)), "Mål i dag")
    assert [one.split('"')[0] for one in left.split('id="m-')[1:]] == ["pulse"]


def test_who_pauses_is_told_that_nobody_waits_and_can_send_all_the_same() -> None:
    home = patient(HEART)
    home.post("/my/pause", {"since": "2026-03-01", "last": "2026-03-10"})

    page = text(home.get(HERE))

    assert "Ingen venter på målinger nu." in page
    assert "Mål i dag" not in page
    assert home.post(HERE, {"weight": "81,3"}).status_code == 302


def test_while_the_patient_lies_in_hospital_nobody_waits_for_values_from_home() -> None:
    home = patient(ANKLE)
    store(*(one | {"status": "on-hold"} for one in trees("ServiceRequest?patient=poul")))

    assert "Ingen venter på målinger nu." in text(home.get(HERE))
    assert "Ingen venter på målinger nu." in text(home.get("/my/plan"))
    assert "at måle i dag" not in text(home.get("/my"))


def test_what_somebody_has_put_on_hold_alone_is_not_asked_for_and_the_rest_is() -> None:
    home = patient(HEART)
    [weight] = [one for one in trees("ServiceRequest?patient=poul") if "NPU03804" in str(one["code"])]
    store(weight | {"status": "on-hold"})

    page = text(home.get(HERE))

    assert "Ingen venter på målinger nu." not in page
    today, others = within(page, "Mål i dag").split("<details")
    assert [one.split('"')[0] for one in today.split('id="m-')[1:]] == ["blood-pressure", "pulse"]
    assert 'name="weight"' in others
    assert "Mål i dag: blodtryk og puls." in text(home.get("/my"))


def test_who_is_asked_to_measure_again_reads_it_wherever_they_look_and_not_that_nothing_is_left() -> None:
    home = patient(ANKLE)
    home.post(HERE, {WAIST: "98"})
    store(to_measure_again("again", WAIST, "Mål om livet igen."))

    for page in (HERE, f"{HERE}?done=1", "/my"):
        told = text(home.get(page))
        assert "Mål om livet igen." in told, page
        assert "ikke mere at måle" not in told, page


def test_to_whom_something_red_was_said_no_page_says_that_nothing_is_left_and_after_it_all_say_so(
    clock: time_machine.Traveller,
) -> None:
    home = patient(ANKLE)
    home.post(HERE, {WAIST: "98"})
    code = {"coding": [{"system": "http://loinc.org", "code": WAIST}]}
    says = {"url": "urn:sharedcare:citizen-text", "valueString": "Ring til klinikken."}
    store(finding("red", "poul", code=code, extension=[says], identifiedDateTime=now().isoformat()))

    for page in (HERE, "/my"):
        assert "Ring til klinikken." in text(home.get(page)), page
        assert "ikke mere at måle" not in text(home.get(page)), page

    clock.shift(timedelta(minutes=10))
    home.post(HERE, {WAIST: "97"})
    for page in (HERE, "/my"):
        assert "Ring til klinikken." not in text(home.get(page)), page
        assert "Der er ikke mere at måle i dag." in text(home.get(page)), page


@pytest.mark.parametrize(("language", "says"), [("da", "Ring."), ("en", "Call.")])
def test_what_a_limit_says_to_the_patient_is_read_once_a_value_is_past_it_and_for_a_day(
    language: str, says: str, clock: time_machine.Traveller
) -> None:
    home = patient(ANKLE, language=language)
    home.post(HERE, {WAIST: "98"})
    assert says not in text(home.get(f"{HERE}?done=1"))

    home.post(HERE, {WAIST: "104,5"})

    for page in (f"{HERE}?done=1", "/my"):
        assert says in text(home.get(page)), page
    # It is no second measurement that is waited for.
    assert ("ikke mere at måle" if language == "da" else "nothing more to measure") in text(home.get("/my"))
    clock.shift(timedelta(hours=25))
    sign_in(home, username="poul")
    assert says not in text(home.get(HERE))


def test_the_plan_and_the_start_tell_what_is_measured_how_often_and_until_when() -> None:
    home = patient(ANKLE)
    assert "Mål i dag: mål om livet." in text(home.get("/my"))

    asked = within(text(home.get("/my/plan")), "Det måler du hjemme")
    assert "<strong>Mål om livet</strong><br>Hver uge indtil 22.03, derefter 2 gange om ugen" in asked
    assert "Næste gang i dag" in asked
    assert f'href="{HERE}"' in asked

    home.post(HERE, {WAIST: "98"})
    assert "Der er ikke mere at måle i dag." in text(home.get("/my"))
    assert "Næste gang søn 08.03" in text(home.get("/my/plan"))


def test_who_is_asked_for_nothing_reads_of_nothing_to_measure() -> None:
    sectors()
    store(poul(), consent("poul"))
    home = citizen("poul", patient_id="poul")

    assert "Det måler du hjemme" not in text(home.get("/my/plan"))
    assert "at måle i dag" not in text(home.get("/my"))
    page = text(home.get(HERE))
    assert [one.split('"')[0] for one in page.split('id="m-')[1:]] == ["weight", "blood-pressure"]
    assert "<details" not in page.split("<main")[1]
