"""The page that ends an agreement: one says when, and knows what it does to the patients; afterwards it can begin again."""

from datetime import datetime

import pytest
from django.test import Client

from sharedcare.access.agreements.types import Stage
from sharedcare.records.indexing.locality import here
from tests.integration.access.accounts import PASSWORD
from tests.integration.access.agreeing import People, now, signed
from tests.integration.access.care import store, treated
from tests.integration.clinic.browsing import sign_in, text
from tests.integration.records.store import patient

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


def ended_at_once(client: Client, made: str, **sent: str) -> str:
    answer = client.post(
        f"/office/agreements/{made}/end", {"version": 4, "reason": WHY, "when": "at-once", **sent}
    )
    return str(answer.headers["Location"]) if answer.status_code == 302 else text(answer)


@pytest.mark.parametrize("sent", [{}, {"alone": "on"}, {"alone": "1"}])
def test_patients_whom_nobody_could_open_are_left_so_by_a_tick_at_their_number_alone(
    people: People, sent: dict[str, str]
) -> None:
    store(patient("anna"), patient("bent"))
    treated("anna")
    treated("bent")
    made = signed(people)
    town = enter("town-boss")

    assert 'value="2"' in text(town.get(f"/office/agreements/{made}/end"))
    page = ended_at_once(town, made, **sent)

    assert '<a href="#alone">Aftalen er ikke afsluttet: 2 patienter kan ingen åbne bagefter.' in page
    assert now(made, people.owner).stage is Stage.EXECUTED
    assert ended_at_once(town, made, alone="2").endswith("?done")
    assert now(made, people.owner).stage is Stage.ENDED


def test_an_agreement_that_leaves_nobody_alone_ends_without_a_tick(people: People) -> None:
    made = signed(people)

    assert 'name="alone"' not in text(enter("town-boss").get(f"/office/agreements/{made}/end"))
    assert ended_at_once(enter("town-boss"), made).endswith("?done")


def test_what_is_over_is_drafted_again_by_whoever_may_draft_it(people: People) -> None:
    made = signed(people)
    town = enter("town-boss")
    assert "/again" not in text(town.get(f"/office/agreements/{made}"))
    told = town.post(f"/office/agreements/{made}/again")
    assert "kan ikke gøres" in text(told)
    ended_at_once(town, made)

    page = text(town.get(f"/office/agreements/{made}"))
    assert "Skriv den samme igen" in page
    assert "ikke noget, du skal gøre" not in page
    where = town.post(f"/office/agreements/{made}/again").headers["Location"]

    form = text(town.get(where))
    assert "Parterne arbejder sammen om patienter med hjertesvigt." in form
    assert f'value="{datetime.now(here().zone).date()}"' in form
    again = now(where.split("/")[3], people.town)
    assert (again.stage, again.keeper, again.follows) == (Stage.DRAFT, "town", "")
