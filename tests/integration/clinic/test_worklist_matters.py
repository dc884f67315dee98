"""What a rule finds again and again is one matter on the worklist."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from sharedcare.kernel.clock import now
from tests.integration.access.accounts import account
from tests.integration.access.care import CLINIC, HEART, enrolled, organisation, role, store
from tests.integration.care.enrolment.enrolling import publish_shipped
from tests.integration.care.handing import stored
from tests.integration.clinic.browsing import browser, sign_in, text
from tests.integration.worklist.world import ANNE, finding, judged_green, patient, weight

pytestmark = pytest.mark.django_db


@pytest.fixture
def anne() -> Client:
    client = browser(scopes="user/*.cruds")
    patient("karen")
    return client


def found_by(rule: str, version: str = "1.0.0") -> dict[str, Any]:
    named = f"urn:sharedcare:programme:heart-failure|{version}#{rule}"
    return {"extension": [{"url": "urn:sharedcare:rule", "valueCanonical": named}]}


def test_what_a_rule_found_again_and_again_is_one_matter_with_one_outcome(anne: Client) -> None:
    for days in range(4):
        version = "1.1.0" if days == 0 else "1.0.0"
        again = finding(
            f"k{days}",
            "karen",
            "high" if days == 2 else "moderate",
            **found_by("pulse.fast", version)
            | {
                "identifiedDateTime": (now() - timedelta(days=days)).isoformat(),
                "detail": f"Puls {100 + days}. x.",
            },
        )
        store(again)
    store(finding("other", "karen", "moderate", **found_by("weight.up")))

    row = text(anne.get("/worklist"))
    assert "+1 anden" in row
    opened = text(anne.get("/worklist?open=karen"))
    assert opened.count('class="reason-of') == 2
    assert "Fundet 4 gange siden" in opened
    # The red one stands for all of them, and what they need is what it needs.
    assert opened.index("Puls 102") < opened.index("Puls 100") < opened.index("Puls 103")
    assert opened.count('value="acknowledged"') == 1

    sent = {
        "patient": "karen",
        "finding": ["k2", "k0", "k1", "k3"],
        "version": ["1"] * 4,
        "outcome": "contacted",
    }
    noted = text(anne.post("/worklist/outcome", sent, follow=True))
    assert "Udfald noteret for Prøve Karen" in noted
    # Another matter is left, and nobody is to take the first outcome for the end of the patient.
    assert 'class="panel"' in noted
    assert noted.count('class="reason-of') == 1
    assert "Puls 10" not in text(anne.get("/worklist?open=karen")).partition("Tidligere")[0]
    # One act is one occasion, for how often alerts lead to something.
    later = Client()
    sign_in(later)
    assert "førte til handling i 1 af 1" in text(later.get("/worklist"))
    anne.post("/worklist/undo", follow=True)
    assert "Fundet 4 gange siden" in text(anne.get("/worklist?open=karen"))


def test_what_was_found_twice_the_same_day_is_not_said_to_be_since_today(anne: Client) -> None:
    for name in ("one", "two"):
        store(finding(name, "karen", **found_by("pulse.fast") | {"identifiedDateTime": now().isoformat()}))

    assert "Fundet 2 gange i dag" in text(anne.get("/worklist?open=karen"))
    english = as_physiotherapist("en")
    assert "Found 2 times today" in text(english.get("/worklist?open=karen"))


def test_a_newer_value_past_no_limit_is_said_beside_the_old_finding_and_closes_nothing(anne: Client) -> None:
    rule, old = found_by("weight.up"), {"identifiedDateTime": (now() - timedelta(days=5)).isoformat()}
    store(
        finding("old", "karen", "moderate", **rule, **old),
        weight("since", "karen", 78.4, now() - timedelta(days=3)),
    )
    said = "Siden da 78,4 kg, ingen grænse passeret ("
    # That no finding tells of the value does not make it green.
    assert said not in text(anne.get("/worklist?open=karen"))
    judged_green("since", "karen", now() - timedelta(days=3))
    opened = text(anne.get("/worklist?open=karen"))
    assert opened.count(said) == 1
    assert opened.count('class="reason-of') == 1
    assert said in text(anne.get("/patient/karen"))
    # What was found later than that is no older matter.
    store(finding("new", "karen", "moderate", **rule, identifiedDateTime=now().isoformat()))
    assert said not in text(anne.get("/worklist?open=karen"))


def as_physiotherapist(language: str = "da") -> Client:
    """Somebody of the clinic whose role acts on findings and sets no limits."""
    store(role("petra-role", CLINIC, "physiotherapist"))
    account("petra", practitioner_role="petra-role", scopes="user/*.cruds")
    client = Client(headers={"accept-language": language})
    sign_in(client, username="petra")
    return client


def test_to_adjust_the_limit_is_offered_to_whom_the_programme_lets_and_others_are_told_who_does(
    anne: Client,
) -> None:
    publish_shipped(HEART)
    store(enrolled("karen", careManager={"reference": ANNE}, period={"start": "2026-01-01"}))
    store(weight("w", "karen", 82, now() - timedelta(hours=2)))
    store(finding("k", "karen", **found_by("weight.weight-rise-3-days")))
    petra = as_physiotherapist()
    limit = "/patient/karen/limits?edit=heart-failure:weight:weight-rise-3-days"

    offered, told = text(anne.get("/worklist?open=karen")), text(petra.get("/worklist?open=karen"))

    assert f'href="{limit}#form"' in offered
    assert "/limits?edit" not in told
    who = "Læge i hjertesvigtklinikken, Hjertesvigtsygeplejerske, Egen læge"
    assert f"Grænsen sættes efter programmet af: {who}" in told
    page = text(petra.get(limit))
    assert 'name="why"' not in page
    assert f"<li>Hjertesvigt (HFrEF): {who}</li>" in page


def passed(name: str, days: int, outcome: str = "") -> None:
    """A finding by the limit of three days, so many days ago, closed with an outcome where there is one."""
    at = (now() - timedelta(days=days)).isoformat()
    key = f"heart-failure:weight:weight-rise-3-days:Observation/{name}"
    tree = finding(
        name,
        "karen",
        **found_by("weight.weight-rise-3-days")
        | {"identifiedDateTime": at, "identifier": [{"system": "urn:sharedcare:finding", "value": key}]},
    )
    if outcome:
        action = {"coding": [{"system": "urn:sharedcare:outcome", "code": outcome}]}
        done = {"action": action, "date": at, "author": {"reference": ANNE}}
        tree |= {"status": "final", "mitigation": [done]}
    store(tree)


def test_a_limit_that_was_passed_in_vain_again_and_again_is_asked_about_beside_the_finding(
    anne: Client,
) -> None:
    publish_shipped(HEART)
    store(enrolled("karen", careManager={"reference": ANNE}, period={"start": "2026-01-01"}))
    store(weight("w", "karen", 82, now() - timedelta(hours=2)))
    passed("now", 0)
    store(finding("other", "karen", **found_by("weight.weight-trend")))
    passed("first", 3, "acknowledged")
    passed("second", 2, "false-alarm")
    asks = "Passer grænsen til patienten?"
    assert asks not in text(anne.get("/worklist?open=karen")), "twice is not again and again"

    passed("third", 1, "acknowledged")
    opened = text(anne.get("/worklist?open=karen"))

    assert opened.count(asks) == 1, "beside the finding that it is about"
    way = 'href="/patient/karen/limits?edit=heart-failure:weight:weight-rise-3-days#form"'
    assert way in opened[opened.index(asks) :]
    assert asks in text(anne.get("/patient/karen/limits")), "as the page of limits says it"
    told = text(as_physiotherapist("en").get("/worklist?open=karen"))
    assert "Does the limit fit the patient?" in told, "who sets it is told below"
    passed("third", 1, "contacted")
    assert asks not in text(anne.get("/worklist?open=karen"))


def test_one_outcome_is_that_of_all_matters_that_are_ticked_and_a_red_one_still_demands_it(
    anne: Client,
) -> None:
    for name, severity in (("red", "high"), ("yellow", "moderate"), ("left", "moderate")):
        store(finding(name, "karen", severity, **found_by(f"{name}.it") | {"detail": "Det samme. x."}))

    opened = text(anne.get("/worklist?open=karen"))
    # Regions with the same words are told apart, for who hears the page.
    for nth in ("Sag 1 af 3", "Sag 2 af 3", "Sag 3 af 3"):
        assert nth in opened
    assert 'name="also" value="yellow:1"' in opened
    seen = {"patient": "karen", "finding": ["yellow"], "version": ["1"], "also": ["red:1"]}
    not_enough = anne.post("/worklist/outcome", {**seen, "outcome": "acknowledged"})
    assert not_enough.status_code == 422
    assert "Vælg et udfald" in text(not_enough)

    anne.post("/worklist/outcome", {**seen, "outcome": "contacted", "note": "Talt sammen"})

    for name in ("red", "yellow"):
        [mitigation] = stored(f"DetectedIssue/{name}")["mitigation"]
        assert "Talt sammen" in str(mitigation)
    assert "mitigation" not in stored("DetectedIssue/left")
    anne.post("/worklist/undo")
    assert stored("DetectedIssue/red")["status"] == "preliminary"


def test_what_was_chosen_and_typed_stands_in_its_form_again_with_what_is_wrong(anne: Client) -> None:
    for name in ("one", "two"):
        store(finding(name, "karen", **found_by(f"{name}.it")))
    about = {"patient": "karen", "finding": "two", "version": "1"}

    outcome = {**about, "outcome": "other", "note": " ", "also": "one:1"}
    refused = text(anne.post("/worklist/outcome", outcome))
    late = anne.post(
        "/worklist/outcome", {**outcome, "version": "9", "note": "Ringet op", "outcome": "contacted"}
    )
    put_off = text(anne.post("/worklist/snooze", {**about, "hours": "72", "why": " "}))

    assert refused.count("Vælg et udfald. »Falsk alarm«") == 1
    assert refused.count('name="outcome" value="other" required checked') == 1
    assert 'name="also" value="one:1" checked' in refused
    assert late.status_code == 409
    assert "Ringet op</textarea>" in text(late)
    assert '<option value="72" selected>' in put_off
    message = anne.post("/worklist/message", {"patient": "karen", "text": "", "words": " "})
    assert message.status_code == 422
    assert anne.get("/worklist/message").status_code == 302


def test_a_finding_that_somebody_put_off_says_so_and_why_where_the_patient_is_opened(anne: Client) -> None:
    store(finding("one", "karen", **found_by("one.it")))
    about = {"patient": "karen", "finding": "one", "version": "1"}

    anne.post("/worklist/snooze", {**about, "hours": "24", "why": "Måler igen i aften"})

    panel = text(anne.get("/worklist?open=karen")).partition('id="panel-title"')[2]
    assert "udsat til i morgen" in panel
    assert ": Måler igen i aften" in panel


def test_a_finding_and_a_task_are_given_to_a_colleague_by_name_who_treats_the_patient(anne: Client) -> None:
    store(
        {"resourceType": "Practitioner", "id": "of-petra-role", "name": [{"text": "Petra Kollega"}]},
        {"resourceType": "Practitioner", "id": "of-else-role", "name": [{"text": "Else Sekretær"}]},
        role("else-role", CLINIC, "secretary"),
        organisation("far-clinic"),
        role("far-role", "far-clinic", "doctor"),
        finding("f", "karen", **found_by("weight.up")),
    )
    petra, given = as_physiotherapist(), {"patient": "karen", "finding": "f", "version": "1"}

    opened = text(anne.get("/worklist?open=karen"))
    assert '<option value="PractitionerRole/petra-role">Petra Kollega' in opened
    assert "Else Sekretær" not in opened
    assert '<option value="PractitionerRole/petra-role">Petra' in text(
        anne.get("/patient/karen/plan/new/task")
    )
    for stranger in ("far-role", "else-role", "nobody"):
        anne.post("/worklist/assignment", {**given, "to": f"PractitionerRole/{stranger}"})
        assert "extension" in stored("DetectedIssue/f")
        assert "urn:sharedcare:assigned" not in str(stored("DetectedIssue/f"))

    said = anne.post("/worklist/assignment", {**given, "to": "PractitionerRole/petra-role"}, follow=True)

    assert "er givet til en kollega" in text(said)
    assert "Hos Petra Kollega" in text(anne.get("/worklist?open=karen"))
    assert "Hos dig" in text(petra.get("/worklist?tab=mine"))


def test_of_two_numbers_the_green_of_the_graph_is_said_to_be_the_upper_ones(anne: Client) -> None:
    about = {"subject": {"reference": "Patient/karen"}}
    code = {"coding": [{"system": "http://loinc.org", "code": "85354-9"}]}
    parts = [
        {
            "code": {"coding": [{"system": "http://loinc.org", "code": each}]},
            "valueQuantity": {"value": value, "system": "http://unitsofmeasure.org", "code": "mm[Hg]"},
        }
        for each, value in (("8480-6", 118), ("8462-4", 84))
    ]
    when = {"status": "final", "effectiveDateTime": now().isoformat()}
    goal = {
        "lifecycleStatus": "active",
        "description": {"text": "Blodtryk"},
        "target": [{"measure": code, "detailRange": {"low": {"value": 100}, "high": {"value": 129}}}],
    }
    lower = {"coding": [{"system": "http://loinc.org", "code": "8462-4"}], "text": "Diastolisk blodtryk"}
    store(
        {"resourceType": "Observation", "id": "bp", "code": code, "component": parts, **when, **about},
        {"resourceType": "Goal", "id": "bp", **goal, **about},
        finding("low", "karen", "moderate", code=lower, detail="Diastolisk blodtryk 84 mmHg."),
    )

    assert "Det grønne er målet for det øverste tal, 100\N{EN DASH}129 mmHg." in text(
        anne.get("/worklist?open=karen")
    )
