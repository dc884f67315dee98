"""Who answers for data protection watches administrators too: none of them makes an officer, ends one or becomes one."""

from dataclasses import replace

import pytest

from sharedcare.access.emergency.queries import may_judge
from sharedcare.access.staff import actions, queries
from sharedcare.access.staff.errors import AnswersForAll
from sharedcare.access.staff.types import Newcomer, Post
from tests.integration.access.accounts import staff
from tests.integration.access.agreeing import People
from tests.integration.access.care import role, store
from tests.integration.access.clients import NOON

pytestmark = pytest.mark.django_db
OFFICER = Post("data-protection-officer", "Rådgiver", "region")
NURSE = Post("nurse", "Sygeplejerske", "region")
VERA = {"reference": "Practitioner/vera"}


@pytest.fixture
def people() -> People:
    found = People()
    store(
        {"resourceType": "Practitioner", "id": "vera", "name": [{"text": "Vera Lind"}]},
        role("dpo", "region", "data-protection-officer", practitioner=VERA),
    )
    return found


@pytest.mark.parametrize("place", ["region", "hospital"])
def test_no_administrator_makes_anybody_an_officer(people: People, place: str) -> None:
    by = people.region if place == "region" else people.hospital
    officer = replace(OFFICER, organization=place)
    me, mine = f"of-{place}-boss", f"{place}-boss"

    with pytest.raises(AnswersForAll):
        actions.invite(who=Newcomer("Ny", "Ven", "ny", officer), by=by, at=NOON)
    with pytest.raises(AnswersForAll):
        actions.give_role(practitioner=me, post=officer, by=by, at=NOON)
    with pytest.raises(AnswersForAll):
        actions.change_role(role=mine, post=officer, by=by, at=NOON)
    assert not may_judge(by)


def test_no_administrator_ends_or_changes_the_role_of_an_officer(people: People) -> None:
    with pytest.raises(AnswersForAll):
        actions.end_role(role="dpo", by=people.region, at=NOON)
    with pytest.raises(AnswersForAll):
        actions.change_role(role="dpo", post=NURSE, by=people.region, at=NOON)

    [vera] = [one for one in queries.colleagues(by=people.region, at=NOON) if one.practitioner == "vera"]
    assert [one.post.code for one in vera.roles] == ["data-protection-officer"]


def test_no_administrator_gets_a_link_by_which_to_sign_in_as_an_officer(people: People) -> None:
    with pytest.raises(AnswersForAll):
        actions.let_in(practitioner="vera", username="vera", by=people.region, at=NOON)

    made = actions.invite(who=Newcomer("Ida", "Holm", "ida", NURSE), by=people.region, at=NOON)
    [ida] = [one for one in queries.colleagues(by=people.region, at=NOON) if one.username == made.username]
    store(
        role(
            "second-dpo",
            "region",
            "data-protection-officer",
            practitioner={"reference": f"Practitioner/{ida.practitioner}"},
        )
    )
    with pytest.raises(AnswersForAll):
        actions.invite_again(practitioner=ida.practitioner, by=people.region, at=NOON)


def test_whoever_runs_the_platform_makes_an_officer_by_what_they_load(people: People) -> None:
    assert may_judge(staff("vera", role="dpo", opens_clinic=False, practitioner="vera"))
