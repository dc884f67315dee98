"""The trail is searched by who, whom, where, when and what, in words, and no name or CPR number stands in an address."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest
from django.test import Client

from sharedcare.access.models import Account
from sharedcare.access.types import Action
from sharedcare.kernel.clock import now
from tests.integration.access.clients import actor, trail
from tests.integration.clinic.browsing import CPR, poul, put, text
from tests.integration.office.protecting import officer, opened

pytestmark = pytest.mark.django_db
HERE = "/office/trail"


def led_to(client: Client, **typed: str) -> dict[str, list[str]]:
    """What the search asks for after all that is typed was understood."""
    answer = client.post(HERE, typed)
    assert answer.status_code == 302
    return parse_qs(urlsplit(answer["Location"]).query)


def test_a_patient_is_meant_by_number_and_the_address_has_neither_number_nor_name() -> None:
    client = officer()

    assert led_to(client, sought=CPR) == {"patient": ["poul"]}
    assert led_to(client, sought="jensen poul") == {"patient": ["poul"]}
    assert CPR not in str(trail())


def test_a_person_is_meant_by_part_of_the_name_and_a_system_by_its_own() -> None:
    client = officer()
    actor(client="laboratory")
    anne = Account.objects.get(username="anne")

    assert led_to(client, person="hjerth") == {"account": [str(anne.pk)]}
    assert led_to(client, person="labor").keys() == {"client"}


def test_who_is_not_clear_is_chosen_and_what_else_was_asked_stays() -> None:
    client = officer()
    put(poul(id="poul-b", identifier=[{"value": "b"}], birthDate="1970-01-02"))

    answer = client.post(HERE, {"sought": "Jensen", "refused": "1"})

    page = text(answer)
    assert answer.status_code == 422
    assert "Hvem mener du?" in page
    assert "født 02.01.1970" in page
    assert 'href="/office/trail?refused=1&amp;patient=poul-b"' in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"sought": "0101019995"}, "Ingen patient har det navn eller det CPR-nummer"),
        ({"sought": "x"}, "mindst to bogstaver"),
        ({"person": "nobody"}, "Ingen person og intet system hedder sådan"),
        ({"since": "2026-02-02", "until": "2026-02-01"}, "Den sidste dag ligger før den første"),
    ],
)
def test_what_cannot_be_meant_is_said(typed: dict[str, str], says: str) -> None:
    answer = officer().post(HERE, typed)

    assert answer.status_code == 422
    assert says in text(answer)


def test_until_something_is_asked_nobody_is_shown() -> None:
    client = officer()
    opened()
    before = len(trail())

    assert "Før det vises ingen" in text(client.get(HERE))
    assert not any(one["patients"] for one in trail()[before:])


def test_an_entry_says_who_in_which_role_where_what_whom_why_and_from_where() -> None:
    client = officer()
    opened()

    page = text(client.get(f"{HERE}?patient=poul&deed=looked"))

    for said in (
        "Anne Hjertholm",
        "Hjertesvigtsygeplejerske, Hjertesvigtklinikken",
        "Så hele journalen",
        "Poul Jensen",
        "Behandler patienten",
        "192.0.2.7",
    ):
        assert said in page


def test_it_is_narrowed_by_each_thing() -> None:
    client = officer()
    opened()
    anne, today = Account.objects.get(username="anne"), now().date()
    client.get("/patient/poul")

    def finds(asked: str) -> bool:
        return "Så hele journalen" in text(client.get(f"{HERE}?patient=poul&{asked}"))

    for asked in (f"account={anne.pk}", "role=nurse", "ground=treatment", "organization=999900000000011"):
        assert finds(asked)
    assert finds(f"since={today - timedelta(days=1)}&until={today}")
    for asked in (
        "client=1",
        "role=doctor",
        "ground=emergency",
        "organization=1",
        "deed=changed",
        "refused=1",
    ):
        assert not finds(asked)
    assert not finds(f"until={today - timedelta(days=2)}")
    refused = text(client.get(f"{HERE}?patient=poul&refused=1"))
    assert "Prøvede at se hele journalen" in refused
    assert '<span class="role">Poul Jensen</span>' in refused


def test_older_ones_are_a_page_away() -> None:
    client = officer()
    for minutes in range(60):
        opened(at=now() - timedelta(hours=3, minutes=minutes))

    first = text(client.get(f"{HERE}?patient=poul&deed=looked"))
    older = first.split('class="button second" href="')[1].split('"')[0].replace("&amp;", "&")
    second = text(client.get(older))

    assert (first.count("Anne Hjertholm"), second.count("Anne Hjertholm")) == (50, 10)
    assert "Til det nyeste" in second


def test_all_that_is_found_goes_out_as_audit_events_and_the_trail_tells_of_it() -> None:
    client = officer()
    opened()

    answer = client.get(f"{HERE}/export?patient=poul&deed=looked")
    events = [orjson.loads(line) for line in b"".join(answer.streaming_content).splitlines()]  # type: ignore[attr-defined]

    assert answer["Content-Type"] == "application/fhir+ndjson"
    assert "no-store" in answer["Cache-Control"]
    [event] = events
    assert event["resourceType"] == "AuditEvent"
    assert trail()[-1]["action"] == Action.READ_TRAIL


def test_what_an_address_cannot_mean_is_left_out() -> None:
    page = officer().get(f"{HERE}?account=x&since=1&deed=y&ground=z&after=now,1")

    assert page.status_code == 200
    assert "Før det vises ingen" in text(page)
