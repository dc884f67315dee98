"""A period whose last day lies before its first: told at once, wherever it can come from, and nothing typed is lost."""

from datetime import date

import pytest
from django.test import Client

from sharedcare.access.agreements import actions
from sharedcare.access.agreements.errors import BadLastDay
from sharedcare.access.agreements.types import Stage
from tests.integration.access.accounts import PASSWORD
from tests.integration.access.agreeing import People, drafted, now, signed
from tests.integration.access.clients import NOON
from tests.integration.clinic.browsing import sign_in, text
from tests.integration.office.test_agreements import FORM

pytestmark = pytest.mark.django_db
BACKWARDS = {**FORM, "since": "2027-02-01", "until": "2027-01-31"}


@pytest.fixture
def people() -> People:
    return People()


def enter(username: str, language: str = "da") -> Client:
    client = Client(headers={"accept-language": language})
    sign_in(client, username=username, password=PASSWORD)
    return client


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("da", "Den sidste dag kan ikke ligge før den første"),
        ("en", "The last day cannot be before the first"),
    ],
)
def test_a_new_draft_that_ends_before_it_begins_is_told_and_keeps_what_was_typed(
    people: People, language: str, says: str
) -> None:
    answer = enter("owner", language).post("/office/agreements/new", BACKWARDS)

    page = text(answer)
    assert answer.status_code == 200
    assert f'<a href="#until">{says}</a>' in page
    for typed in ('value="2027-02-01"', 'value="2027-01-31"', "Vi gør det sammen.", 'value="behandler"'):
        assert typed in page


def test_a_draft_is_not_revised_to_end_before_it_begins(people: People) -> None:
    made = drafted(people.owner)

    page = text(enter("owner").post(f"/office/agreements/{made}/terms", {**BACKWARDS, "version": 1}))

    assert '<a href="#until">' in page
    assert now(made, people.owner).version == 1


def test_an_agreement_that_has_not_begun_is_ended_at_once(people: People) -> None:
    made = signed(people, since=date(2098, 1, 1), until=date(2099, 12, 31))

    actions.end(
        agreement=made, version=4, reason="Det blev ikke til noget", last_day=None, by=people.town, at=NOON
    )

    assert now(made, people.owner).stage is Stage.ENDED


def test_notice_ends_no_agreement_before_its_first_day(people: People) -> None:
    made = signed(people, since=date(2098, 1, 1), until=date(2099, 12, 31))

    with pytest.raises(BadLastDay):
        actions.end(
            agreement=made,
            version=4,
            reason="Det blev ikke til noget",
            last_day=date(2097, 1, 1),
            by=people.town,
            at=NOON,
        )
