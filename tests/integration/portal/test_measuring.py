"""A measurement is sent from home by the patient, or by a relative who may measure, and says whose it is."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import orjson
import pytest

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.care.elements import OURS
from sharedcare.kernel.clock import now
from sharedcare.records.search.parse import parse
from tests.integration.access.care import store
from tests.integration.clinic.browsing import browser, text
from tests.integration.portal.citizens import a_relative, the_patient
from tests.integration.portal.test_sent_twice import twice
from tests.integration.worklist.world import finding

pytestmark = pytest.mark.django_db
HERE = "/my/measure"
UPPER, LOWER = "blood-pressure-upper", "blood-pressure-lower"


def stored() -> list[dict[str, Any]]:
    query = parse("Observation", [("patient", "poul")])
    found = looks.search(by=operator("test"), query=query, at=now()).matches
    return [orjson.loads(one.content) for one in found if one.content]


def test_what_the_patient_measures_is_on_the_one_screen_at_once() -> None:
    patient, nurse = the_patient(), browser()

    answer = patient.post(HERE, {"weight": "81,3"})

    assert answer["Location"] == "/my/measure?done=1"
    assert "81,3" in text(nurse.get("/patient/poul"))
    [one] = stored()
    assert one["performer"] == [{"reference": "Patient/poul"}]
    assert one["valueQuantity"]["code"] == "kg"
    assert "81,3 kg" in text(patient.get(HERE))


def test_what_a_relative_measures_says_so() -> None:
    the_patient()
    relative = a_relative("measure")

    relative.post(HERE, {UPPER: "128", LOWER: "76"})

    [one] = stored()
    assert one["performer"] == [{"reference": "RelatedPerson/inge"}]
    assert one["code"]["coding"] == [{"system": "http://loinc.org", "code": "85354-9"}]
    assert [part["valueQuantity"]["value"] for part in one["component"]] == [Decimal(128), Decimal(76)]


def test_to_measure_again_is_asked_for_until_it_is_too_late_also_when_the_page_is_come_back_to() -> None:
    patient = the_patient()
    for name, minutes, says in (("open", 30, "Vej dig igen."), ("over", -1, "Vejede du dig?")):
        until = (now() + timedelta(minutes=minutes)).isoformat(timespec="seconds")
        store(
            {
                "resourceType": "DetectedIssue",
                "id": name,
                "status": "preliminary",
                "patient": {"reference": "Patient/poul"},
                "identifiedDateTime": now().isoformat(timespec="seconds"),
                "extension": [
                    {"url": f"{OURS}ask-again", "extension": [{"url": "until", "valueInstant": until}]},
                    {"url": f"{OURS}citizen-text", "valueString": says},
                ],
            }
        )

    shown = text(patient.get(HERE))

    assert "Vej dig igen." in shown
    assert "Vejede du dig?" not in shown


def test_a_relative_who_may_only_see_sends_nothing() -> None:
    the_patient()
    relative = a_relative("see")

    assert HERE not in text(relative.get("/my"))
    assert relative.post(HERE, {"weight": "81,3"}).status_code == 404
    assert stored() == []


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"weight": "813"}, "813 kg kan ikke passe. Tallet skal være mellem 1 og 350."),
        ({"weight": "otte"}, "Skriv vægt som et tal"),
        ({UPPER: "76", LOWER: "128"}, "Det første tal skal være større end det andet."),
        ({UPPER: "128"}, "Skriv begge tal. Det nederste tal mangler."),
        ({"weight": ""}, "Skriv mindst én måling"),
        ({"soul": "21"}, "Skriv mindst én måling"),
        ({}, "Skriv mindst én måling"),
    ],
)
def test_what_cannot_be_is_told_and_not_stored(sent: dict[str, str], said: str) -> None:
    patient = the_patient()

    answer = patient.post(HERE, sent)

    assert answer.status_code == 422
    assert said in text(answer)
    assert stored() == []


@pytest.mark.parametrize(
    ("language", "says", "does"),
    [
        ("da", "Intet er sendt endnu.", "tryk på Send igen."),
        ("en", "Nothing has been sent yet.", "press Send again."),
    ],
)
def test_who_is_led_to_a_number_reads_there_and_on_top_that_nothing_was_sent(
    language: str, says: str, does: str
) -> None:
    patient = the_patient()
    patient.post(HERE, {"weight": "81,3"})
    until = (now() + timedelta(minutes=30)).isoformat(timespec="seconds")
    asks = {"url": f"{OURS}ask-again", "extension": [{"url": "until", "valueInstant": until}]}
    advice = {"url": f"{OURS}citizen-text", "valueString": "Vej dig igen."}
    store(finding("asked", "poul", extension=[asks, advice]))

    for weight in ("813", "30"):
        page = text(patient.post(HERE, {"weight": weight}, headers={"accept-language": language}))
        [field] = re.findall(r'id="w-weight">([^<]*)<', page)

        assert says in field
        assert does in field
        assert page.index(f"{says} ") < page.index(does) < page.index("Vej dig igen.") < page.index("<h1>")
    assert says not in text(patient.get(HERE, headers={"accept-language": language}))


def test_one_wrong_number_keeps_all_that_was_typed_and_stores_nothing() -> None:
    patient = the_patient()

    answer = patient.post(HERE, {"weight": "81,3", UPPER: "128", LOWER: "7"})

    page = text(answer)
    assert stored() == []
    assert all(f'value="{typed}"' in page for typed in ("81,3", "128", "7"))
    assert page.count('aria-invalid="true"') == 1
    assert patient.post(HERE, {"weight": "81,3", UPPER: "128", LOWER: "76"})["Location"] == f"{HERE}?done=2"
    assert len(stored()) == 2


def test_a_rare_number_is_asked_about_once() -> None:
    patient = the_patient()

    page = text(patient.post(HERE, {"weight": "30"}))

    assert "Er 30 kg rigtigt?" in page
    assert stored() == []
    sure = page.split('name="sure" value="')[1].split('"')[0]
    assert "Er 31 kg rigtigt?" in text(patient.post(HERE, {"weight": "31", "sure": sure}))
    assert patient.post(HERE, {"weight": "30", "sure": sure}).status_code == 302
    assert len(stored()) == 1


def test_what_is_sent_again_from_the_same_form_is_stored_once_and_another_value_is_another() -> None:
    patient = the_patient()
    form = text(patient.get(HERE)).split('name="sent" value="')[1].split('"')[0]

    for typed in ("81,3", "81,3", "81,3 ", "82"):
        assert patient.post(HERE, {"weight": typed, "sent": form}).status_code == 302

    assert sorted(one["valueQuantity"]["value"] for one in stored()) == [81.3, 82]
    patient.post(HERE, {"weight": "82"})
    assert len(stored()) == 3


@pytest.mark.django_db(transaction=True)
def test_what_is_sent_twice_at_once_is_stored_once() -> None:
    the_patient()

    first, second = twice(HERE, weight="81,3", sent="0" * 32)

    assert first["Location"] == second["Location"] == f"{HERE}?done=1"
    assert len(stored()) == 1


def to_measure_again(name: str, code: str, says: str) -> dict[str, Any]:
    """A finding of a value by which the patient was asked to measure again."""
    until = (now() + timedelta(hours=1)).isoformat(timespec="seconds")
    return finding(
        name,
        "poul",
        code={"coding": [{"system": "http://loinc.org", "code": code}]},
        extension=[
            {"url": "urn:sharedcare:citizen-text", "valueString": says},
            {"url": "urn:sharedcare:ask-again", "extension": [{"url": "until", "valueInstant": until}]},
        ],
    )


def test_of_all_that_was_sent_it_is_said_what_to_measure_again_and_of_which() -> None:
    patient = the_patient()
    store(
        to_measure_again("w", "29463-7", "Vej dig igen."),
        to_measure_again("s", "8480-6", "Hvil, og mål igen. Ring ved hovedpine."),
        to_measure_again("d", "8462-4", "Hvil, og mål igen."),
    )

    page = text(patient.get(f"{HERE}?done=2"))

    assert "<strong>Vægt: Vej dig igen.</strong>" in page
    assert re.search(r"Mål igen senest (i dag|i morgen) \d\d:\d\d\.", page)
    assert "Ring ved hovedpine." in page
    assert page.count("Hvil, og mål igen.") == 1
    assert "<strong>Blodtryk: Hvil" in page


def test_what_a_programme_says_of_a_red_value_stays_until_a_later_one_has_come_or_somebody_handled_it() -> (
    None
):
    patient = the_patient()
    says = {"url": "urn:sharedcare:citizen-text", "valueString": "Ring, hvis vægten stadig er steget."}
    made = (now() - timedelta(minutes=2)).isoformat(timespec="seconds")
    red = finding("red", "poul", extension=[says], identifiedDateTime=made)
    old = (now() - timedelta(hours=25)).isoformat(timespec="seconds")

    def is_told() -> bool:
        return "Ring, hvis vægten stadig er steget." in text(patient.get(HERE))

    store(red | {"severity": "low"})
    assert not is_told()
    store(red | {"severity": "moderate"})
    assert is_told(), "a yellow limit has words for them as well"
    store(red | {"identifiedDateTime": old})
    assert not is_told()
    # Of answers nothing is said here: a relative may open the page next.
    store(red | {"code": {"coding": [{"system": "http://loinc.org", "code": "44261-6"}]}})
    assert not is_told()
    store(red)
    assert is_told()
    store(red | {"status": "final"})
    assert not is_told()
    store(red)
    patient.post(HERE, {"weight": "81,3"})
    assert not is_told()
