"""The pages that find a patient, over HTTP."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.integration.access.clients import trail
from tests.integration.clinic.browsing import CPR, browser, poul, put, text

pytestmark = pytest.mark.django_db


def search(client: Client, typed: str) -> Any:
    return client.post("/patients/search", {"q": typed}, follow=True)


def karen() -> dict[str, Any]:
    return {
        "resourceType": "Patient",
        "id": "karen",
        "name": [{"family": "Jensen", "given": ["Karen"]}],
        "deceasedBoolean": True,
        "birthDate": "1952",
    }


def test_a_name_finds_those_who_bear_it_with_what_tells_them_apart() -> None:
    episode = {
        "resourceType": "EpisodeOfCare",
        "id": "e",
        "status": "active",
        "type": [{"text": "Hjertesvigt"}],
        "patient": {"reference": "Patient/poul"},
        "managingOrganization": {"display": "Klinik"},
    }
    put(poul(), karen(), episode)

    found = text(search(browser(), "jensen"))

    assert "2 patienter fundet" in found
    assert found.index("Karen Jensen") < found.index("Poul Jensen")
    for part in ("80 år", "mand", "121245-xxxx", "Demoby", "Hjertesvigt", "død", 'href="/patient/poul"'):
        assert part in found.replace("81 år", "80 år"), part
    assert CPR[6:] not in found


def test_a_cpr_number_leads_straight_to_the_patient_and_is_kept_nowhere() -> None:
    put(poul())
    client = browser()

    answer = client.post("/patients/search", {"q": "121245-9991"})

    assert answer.headers["Location"] == "/patient/poul"
    assert "sought" not in client.session
    assert CPR not in str([session.get_decoded() for session in Session.objects.all()])


def test_a_cpr_number_that_nobody_has_is_said() -> None:
    answer = browser().post("/patients/search", {"q": "010170-1234"})

    assert "Ingen passer på det, du har skrevet" in text(answer)


def test_coming_back_shows_the_list_again() -> None:
    put(poul())
    client = browser()
    search(client, "jens")

    assert "1 patient fundet" in text(client.get("/patients?search"))
    assert "patient fundet" not in text(client.get("/patients"))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Find en patient"),
        ("?", "Der er hverken navn"),
        ("x", "Ét bogstav passer på for mange"),
        ("zzz", "Ingen passer"),
    ],
)
def test_what_finds_nobody_says_what_one_can_search_by(typed: str, says: str) -> None:
    answer = text(search(browser(), typed))

    assert says in answer
    assert ("Man kan søge på" in answer) == bool(typed)


def test_too_many_are_asked_to_be_narrowed_down_and_none_is_shown() -> None:
    put(*(poul(id=f"p{n}") for n in range(41)))

    answer = text(search(browser(), "jensen"))

    assert "Flere end 40 passer" in answer
    assert "/patient/p" not in answer


def test_the_address_of_an_answer_loaded_anew_leads_back_in_the_language_asked_for() -> None:
    assert browser().get("/patients/search?lang=en").headers["Location"] == "/patients?lang=en"


def test_whom_nobody_may_see_is_not_seen_and_the_page_says_why() -> None:
    put(poul())
    client = browser(scopes="user/Observation.rs")

    for answer in (search(client, "jensen"), search(client, CPR), client.get("/patient/poul")):
        assert answer.status_code == 403
        assert "Det har du ikke adgang til" in text(answer)
    assert trail()[-1]["refusal"]


def test_a_patient_who_is_not_there_is_not_found_and_not_remembered() -> None:
    client = browser()

    assert client.get("/patient/nobody").status_code == 404
    assert "/patient/nobody" not in text(client.get("/patients"))


def test_those_opened_last_stand_first() -> None:
    put(poul(), karen())
    client = browser()
    assert "Her kommer de patienter, du åbner" in text(client.get("/patients"))
    client.get("/patient/poul")
    client.get("/patient/karen")

    page = text(client.get("/patients"))

    assert page.index("Karen Jensen") < page.index("Poul Jensen")
    assert "i dag" in page


def test_what_is_typed_is_shown_as_text_and_never_as_a_part_of_the_page() -> None:
    answer = text(search(browser(), '"><script>alert(1)</script>'))

    assert "<script>alert" not in answer
    assert "&lt;script&gt;" in answer


@pytest.mark.parametrize(("language", "title"), [("da", "Find en patient"), ("en", "Find a patient")])
def test_it_speaks_the_readers_language(language: str, title: str) -> None:
    assert f"<title>{title}" in text(browser(language=language).get("/patients"))


def test_no_page_of_it_asks_the_database_more_than_a_few_times(
    django_assert_max_num_queries: Any,
) -> None:
    put(poul(), karen())
    client = browser()
    client.get("/patient/poul")

    with django_assert_max_num_queries(4):
        client.get("/patients")
    # Session, account, visit, resources with the trail, staff, curves; a test's transaction adds two savepoints of two.
    with django_assert_max_num_queries(6 + 4):
        client.get("/patient/poul")
