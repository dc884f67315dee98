"""A nurse looks at what a second programme would mean, enrols, decides, and lets the patient leave: on pages without script."""

import pytest
from django.test import Client

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.records.search.parse import parse
from tests.integration.access.care import agreement, store
from tests.integration.access.clients import NOON
from tests.integration.care.enrolment.enrolling import HEART, SUGAR, condition, publish_shipped, value
from tests.integration.clinic.browsing import CPR, browser, poul, put, text

pytestmark = pytest.mark.django_db
PAGE = "/patient/poul/enrol"


def ready(language: str = "da") -> Client:
    """A nurse's browser; her hospital treats the patient, and has agreed about diabetes as well."""
    publish_shipped(SUGAR)
    client = browser(language=language)
    store(agreement("sugar-agreement", "hospital", "town", programme=SUGAR))
    put(poul())
    store(condition("poul", "DE119"), value("poul", "10230-1", 35, "%"))
    return client


def test_the_programmes_are_offered_and_those_without_agreement_say_why() -> None:
    client = ready()
    publish_shipped("copd")
    page = text(client.get(PAGE))
    assert f'value="{SUGAR}"' in page
    assert 'value="copd"' not in page
    assert "ingen aftale om forløbet" in page


@pytest.mark.parametrize(("language", "says"), [("da", "Passer forløbet?"), ("en", "Does it fit?")])
def test_the_preview_shows_what_was_found_and_what_changes(language: str, says: str) -> None:
    client = ready(language)
    page = text(client.post(PAGE, {"programme": SUGAR}))
    assert says in page
    assert "DE119" in page
    assert 'name="consent"' in page
    assert 'name="anchor-diagnosis"' in page


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        (
            "da",
            ("Mangler på teamet", ": ingen på teamet", "Indtil da hos "),
            " har den, så længe ingen på teamet er: ",
        ),
        (
            "en",
            ("Missing on the team", ": nobody on the team", "With "),
            " holds it as long as nobody on the team is: ",
        ),
    ],
)
def test_whom_the_team_lacks_is_said_before_the_enrolment_and_then_with_each_task_on_the_plan(
    language: str, before: tuple[str, ...], after: str
) -> None:
    client = ready(language)
    page = text(client.post(PAGE, {"programme": SUGAR}))
    assert all(says in page for says in before)
    # What a kind of organisation is called in the file is for those who write it.
    assert "eye-clinic" not in page

    sent = {
        "programme": SUGAR,
        "do": "enrol",
        "responsible": "PractitionerRole/demo-anne-role",
        "consent": "1",
    }
    client.post(PAGE, {**sent, "anchor-diagnosis": "2026-02-01"})
    plan = text(client.get("/patient/poul/plan"))
    assert after in plan
    assert "Ukendt sektor" not in plan
    assert "Unknown sector" not in plan
    row = plan[: plan.index(after)].rpartition('<a href="')[2].partition('"')[0]
    assert after in text(client.get(row))


@pytest.mark.parametrize(
    ("language", "says"), [("da", "De her er der allerede"), ("en", "These are there already")]
)
def test_who_is_on_the_team_or_has_somebody_there_is_shown_as_that_and_not_to_be_ticked(
    language: str, says: str
) -> None:
    client = ready(language)
    page = text(client.post(PAGE, {"programme": SUGAR}))
    chosen, _, there = page[page.index('id="team"') : page.index('id="responsible"')].partition(says)
    assert 'value="Organization/town" checked' in chosen
    assert "Organization/hospital" not in chosen
    assert "<b>hospital</b>" in there
    query = parse("CareTeam", [("patient", "poul")])

    def places_of_the_hospital() -> int:
        [team] = looks.search(by=operator("test"), query=query, at=NOON).matches
        return (team.content or b"").count(b'"Organization/hospital"')

    before = places_of_the_hospital()
    sent = {
        "programme": SUGAR,
        "do": "enrol",
        "responsible": "PractitionerRole/demo-anne-role",
        "consent": "1",
        "team": ["Organization/hospital"],
    }
    assert client.post(PAGE, sent).status_code == 302
    assert places_of_the_hospital() == before


