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
