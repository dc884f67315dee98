"""The office without JavaScript: who comes in, a draft written, sent, signed and ended, and what is told on the way."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from sharedcare.access.agreements.types import Stage
from tests.integration.access.accounts import PASSWORD
from tests.integration.access.agreeing import TERMS, People, drafted, now, offered, signed
from tests.integration.access.care import treated
from tests.integration.access.opening import anna
from tests.integration.clinic.browsing import sign_in, text

pytestmark = pytest.mark.django_db
FORM = {
    "title": "Om hjertesvigt",
    "programme-name": "Hjertesvigt",
    "programme-code": "heart-failure",
    "party": ["hospital", "town"],
    "part-hospital": "behandler",
    "part-town": "plejer",
    "since": "2026-01-01",
    "until": "",
    "text": "Vi gør det sammen.",
}


@pytest.fixture
def people() -> People:
    return People()


def enter(username: str, language: str = "da") -> Client:
    client = Client(headers={"accept-language": language})
    sign_in(client, username=username, password=PASSWORD)
    return client


def step(client: Client, agreement: str, name: str, **sent: Any) -> str:
    answer = client.post(f"/office/agreements/{agreement}/{name}", sent)
    return text(answer) if answer.status_code == 200 else answer.headers["Location"]


def written(client: Client, **changes: Any) -> str:
    answer = client.post("/office/agreements/new", {**FORM, **changes})
    assert answer.status_code == 302, text(answer)
    return str(answer.headers["Location"]).removesuffix("?done").rpartition("/")[2]


@pytest.mark.parametrize("path", ["/office", "/office/agreements", "/office/agreements/new"])
def test_only_administrators_and_programme_owners_come_in_and_others_are_told_whom_to_ask(
    people: People, path: str
) -> None:
    assert Client().get(path).headers["Location"].startswith("/sign-in?next=")

    refused = enter("anne").get(path)
    assert refused.status_code == 403
    assert "spørg den" in text(refused)
    for username in ("owner", "town-boss"):
        assert enter(username).get(path).status_code == 200


def test_one_lands_in_the_office_when_the_role_has_nothing_to_do_with_patients(people: People) -> None:
    assert enter("town-boss").get("/patients").headers["Location"] == "/office"
    assert enter("anne").get("/patients").status_code == 200


def test_a_draft_is_written_sent_signed_by_both_and_in_force(people: People) -> None:
    owner, hospital, town = (enter(name) for name in ("owner", "hospital-boss", "town-boss"))
    made = written(owner)
    assert "Kladde" in text(owner.get(f"/office/agreements/{made}"))
    assert town.get(f"/office/agreements/{made}").status_code == 404

    assert step(owner, made, "offer", version=1).endswith("?done")
    assert "Venter på din underskrift" in text(town.get("/office/agreements"))
    for client in (hospital, town):
        read = text(client.get(f"/office/agreements/{made}"))
        mark = read.partition('name="mark" value="')[2].partition('"')[0]
        assert step(client, made, "signatures", mark=mark, read="on").endswith("?done")

    page = text(owner.get(f"/office/agreements/{made}"))
    assert "I kraft" in page
    assert "Boss of town" in page
    assert "Underskrevet af den sidste part" in page


def test_what_a_draft_lacks_is_listed_with_links_to_the_fields_and_nothing_typed_is_lost(
    people: People,
) -> None:
    owner = enter("owner")
    made = written(owner, text="", party=["hospital"])

    where = step(owner, made, "offer", version=1)
    page = text(owner.get(where))

    assert where.endswith("/terms?check")
    assert '<a href="#text">Skriv aftalens tekst, eller vedhæft dokumentet</a>' in page
    assert '<a href="#parties">Vælg mindst to parter</a>' in page
    assert 'value="behandler"' in page


def test_a_date_that_cannot_be_read_keeps_what_was_typed(people: People) -> None:
    answer = enter("owner", "en").post("/office/agreements/new", {**FORM, "since": "31/12"})

    assert "The date cannot be read" in text(answer)
    assert 'value="31/12"' in text(answer)
    assert "Vi gør det sammen." in text(answer)


def test_an_administrator_is_told_that_their_own_organisation_has_to_be_a_party(people: People) -> None:
    answer = enter("elsewhere-boss").post("/office/agreements/new", FORM)

    assert "egen organisation er part i" in text(answer)


def test_nobody_signs_without_having_ticked_that_it_was_read(people: People) -> None:
    made = offered(people.owner)

    page = step(enter("town-boss"), made, "signatures", mark="x")

    assert "Sæt kryds ved, at du har læst aftalen" in page
    assert now(made, people.owner).stage is Stage.OFFERED


def test_a_text_that_was_changed_meanwhile_is_shown_to_be_read_again(people: People) -> None:
    made = offered(people.owner)

    page = step(enter("town-boss"), made, "signatures", mark="another", read="on")

    assert "læs den igen" in page
    assert TERMS.text in page


def test_of_two_who_write_the_same_draft_the_second_is_told_and_keeps_the_words(people: People) -> None:
    made = drafted(people.owner)
    owner = enter("owner")
    assert owner.post(f"/office/agreements/{made}/terms", {**FORM, "version": 1}).status_code == 302

    late = text(owner.post(f"/office/agreements/{made}/terms", {**FORM, "version": 1, "title": "Min titel"}))

    assert "En anden har rettet kladden" in late
    assert 'value="Min titel"' in late
    assert 'name="version" value="2"' in late


def test_the_page_that_ends_it_shows_how_many_patients_are_lost_and_no_names(people: People) -> None:
    anna()
    treated("anna")
    made = signed(people, until=None)
    town = enter("town-boss")

    page = text(town.get(f"/office/agreements/{made}/end"))

    assert "journalen for 1 patient" in page
    assert "anna" not in page.lower()
    sent = {"version": 4, "when": "at-once", "alone": "1"}
    assert '<a href="#reason">' in step(town, made, "end", reason="nej", **sent)
    assert step(town, made, "end", reason="Vi trækker os fra det", **sent).endswith("?done")
    assert now(made, people.owner).stage is Stage.ENDED
    after = text(town.get(f"/office/agreements/{made}"))
    assert "For 1 patient er der nu ingen organisation, som kan åbne journalen" in after


def test_a_refusal_a_draft_again_and_giving_up(people: People) -> None:
    made = offered(people.owner)
    town, owner = enter("town-boss"), enter("owner")

    assert "Skriv i en sætning hvorfor" in step(town, made, "refusal", version=2, reason="")
    assert step(town, made, "refusal", version=2, reason="Vi mangler folk til det").endswith("?done")
    assert "Vi mangler folk til det" in text(owner.get(f"/office/agreements/{made}"))
    assert step(owner, made, "draft", version=3).endswith("?done")
    assert step(owner, made, "withdrawal", version=4).endswith("?done")
    assert "kan ikke gøres" in step(owner, made, "withdrawal", version=5)


def test_a_renewal_is_written_where_the_first_day_is_given(people: People) -> None:
    made = signed(people, until=date(2099, 12, 31))

    where = step(enter("owner"), made, "renewal")

    page = text(enter("owner").get(where))
    assert 'value="2100-01-01"' in page
    assert "readonly" in page


def test_a_step_on_what_does_not_concern_the_reader_is_not_found(people: People) -> None:
    made = offered(people.owner)

    for name in ("offer", "signatures", "refusal", "draft", "withdrawal", "renewal", "end"):
        answer = enter("elsewhere-boss").post(
            f"/office/agreements/{made}/{name}", {"version": 2, "read": "on"}
        )
        assert answer.status_code == 404
    told = enter("town-boss").post(f"/office/agreements/{made}/offer", {"version": 2})
    assert 'class="amiss"' in told.content.decode()
    assert now(made, people.owner).version == 2