@pytest.mark.parametrize(
    ("language", "title", "waits", "typed", "has"),
    [
        ("da", "Datoer, som ingen kender endnu", "Venter: ", "Skrevet her: ", "Journalen har: "),
        ("en", "Dates that nobody knows yet", "Waiting: ", "Typed here: ", "The record has: "),
    ],
)
def test_what_waits_for_a_day_that_nobody_knows_is_said_by_its_field_until_the_day_is_typed(
    language: str, title: str, waits: str, typed: str, has: str
) -> None:
    client = ready(language)
    store({**condition("poul", "DE119"), "code": {"text": "Sukkersyge"}})

    def shown(**sent: str) -> tuple[str, str]:
        page = text(client.post(PAGE, {"programme": SUGAR, **sent}))
        dates = page[page.index('id="anchors"') : page.index('id="team"')]
        plain, _, folded = dates.partition("<details")
        return plain, folded

    plain, folded = shown()
    row = plain[plain.index('for="anchor-diagnosis"') : plain.index('id="anchor-diagnosis"')]
    assert plain.index(title) < plain.index('for="anchor-diagnosis"')
    assert waits in row
    assert "anchor-diagnosis" not in folded

    plain, folded = shown(**{"do": "look", "anchor-diagnosis": "2026-02-01"})
    assert "anchor-diagnosis" not in plain
    assert 'name="anchor-diagnosis" value="2026-02-01"' in folded
    assert folded.startswith(' class="by-themselves" open')
    row = folded[folded.index('for="anchor-diagnosis"') : folded.index('id="anchor-diagnosis"')]
    assert (typed in row, has in row) == (True, False), "the record is not said to have what was typed here"

    store({**condition("poul", "DE119"), "onsetDateTime": "2026-01-05"})
    _, folded = shown()
    row = folded[folded.index('for="anchor-diagnosis"') : folded.index('id="anchor-diagnosis"')]
    assert (typed in row, has in row) == (False, True)


def test_without_consent_the_page_says_what_is_missing_and_keeps_what_was_chosen() -> None:
    client = ready()
    sent = {"programme": SUGAR, "do": "enrol", "responsible": "PractitionerRole/demo-anne-role"}
    answer = client.post(PAGE, {**sent, "anchor-diagnosis": "2026-02-01"})
    assert answer.status_code == 422
    assert "Patienten har ikke givet samtykke" in text(answer)
    assert 'value="2026-02-01"' in text(answer)


def test_the_patient_is_enrolled_and_followed_and_who_may_not_end_it_is_told() -> None:
    client = ready()
    sent = {
        "programme": SUGAR,
        "do": "enrol",
        "responsible": "PractitionerRole/demo-anne-role",
        "consent": "1",
    }
    answer = client.post(PAGE, {**sent, "anchor-diagnosis": "2026-02-01"})
    assert (answer.status_code, answer["Location"]) == (302, f"/patient/poul/programmes/{SUGAR}?done")
    address = f"/patient/poul/programmes/{SUGAR}"
    page = text(client.get(address))
    assert "Årsstatus" not in page
    assert "Forlad forløbet" in page

    unreasoned = client.post(address, {"do": "leave", "why": " "})
    assert unreasoned.status_code == 422
    wrong = client.post(address, {"do": "anchor", "anchor": "control", "when": "i går"})
    said = text(wrong)
    assert "Skriv en dato" in said
    # What is wrong is not that the patient cannot be enrolled, and ending it is not what was meant.
    assert "Intet er gemt endnu" in said
    assert "kan indmeldes" not in said
    assert "<details>" in said
    judged = client.post(address, {"do": "judge", "judged-frail": "no"})
    assert judged.status_code == 302
    assert 'name="judged-frail" value="no" checked' in text(client.get(address))
    # By the programme a nurse of the clinic does not end it: the page says who does, and the server refuses her.
    assert 'value="leave"' not in text(client.get(address))
    assert "Det afgør efter forløbsprogrammet:" in text(client.get(address))
    assert 'value="judge"' in text(client.get(address))
    refused = client.post(address, {"do": "leave", "why": "Flytter"})
    assert refused.status_code == 422
    assert "beslutter andre" in text(refused)


