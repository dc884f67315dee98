"""The worklist over HTTP, without a script: who sees it, what it shows and hides, and what is done from it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from sharedcare.kernel.clock import now
from tests.integration.access.accounts import account
from tests.integration.access.care import CLINIC, enrolled, organisation, refusal, role, store
from tests.integration.care.test_answers import trees
from tests.integration.clinic.browsing import browser, sign_in, text
from tests.integration.worklist.test_team_list import handover
from tests.integration.worklist.world import finding, judged_green, patient, weight

pytestmark = pytest.mark.django_db


@pytest.fixture
def anne() -> Client:
    client = browser(scopes="user/*.cruds")
    patient("poul", identifier=[{"system": "urn:oid:1.2.208.176.1.2", "value": "1212459991"}])
    patient("karen")
    store(
        finding("f", "poul", identifiedDateTime=now().isoformat()),
        weight("w", "karen", 70.5, now()),
        at=now(),
    )
    judged_green("w", "karen", now())
    return client


def post(client: Client, what: str, **more: str) -> str:
    return text(
        client.post(
            f"/worklist/{what}", {"patient": "poul", "finding": "f", "version": "1", **more}, follow=True
        )
    )


def test_the_most_urgent_stands_first_with_why_and_no_whole_number(anne: Client) -> None:
    found = text(anne.get("/worklist"))

    assert found.index("Prøve Poul") < found.index("Prøve Karen")
    assert "det, der haster, først; så den længste ventetid" in found
    assert "most urgent first, then the longest wait" in text(anne.get("/worklist?lang=en"))
    assert "Vægt +2,1 kg på 3 dage" in found
    assert "Grænsen er 2,0 kg på 3 dage." in found
    assert "70,5 kg" in found
    assert "121245-••••" in found
    assert "9991" not in found


def test_a_tab_shows_its_own_and_an_empty_one_says_so(anne: Client) -> None:
    assert "Prøve Poul" not in text(anne.get("/worklist?tab=on-target"))
    assert "Ingen målinger mangler." in text(anne.get("/worklist?tab=missing"))
    assert "Prøve Poul" in text(anne.get("/worklist?tab=nonsense&from=999999"))


def test_an_outcome_is_demanded_noted_said_and_taken_back(anne: Client) -> None:
    assert "Vælg et udfald" in post(anne, "outcome", outcome="acknowledged")

    noted = post(anne, "outcome", outcome="contacted", note="Øger")
    assert "Udfald noteret for Prøve Poul" in noted
    assert "Fortryd" in noted
    assert "Vægt +2,1" not in noted
    assert "Udfald noteret" not in text(anne.get("/worklist"))

    undone = text(anne.post("/worklist/undo", follow=True))
    assert "Fortrudt" in undone
    assert "Vægt +2,1" in undone


def test_all_greens_are_acknowledged_at_once(anne: Client) -> None:
    said = text(anne.post("/worklist/looked", {"all": shown(anne)}, follow=True))

    assert "Prøve Karen kvitteret" in said
    assert "Ingen nye målinger på mål" in text(anne.get("/worklist?tab=on-target"))


def test_what_came_after_the_page_was_shown_is_not_acknowledged_with_it(anne: Client) -> None:
    patient("bent")
    store(weight("w2", "bent", 80.5, now() - timedelta(hours=1)), at=now())
    judged_green("w2", "bent", now() - timedelta(hours=1))
    moment = shown(anne)
    # Taken before, and come since.
    store(weight("w3", "bent", 80.4, now() - timedelta(minutes=1)), at=now())
    judged_green("w3", "bent", now() - timedelta(minutes=1))

    assert "Prøve Karen kvitteret" in text(anne.post("/worklist/looked", {"all": moment}, follow=True))
    left = text(anne.get("/worklist?tab=on-target"))
    assert "Prøve Bent" in left
    for nothing in ("1", "2026-01-01T00:00:00", ""):
        anne.post("/worklist/looked", {"all": nothing})
    assert "Prøve Bent" in text(anne.get("/worklist?tab=on-target"))


def shown(client: Client) -> str:
    """When the page was made, as its button says."""
    found = re.search(r'name="all" value="([^"]+)"', text(client.get("/worklist?tab=on-target")))
    assert found is not None
    return found[1]


def test_values_that_no_limit_has_judged_are_said_to_be_so_and_are_not_taken_with_the_greens(
    anne: Client,
) -> None:
    patient("bent")
    store(weight("b", "bent", 80, now()), at=now())

    anne.post("/worklist/looked", {"all": shown(anne)})

    assert "Prøve Bent" not in text(anne.get("/worklist?tab=on-target"))
    told = text(anne.get("/worklist?tab=not-judged"))
    assert "Prøve Bent" in told
    assert "Ikke bedømt mod en grænse" in told


def test_an_open_row_shows_the_reason_the_graph_and_earlier_findings(anne: Client) -> None:
    store(weight("w1", "poul", 80, now()))
    measure = {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]}
    band = {name: {"value": value, "unit": "kg"} for name, value in (("low", 77.5), ("high", 80.5))}
    store(
        {
            "resourceType": "Goal",
            "id": "dry",
            "lifecycleStatus": "active",
            "description": {"text": "Tørvægt"},
            "subject": {"reference": "Patient/poul"},
            "target": [{"measure": measure, "detailRange": band}],
        }
    )
    closed = [{"action": {"text": "Ringet op"}, "date": "2026-02-01T10:00:00Z"}]
    store(finding("old", "poul", "moderate", status="final", mitigation=closed))

    found = text(anne.get("/worklist?open=poul"))

    assert 'class="graph"' in found
    assert "Det grønne er målet, 77,5\N{EN DASH}80,5 kg." in found
    assert "Ringet op" in found
    assert 'name="outcome"' in found
    assert 'name="outcome" value="acknowledged"' not in found


def test_a_closed_record_is_neither_listed_nor_opened(anne: Client) -> None:
    store(refusal("poul", "all"))

    for address in ("/worklist", "/worklist?open=poul", "/worklist?tab=unseen"):
        assert "Prøve Poul" not in text(anne.get(address))


def test_a_secretary_sees_no_findings_and_is_offered_no_acts(anne: Client) -> None:
    store(role("demo-anne-role", CLINIC, "secretary"))

    found = text(anne.get("/worklist"))

    assert "Vægt +2,1" not in found
    assert 'action="/worklist/outcome"' not in found
    assert "Din rolle kvitterer ikke" in post(anne, "outcome", outcome="contacted")


def test_who_has_nothing_to_do_with_patients_is_refused(anne: Client) -> None:
    store(role("demo-anne-role", CLINIC, "administrator"))

    assert anne.get("/worklist").status_code == 403


def test_other_pages_lead_there_and_tell_how_many_press(anne: Client) -> None:
    anne.get("/worklist")

    found: Any = text(anne.get("/patients"))

    assert '<a class="waiting" href="/worklist">' in found
    assert "kræver handling nu" in found


def test_who_is_responsible_is_said_of_each_programme_where_it_is_not_one(anne: Client) -> None:
    store(
        organisation("town", "K"),
        role("town-role", "town", "nurse"),
        enrolled(
            "poul",
            "copd",
            type=[_called("copd", "KOL")],
            careManager={"reference": "PractitionerRole/town-role"},
        ),
    )

    found: Any = text(anne.get("/worklist?open=poul"))
    row = found.split('href="/patient/poul">', 1)[1].split("</tr>", 1)[0]
    [whose] = re.findall(r'<td class="whose">(.*?)</td>', row)

    assert whose.count('class="chip') == 2
    assert found.count('<p class="reach">') == 2
    assert "(KOL)" in found


def _called(code: str, name: str) -> Any:
    return {"coding": [{"system": "urn:sharedcare:programme", "code": code}], "text": name}


def test_a_hand_over_is_answered_where_its_row_leads(anne: Client) -> None:
    store(handover("h", "karen", to="Organization/hospital"))

    row = text(anne.get("/worklist?tab=handovers")).split('href="/patient/karen">', 1)[1].split("</tr>", 1)[0]

    assert set(re.findall(r'href="([^"]*)"', row)) == {"/patient/karen/handover/h"}


def test_an_open_row_shows_the_answers_themselves(anne: Client) -> None:
    store(
        {
            "resourceType": "QuestionnaireResponse",
            "id": "answers",
            "questionnaire": "urn:sharedcare:questionnaire:symptoms",
            "status": "completed",
            "subject": {"reference": "Patient/poul"},
            "authored": now().isoformat(),
            "source": {"reference": "Patient/poul"},
            "author": {"reference": "PractitionerRole/demo-anne-role"},
            "item": [
                {"linkId": "1", "text": "Er benene mere hævede?", "answer": [{"valueString": "Ja, lidt"}]},
                {"linkId": "2", "text": "Puder?", "answer": [{"valueInteger": 3}]},
            ],
        }
    )

    found = text(anne.get("/worklist?open=poul"))

    assert "<dt>Er benene mere hævede?</dt><dd>Ja, lidt</dd>" in found
    assert "<dd>3</dd>" in found
    assert "Besvaret i telefon med " in found
    assert 'href="/patient/poul/questionnaires"' in found


def test_a_text_from_the_list_with_words_of_ones_own_is_sent_in_both_languages(anne: Client) -> None:
    assert "Vælg en tekst, eller skriv en besked" in post(anne, "message", words="  ")

    assert "Besked sendt til Prøve Poul" in post(anne, "message", text="we-call", words="Klokken 14.")

    (sent,) = trees("Communication?patient=poul")
    [payload] = sent["payload"]
    english = payload["_contentString"]["extension"][0]["extension"][1]["valueString"]
    assert payload["contentString"].startswith("Vi har set på dine målinger og ringer")
    assert english.startswith("We have looked at your measurements and will call")
    assert payload["contentString"].endswith("\n\nKlokken 14.")
    assert sent["recipient"] == [{"reference": "Patient/poul"}]
    assert sent["sender"] == {"reference": "PractitionerRole/demo-anne-role"}


def test_nothing_is_sent_to_a_patient_whose_record_is_closed(anne: Client) -> None:
    store(refusal("poul", "all"))

    assert "Det kunne ikke gøres" in post(anne, "message", text="fine")
    assert trees("Communication?patient=poul") == []


def test_the_foot_says_how_many_alerts_led_to_action(anne: Client) -> None:
    assert "førte til handling i" not in text(anne.get("/worklist"))
    post(anne, "outcome", outcome="contacted")

    later = Client()
    sign_in(later)

    assert "Gul og rød førte til handling i 1 af 1 (100 %)" in text(later.get("/worklist"))


def test_two_who_have_the_same_row_open_are_told_of_each_other_when_the_page_is_loaded(anne: Client) -> None:
    account("bo", display="Bo Iversen")
    bo = Client()
    sign_in(bo, username="bo")

    assert "ser også på denne" not in text(bo.get("/worklist?open=poul"))

    assert "Bo Iversen ser også på denne patient lige nu." in text(anne.get("/worklist?open=poul"))
    assert "Bo Iversen ser på den" in text(anne.get("/worklist"))
    assert "Bo Iversen" not in text(anne.get("/patient/poul/plan"))
