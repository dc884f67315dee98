"""Unusual looks are explained, led to the entries behind them, and written off the list with what was found."""

from datetime import timedelta

import pytest
from django.test import Client

from sharedcare.kernel.clock import now
from tests.integration.clinic.browsing import text
from tests.integration.office.protecting import officer, opened

pytestmark = pytest.mark.django_db
HERE = "/office/patterns"
STRANGER = f"{HERE}/stranger:999900000000011:poul"


def until(client: Client) -> str:
    return text(client.get(STRANGER)).split('name="until" value="')[1].split('"')[0]


def judged(client: Client, **typed: str) -> str:
    answer = client.post(STRANGER, {"until": until(client), **typed})
    return answer["Location"] if answer.status_code == 302 else text(answer)


def waits(client: Client) -> bool:
    return "1 venter" in text(client.get(HERE))


def test_each_says_what_it_means_and_that_it_need_not_be_wrong() -> None:
    client = officer()
    opened()

    page = text(client.get(HERE))

    for said in (
        "Intet af det er forkert i sig selv",
        "Egen journal",
        "Samme adresse",
        "Mange patienter på kort tid",
    ):
        assert said in page
    assert "Anne Hjertholm" in page
    assert "Poul Jensen" in page
    assert f'href="{STRANGER}"' in page


def test_the_entries_behind_it_are_there_and_in_the_search() -> None:
    client = officer()
    opened()

    page = text(client.get(STRANGER))

    assert "Så hele journalen" in page
    assert "/office/trail?patient=poul&amp;organization=999900000000011" in page


def test_what_was_found_takes_it_off_the_list_and_stays_to_be_read() -> None:
    client = officer()
    opened()
    assert waits(client)

    assert judged(client, verdict="justified", note="Vikar på klinikken") == f"{HERE}?done"

    assert not waits(client)
    page = text(client.get(HERE))
    for said in ("Berettiget", "Vikar på klinikken", "Dorrit Vang"):
        assert said in page
    assert "<b>0</b> Usædvanlige opslag" in text(client.get("/office/protection"))


def test_who_was_asked_stays_on_the_list_until_it_is_known() -> None:
    client = officer()
    opened()

    judged(client, verdict="asked", note="Skrevet til afdelingslederen")

    page = text(client.get(HERE))
    assert "Spurgt, venter på svar: Dorrit Vang" in page
    judged(client, verdict="unjustified", note="Ingen kunne sige hvorfor")
    written = text(client.get(STRANGER))
    assert written.index("Ingen kunne sige hvorfor") < written.index("Skrevet til afdelingslederen")


def test_a_finding_is_chosen_and_written_and_what_was_typed_stays() -> None:
    client = officer()
    opened()

    assert "Vælg, hvad du fandt" in judged(client, note="halvt skrevet")
    assert "halvt skrevet" in judged(client, note="halvt skrevet")
    assert 'href="#note">Skriv, hvad du så på' in judged(client, verdict="justified")
    assert waits(client)


def test_a_look_that_came_while_somebody_was_reading_is_not_judged_unseen() -> None:
    client = officer()
    opened()
    before = until(client)
    opened(at=now() - timedelta(hours=1))

    answer = client.post(STRANGER, {"until": before, "verdict": "justified", "note": "Set på"})

    assert answer.status_code == 422
    assert "kommet nye opslag" in text(answer)
    assert "Set på</textarea>" in text(answer)


def test_earlier_months_are_a_link_away_and_what_is_not_there_is_said() -> None:
    client = officer()
    opened(at=now() - timedelta(days=40))

    assert client.get(STRANGER).status_code == 422
    before = now().date() - timedelta(days=31)
    page = text(client.get(f"{HERE}?to={before}"))
    assert f"{STRANGER}?to={before}" in page
    assert client.get(f"{STRANGER}?to={before}").status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "0001-02-02", "1999-12-31", "9999-12-31", "x"])
def test_a_month_that_no_calendar_has_is_the_nearest_that_there_is(day: str) -> None:
    client = officer()
    opened()

    assert client.get(f"{HERE}?to={day}").status_code == 200
    assert client.get(f"{STRANGER}?to={day}").status_code in (200, 422)