def test_who_does_not_decide_the_level_reads_the_proposal_and_who_decides_and_another_level_is_refused() -> (
    None
):
    client = ready()
    sent = {
        "programme": SUGAR,
        "do": "enrol",
        "responsible": "PractitionerRole/demo-anne-role",
        "consent": "1",
    }
    page = text(client.post(PAGE, {"programme": SUGAR}))
    assert 'name="level-level"' not in page
    assert "Det afgør efter forløbsprogrammet: Egen læge, Endokrinolog." in page
    assert "Forløbsprogrammets forslag gælder" in page
    # Who is to be responsible may be somebody whom the programme lets decide less, and that is said first.
    warned = page.partition('name="responsible"')[2].partition("</section>")[0]
    assert "ikke ændre grænser, mål eller planen og niveauet" in warned
    assert "kan ændres af: Egen læge, Endokrinolog" in warned

    proposed = page.partition('class="stands"')[2].partition("<b>")[2].partition("</b>")[0]
    other = next(key for key, name in (("red", "Rød"), ("yellow", "Gul")) if name not in proposed)
    refused = client.post(PAGE, {**sent, "level-level": other, "why-level": "Sådan ser det ud"})
    assert refused.status_code == 422
    assert "beslutter andre" in text(refused)
    assert client.get(f"/patient/poul/programmes/{SUGAR}").status_code == 404
    assert client.post(PAGE, sent).status_code == 302


def test_a_record_that_is_closed_is_closed_here_too() -> None:
    store(poul())
    client = browser()
    closed, nobody = client.get(PAGE), client.get("/patient/nobody/enrol")
    assert (closed.status_code, nobody.status_code) == (404, 404)
    assert closed.content == nobody.content


def test_a_patient_who_is_not_known_to_the_clinic_is_taken_on_with_a_consent_and_not_without() -> None:
    publish_shipped(SUGAR)
    client = browser()
    store(agreement("sugar-agreement", "hospital", "town", programme=SUGAR), poul())
    assert client.get("/patient/poul").status_code == 404
    sent = {"number": CPR, "programme": SUGAR}
    assert "har ikke givet samtykke" in text(client.post("/enrol", sent))
    assert "Vælg forløbet." in text(client.post("/enrol", {"number": CPR, "consent": "1"}))
    assert "Ingen her har" in text(client.post("/enrol", {**sent, "number": "0101010101", "consent": "1"}))

    answer = client.post("/enrol", {**sent, "consent": "1"})
    assert answer["Location"] == f"/patient/poul/programmes/{SUGAR}?done"
    assert client.get("/patient/poul").status_code == 200
    assert CPR not in text(client.get(answer["Location"]))


def test_the_patient_is_told_of_a_consent_that_somebody_has_written_down() -> None:
    publish_shipped(SUGAR)
    client = browser()
    store(agreement("sugar-agreement", "hospital", "town", programme=SUGAR), poul())
    client.post("/enrol", {"number": CPR, "programme": SUGAR, "consent": "1"})

    query = parse("Communication", [("recipient", "Patient/poul")])
    [told] = looks.search(by=operator("test"), query=query, at=NOON).matches
    assert "samtykke på papir" in (told.content or b"").decode()


def test_the_preview_warns_of_a_drug_that_the_patient_takes_and_one_of_the_programmes_does_not_bear() -> None:
    client = ready()
    publish_shipped(HEART)
    store(
        {
            "resourceType": "MedicationStatement",
            "id": "takes",
            "status": "active",
            "subject": {"reference": "Patient/poul"},
            "medicationCodeableConcept": {
                "coding": [{"system": "http://www.whocc.no/atc", "code": "A10BG03"}]
            },
        }
    )

    page = text(client.post(PAGE, {"programme": SUGAR}))

    assert "Pioglitazon holder på væske ved hjertesvigt." in page
    assert "Patienten får Pioglitazon." in page
