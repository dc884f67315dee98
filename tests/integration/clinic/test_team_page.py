"""The page of the team, without JavaScript."""

from datetime import UTC, datetime

import pytest

from tests.integration.access.care import agreement, organisation, store
from tests.integration.care.handing import in_care, sectors
from tests.integration.care.test_answers import trees
from tests.integration.clinic.browsing import text
from tests.integration.clinic.test_handover_pages import at_work

pytestmark = pytest.mark.django_db
HERE = "/patient/poul/team"


def test_who_is_missing_is_added_and_who_may_not_is_told_who_may() -> None:
    sectors()
    store(organisation("village", "municipality"), agreement("village-agreement", "hospital", "village"))
    in_care("poul")
    anne, sofie = at_work("anne"), at_work("sofie")

    page = text(anne.get(HERE))
    assert 'value="village"' in page
    assert "far-clinic: I har ingen gældende aftale" in page
    assert anne.post(HERE, {"organization": "far-clinic"}).status_code == 422
    assert anne.post(HERE, {"organization": "village"})["Location"] == f"{HERE}?done=added"
    assert 'value="village"' not in text(anne.get(HERE))
    assert HERE in text(anne.get("/patient/poul/plan"))

    assert "afgør de, som efter forløbet må ændre planen" in text(sofie.get(HERE))
    assert 'name="organization"' not in text(sofie.get(HERE))
    assert sofie.post(HERE, {"organization": "village"}).status_code in (403, 422)


def test_who_is_only_asked_to_take_over_is_marked_and_it_is_said_what_that_means() -> None:
    sectors()
    store(organisation("village", "municipality"))
    in_care("poul")
    [team] = trees("CareTeam?patient=poul")
    asked = {
        "extension": [
            {"url": "urn:sharedcare:proposed", "valueReference": {"reference": "Organization/village"}}
        ],
        "member": {"reference": "Organization/village"},
        "period": {"start": "2020-01-01T00:00:00Z", "end": "2099-01-01T00:00:00Z"},
    }
    store({**team, "participant": [*team["participant"], asked]})

    anne = at_work("anne")
    page = text(anne.get(HERE))

    assert page.count("<em>spurgt</em>") == 1
    assert "bedt om at tage over" in page
    assert "kun spurgt" in text(anne.get("/patient/poul"))


def test_whose_place_has_been_ended_is_not_shown_as_there_on_that_very_day() -> None:
    sectors()
    in_care("poul")
    anne = at_work("anne")
    [team] = trees("CareTeam?patient=poul")
    before = text(anne.get(HERE)).count("<li>")
    [mette] = [one for one in team["participant"] if "mette" in one["member"]["reference"]]

    mette["period"] = {"end": datetime.now(UTC).isoformat()}
    store(team)

    assert text(anne.get(HERE)).count("<li>") == before - 1


@pytest.mark.parametrize(
    ("language", "off", "told", "handed"),
    [
        ("da", "Tag af teamet", "Taget af", "Overdrag ansvaret først."),
        ("en", "Take off the team", "Taken off", "Hand over the responsibility first."),
    ],
)
def test_somebody_is_taken_off_with_a_reason_which_the_plan_tells_and_put_back(
    language: str, off: str, told: str, handed: str
) -> None:
    sectors()
    in_care("poul")
    anne, sofie = at_work("anne", language=language), at_work("sofie")
    mette = {"who": "PractitionerRole/mette-role"}
    assert off in text(anne.get(HERE))
    assert 'value="PractitionerRole/anne-role"' not in text(anne.get(HERE)), "who is responsible"
    assert 'value="end"' not in text(sofie.get(HERE))
    assert sofie.post(HERE, {**mette, "do": "end", "why": "x"}).status_code in (403, 422)

    unsaid = anne.post(HERE, {**mette, "do": "end", "why": " "})
    assert unsaid.status_code == 422
    assert "<details open>" in text(unsaid)
    assert 'href="#why"' in text(unsaid), "the problem leads to what is missing"
    assert text(unsaid).count('aria-invalid="true"') == 1, "and nothing else is marked as wrong"
    gone = anne.post(HERE, {"who": "PractitionerRole/nobody", "do": "end", "why": ""})
    assert gone.status_code == 422
    assert 'href="#members"' in text(gone), "and to what is there"
    wrong = anne.post(HERE, {"who": "PractitionerRole/anne-role", "do": "end", "why": "x"})
    assert wrong.status_code == 422
    assert handed in text(wrong)
    sent = {**mette, "do": "end", "why": "Er flyttet til en anden gruppe"}
    assert anne.post(HERE, sent)["Location"] == f"{HERE}?done=ended"

    page = text(anne.get(HERE))
    assert "Er flyttet til en anden gruppe" in page
    assert "&lt;span" not in page
    changes = text(anne.get("/patient/poul/plan/changes"))
    assert told in changes
    assert "Er flyttet til en anden gruppe" in changes
    assert anne.post(HERE, {**mette, "do": "back"})["Location"] == f"{HERE}?done=back"
    assert 'value="back"' not in text(anne.get(HERE))
    assert anne.post(HERE, {**mette, "do": "back"}).status_code == 422


def test_ones_own_place_is_ended_only_once_one_has_said_that_one_knows() -> None:
    sectors()
    in_care("poul")
    bo = at_work("bo")
    sent = {"who": "PractitionerRole/bo-role", "do": "end", "why": "Følger ham ikke mere"}
    assert bo.post(HERE, sent).status_code == 422
    assert 'name="knows"' in text(bo.get(HERE))

    assert bo.post(HERE, {**sent, "knows": "1"})["Location"] == "/", "the record is shut"

    assert bo.get(HERE).status_code == 404


def test_a_place_that_has_not_begun_is_not_offered_to_be_ended_and_that_of_a_person_for_an_organisation_is() -> (
    None
):
    sectors()
    in_care("poul")
    [team] = trees("CareTeam?patient=poul")
    person = {"resourceType": "Practitioner", "id": "nina", "name": [{"text": "Nina Holm"}]}
    nina = {"member": {"reference": "Practitioner/nina"}, "onBehalfOf": {"reference": "Organization/town"}}
    later = [
        {**one, "period": {"start": "2099-01-01"}} if "mette" in str(one["member"]) else one
        for one in team["participant"]
    ]
    store(person, {**team, "participant": [*later, nina]})
    anne = at_work("anne")

    page = text(anne.get(HERE))
    assert 'value="PractitionerRole/mette-role"' not in page
    assert 'value="Practitioner/nina"' in page
    sent = anne.post(HERE, {"do": "end", "who": "Practitioner/nina", "why": "Ny stilling"})
    assert sent["Location"] == f"{HERE}?done=ended"

    page = text(anne.get(HERE))
    assert "Ny stilling" in page
    assert "Nina Holm" in page
    assert anne.post(HERE, {"do": "back", "who": "Practitioner/nina"})["Location"] == f"{HERE}?done=back"
