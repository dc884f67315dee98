"""The page that ends an agreement: one says when, and knows what it does to the patients; afterwards it can begin again."""

import pytest
from django.test import Client

from sharedcare.access.agreements.types import Stage
from tests.integration.access.accounts import PASSWORD
from tests.integration.access.agreeing import People, now, signed
from tests.integration.clinic.browsing import sign_in, text

pytestmark = pytest.mark.django_db
WHY = "Vi trækker os fra det"


@pytest.fixture
def people() -> People:
    return People()


def enter(username: str, language: str = "da") -> Client:
    client = Client(headers={"accept-language": language})
    sign_in(client, username=username, password=PASSWORD)
    return client


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, '<a href="#when">Vælg, om aftalen slutter efter en sidste dag eller straks</a>'),
        ({"when": "soon"}, '<a href="#when">Vælg, om aftalen'),
        ({"when": "last-day"}, '<a href="#last-day">Skriv den sidste dag'),
        ({"when": "last-day", "last-day": "31/12"}, '<a href="#last-day">Datoen kan ikke læses'),
    ],
)
def test_who_does_not_say_when_is_asked_and_nothing_is_ended(
    people: People, sent: dict[str, str], says: str
) -> None:
    made = signed(people)

    page = text(
        enter("town-boss").post(
            f"/office/agreements/{made}/end", {"version": 4, "reason": WHY, "last-day": "", **sent}
        )
    )

    assert says in page
    assert WHY in page
    assert now(made, people.owner).stage is Stage.EXECUTED
