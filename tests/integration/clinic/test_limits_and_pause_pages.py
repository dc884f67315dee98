"""A nurse sets a limit of the patient's own and takes it back, and pauses the measuring: on pages without script."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from sharedcare.care.findings.pausing.fhir import task
from sharedcare.care.findings.pausing.types import Planned, Reason
from tests.integration.access.care import HEART, store
from tests.integration.care.enrolment.enrolling import publish_shipped
from tests.integration.clinic.browsing import browser, poul, put, text

pytestmark = pytest.mark.django_db
RISE = "heart-failure:weight:weight-rise-3-days"
LIMITS, PAUSE = "/patient/poul/limits", "/patient/poul/pause"
FOLLOWED = f"/patient/poul/programmes/{HEART}"
EPISODE = {
    "resourceType": "EpisodeOfCare",
    "id": "poul-heart",
    "status": "active",
    "type": [{"coding": [{"system": "urn:sharedcare:programme", "code": HEART, "version": "1.0.0"}]}],
    "patient": {"reference": "Patient/poul"},
    "period": {"start": "2026-01-01"},
    "careManager": {"reference": "PractitionerRole/demo-anne-role"},
}


def ready(language: str = "da") -> Client:
    publish_shipped(HEART)
    client = browser(language=language)
    put(poul())
    store(EPISODE)
    return client


@pytest.mark.parametrize(
    ("language", "standard", "says"),
    [("da", "Standard: ", "det kan være væske"), ("en", "Where it is from", "it may be fluid")],
)
def test_all_limits_are_shown_with_why_they_matter_and_where_they_are_from(
    language: str, standard: str, says: str
) -> None:
    page = text(ready(language).get(LIMITS))
    assert standard in page
    assert says in page
    assert f"?edit={RISE}#form" in page
    assert 'id="m-weight"' in page


def test_a_limit_is_set_with_a_reason_shown_with_it_and_taken_back() -> None:
    client = ready()
    form = text(client.get(LIMITS, {"edit": RISE}))
    assert 'name="yellow-at_least" value="1"' in form
    sent = {"key": RISE, "yellow-at_least": "1,5", "red-at_least": "3", "until": "2999-01-01", "why": " "}
    unreasoned = client.post(LIMITS, sent)
    assert unreasoned.status_code == 422
    assert 'value="1,5"' in text(unreasoned)
    crossed = client.post(LIMITS, {**sent, "until": "", "why": "Svinger", "red-at_least": "1"})
    assert (crossed.status_code, "længere ude end gul" in text(crossed)) == (422, True)
    done = client.post(LIMITS, {**sent, "until": "", "why": "Svinger meget"})
    assert done["Location"] == f"{LIMITS}?done=set"
    page = text(client.get(LIMITS))
    assert "Patientens egen, sat af" in page
    assert "Svinger meget" in page
    # The last layer over the programme is the patient's: its page tells what holds for them alone.
    followed = text(client.get(FOLLOWED)).partition('id="particular"')[2].partition("</section>")[0]
    assert "gul ≥1,5 kg, rød ≥3 kg" in followed.replace("+", "")
    assert "Svinger meget" in followed
    assert client.post(LIMITS, {"key": RISE, "do": "take-back"}).status_code == 302
    assert 'id="particular"' not in text(client.get(FOLLOWED))
    assert "Svinger meget" not in text(client.get(LIMITS))


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("da", "hver 2. dag; aftalt anderledes end i programmet"),
        ("en", "every 2 days; agreed otherwise than in the programme"),
    ],
)
def test_what_people_ask_for_otherwise_than_the_programme_is_told_with_how_often(
    language: str, says: str
) -> None:
    client = ready(language)
    store(
        {
            "resourceType": "ServiceRequest",
            "id": "poul-weighs",
            "status": "active",
            "intent": "order",
            "extension": [
                {
                    "url": "urn:sharedcare:source",
                    "valueCanonical": f"urn:sharedcare:activity:{HEART}:weight|1.0.0",
                },
                {"url": "urn:sharedcare:rhythm", "valueString": "every 2 days"},
            ],
            "category": [{"coding": [{"system": "urn:sharedcare:service", "code": "measuring"}]}],
            "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}], "text": "Vægt"},
            "subject": {"reference": "Patient/poul"},
        }
    )
    followed = text(client.get(FOLLOWED)).partition('id="particular"')[2].partition("</section>")[0]
    assert says in followed
    assert 'href="/patient/poul/plan/changes"' in followed


def test_a_pause_is_set_shown_on_the_plan_and_ended() -> None:
    client = ready()
    nothing = client.post(PAUSE, {"reason": "other", "since": "2026-13-01", "until": "igår"})
    assert nothing.status_code == 422
    endless = client.post(PAUSE, {"reason": "holiday", "since": "2026-03-02", "until": ""})
    assert endless.status_code == 422
    assert "En ferie har en sidste dag" in text(endless).partition('id="until"')[2]
    last = (datetime.now(UTC).date() + timedelta(days=9)).isoformat()
    assert client.post(PAUSE, {"reason": "holiday", "since": "2026-03-02", "until": last}).status_code == 302
    page = text(client.get(PAUSE))
    assert "Ferie" in page
    assert "holder pause: ferie" in text(client.get("/patient/poul/plan"))
    name = page.partition('name="pause" value="')[2].partition('"')[0]
    assert client.post(PAUSE, {"do": "end", "pause": name}).status_code == 302
    assert "Der er ingen pause" in text(client.get(PAUSE))
    assert client.post(PAUSE, {"do": "end", "pause": name}).status_code == 422


@pytest.mark.parametrize(
    ("code", "about", "place"),
    [
        ("pause-goes-on", "Task/it", "pause"),
        ("handover-declined", "Task/it", "handover/it"),
        ("handover-unanswered", "Task/it", "handover/it"),
        ("handover-lapsed", "Task/it", "handover/it"),
        ("phase-not-begun", "Task/it", "handover/it"),
        ("phase-not-begun", "EpisodeOfCare/poul-heart", f"programmes/{HEART}"),
    ],
)
def test_a_task_of_the_house_leads_from_the_one_screen_and_the_worklist_to_where_it_is_done(
    code: str, about: str, place: str
) -> None:
    client = ready()
    asked = {
        "resourceType": "Task",
        "id": "asked",
        "status": "requested",
        "intent": "order",
        "code": {"coding": [{"system": "urn:sharedcare:task", "code": code}]},
        "description": "Skal den fortsætte?",
        "for": {"reference": "Patient/poul"},
        "focus": {"reference": about},
        "owner": {"reference": "PractitionerRole/demo-anne-role"},
        "restriction": {"period": {"end": "2026-01-05"}},
    }
    store(asked)

    before = text(client.get("/patient/poul")).partition("Skal den fortsætte?")[0]
    tab = "handovers" if code.startswith("handover-") else "tasks"
    row = text(client.get(f"/worklist?tab={tab}")).partition("Skal den fortsætte?")[2].partition("</tr>")[0]

    assert before.rpartition('href="')[2].partition('"')[0] == f"/patient/poul/{place}"
    assert f'class="do" href="/patient/poul/{place}"' in row


def test_a_pause_that_overlaps_another_is_told_of_it_before_it_is_set() -> None:
    client = ready()
    first, last, later = (datetime.now(UTC).date() + timedelta(days=days) for days in (20, 30, 40))
    client.post(PAUSE, {"reason": "holiday", "since": first.isoformat(), "until": last.isoformat()})
    sent = {"reason": "other", "since": last.isoformat(), "until": later.isoformat(), "why": "Rejse"}

    asked = client.post(PAUSE, sent)

    assert asked.status_code == 422
    page = text(asked)
    assert f"Der er allerede en pause i de dage: Ferie {first:%d.%m} til {last:%d.%m}, besluttet af" in page
    assert page.count("Aflys pausen") == 1
    told = page.partition('name="beside" value="')[2].partition('"')[0]
    # Who has been told, and names days in which there is none, is not asked again.
    elsewhere = {
        name: (first - timedelta(days=days)).isoformat() for name, days in (("since", 9), ("until", 5))
    }
    assert client.post(PAUSE, {**sent, **elsewhere, "beside": told}).status_code == 302
    assert client.post(PAUSE, {**sent, "beside": told}).status_code == 302
    assert text(client.get(PAUSE)).count("Aflys pausen") == 3
    apart = {**sent, "since": (later + timedelta(days=1)).isoformat(), "until": ""}
    assert client.post(PAUSE, apart).status_code == 302


def test_a_pause_that_is_to_come_is_told_as_such_and_called_off() -> None:
    client = ready()
    soon, later = (datetime.now(UTC).date() + timedelta(days=days) for days in (20, 30))
    client.post(PAUSE, {"reason": "holiday", "since": soon.isoformat(), "until": later.isoformat()})

    assert "Aflys pausen" in text(client.get(PAUSE))
    plan = text(client.get("/patient/poul/plan"))
    assert "Der kommer en pause" in plan
    assert "holder pause" not in plan


@pytest.mark.parametrize(
    ("language", "open_ended", "by_patient"),
    [
        ("da", ", ingen slutdato", "patientens egen"),
        ("en", ", no end set", "the patient&#x27;s own"),
    ],
)
def test_the_one_screen_says_that_measuring_is_paused_and_by_whom(
    language: str, open_ended: str, by_patient: str
) -> None:
    client = ready(language)
    client.post(PAUSE, {"reason": "admission", "since": "2026-03-02", "until": ""})
    page = text(client.get("/patient/poul"))
    assert open_ended in page
    assert "heart-clinic" in page.partition(open_ended)[2].partition("</a>")[0]
    assert page.count(open_ended) == 2, "in its title too, and not among the tasks"
    name = text(client.get(PAUSE)).partition('name="pause" value="')[2].partition('"')[0]
    assert client.post(PAUSE, {"do": "go-on", "pause": name})["Location"] == f"{PAUSE}?done=on"
    assert client.post(PAUSE, {"do": "end", "pause": name}).status_code == 302
    at = datetime.now(UTC)
    holiday = Planned(Reason.HOLIDAY, at - timedelta(days=1))
    store(task(holiday, patient="poul", by="Patient/poul", at=at) | {"id": "own"})
    page = text(client.get("/patient/poul"))
    assert by_patient in page.partition("pill paused")[2].partition("</p>")[0]
    assert open_ended not in page, "a pause of the patient's own ends by itself"


def test_a_record_that_is_closed_is_closed_here_too() -> None:
    store(poul())
    client = browser()
    for page in (LIMITS, PAUSE):
        assert client.get(page).content == client.get(page.replace("poul", "nobody")).content


@pytest.mark.parametrize(("language", "says"), [("da", "Indlagt, dag 3"), ("en", "Admitted, day 3")])
def test_the_one_screen_says_that_nothing_is_measured_at_home_during_an_admission(
    language: str, says: str
) -> None:
    client = ready(language)
    began = (datetime.now(UTC) - timedelta(days=2)).isoformat()
    because = [
        {"url": "since", "valueInstant": began},
        {"url": "because", "valueReference": {"reference": "Encounter/stay"}},
    ]
    order = {
        "resourceType": "ServiceRequest",
        "status": "on-hold",
        "intent": "order",
        "subject": {"reference": "Patient/poul"},
        "extension": [{"url": "urn:sharedcare:paused", "extension": because}],
    }
    stay = {
        "resourceType": "Encounter",
        "id": "stay",
        "status": "in-progress",
        "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
        "subject": {"reference": "Patient/poul"},
        "period": {"start": began},
    }
    store(stay, {**order, "id": "weight"}, {**order, "id": "pulse"})

    page = text(client.get("/patient/poul"))

    assert page.count("pill paused") == 1
    assert says in page.partition("pill paused")[2].partition("</p>")[0]
