"""Looking after messages: what waits or was refused, without saying of whom; and who looked at one is known."""

from datetime import UTC, datetime, timedelta

import pytest

from sharedcare.access.actors import operator
from sharedcare.exchange.inbox.errors import NoSuchMessage
from sharedcare.exchange.inbox.models import State
from sharedcare.exchange.inbox.queries import messages, raw, unsettled
from sharedcare.exchange.parties.systems import X_ECPR
from sharedcare.kernel.ids import key64
from tests.integration.access.clients import trail
from tests.integration.exchange import receiving
from tests.integration.exchange.inbox import NANCY, know, receive
from tests.integration.exchange.receiving import NOON
from tests.unit.exchange.laboratory.messages import message, potassium

pytestmark = pytest.mark.django_db

LATER = datetime(2026, 6, 11, 12, tzinfo=UTC)


def about_ecpr(ecpr: str, number: str = "1") -> bytes:
    """A message about somebody who has a replacement number."""
    text = message(potassium("4.4"), number=number, cpr=ecpr)
    return text.replace(b"CPR&1.2.208.176.1.2", b"eCPR&1.2.208.176.1.6.1.1")


def test_what_waits_or_was_refused_is_listed_with_the_reason_the_oldest_first() -> None:
    know("bo", cpr="0101701234")
    receive(b"nonsense", at=NOON)
    receive(message(potassium("4.4"), number="7"), at=NOON + timedelta(hours=1))
    receive(message(potassium("4.4"), number="8", cpr="0101701234"), at=NOON)

    refused, held = messages()

    assert (refused.state, refused.sender, refused.number) == ("refused", "", "")
    assert refused.reason.startswith("This is none of the forms that are taken here")
    assert (held.state, held.sender, held.number) == ("held", "5790002013061", "LABKA/7")
    assert (held.kind, held.sector, held.sender_name) == ("ORU^R01", "hospital", "KBA-OUH")
    assert held.received_at == NOON + timedelta(hours=1)
    assert "No patient here" in held.reason
    assert [one.number for one in messages(states=[State.STORED])] == ["LABKA/8"]
    assert unsettled() == {"refused": 1, "held": 1}


def test_a_message_numbered_by_its_person_is_listed_without_the_number() -> None:
    receive(message(potassium("4.4"), number=NANCY))
    receive(message(potassium("4.4"), number=f"a-{NANCY[:6]}-{NANCY[6:]}"))

    assert sorted(one.number for one in messages()) == ["LABKA/(CPR)", "LABKA/a-(CPR)"]


def test_a_message_numbered_by_a_replacement_number_or_by_somebody_else_is_listed_without_it() -> None:
    receive(about_ecpr("010170-AB12", number="x010170ab12"))
    receive(message(potassium("4.4"), number="0202801234"))

    assert sorted(one.number for one in messages()) == ["LABKA/(a number)", "LABKA/x(CPR)"]


def test_what_was_sent_again_in_other_bytes_needs_nobody_to_look_after_it() -> None:
    know("nancy")
    text = message(potassium("4.4"))
    receive(text)
    receive(text + b"\r\r")

    assert (list(messages()), unsettled()) == ([], {})
    assert [one.number for one in messages(states=[State.REPEATED])] == ["LABKA/1"]


def test_who_looks_at_a_message_is_in_the_trail_with_the_patient_it_is_about() -> None:
    know("nancy")
    text = message(potassium("4.4"))
    stored, _ = receive(text)
    before = len(trail())

    assert raw(stored.id, by=operator("messages --show"), at=LATER) == text

    told = trail()[before:]
    assert {one["what"] for one in told} == {f"messages --show {stored.id}"}
    assert told[-1]["patients"] == [key64("Patient/nancy")]
    assert told[-1]["ground"] == 2


def test_the_trail_names_the_patient_with_a_replacement_number_too() -> None:
    receiving.know("somebody", "010170AB12", X_ECPR)
    stored, _ = receive(about_ecpr("010170AB12"))

    raw(stored.id, by=operator("messages --show"), at=LATER)

    assert (stored.state, trail()[-1]["patients"]) == (State.STORED, [key64("Patient/somebody")])


def test_the_trail_names_whom_a_message_was_stored_for_when_they_lost_the_number_since() -> None:
    know("nancy")
    stored, _ = receive(message(potassium("4.4")))
    know("nancy", cpr="0101701234")

    raw(stored.id, by=operator("messages --show"), at=LATER)

    assert trail()[-1]["patients"] == [key64("Patient/nancy")]


@pytest.mark.parametrize("text", [b"nonsense", message(potassium("4.4"))])
def test_who_looks_at_a_message_of_nobody_here_is_in_the_trail_as_well(text: bytes) -> None:
    kept, _ = receive(text)
    before = len(trail())

    assert raw(kept.id, by=operator("messages --show"), at=LATER) == text

    assert trail()[-1]["what"] == f"messages --show {kept.id}"
    assert len(trail()) > before


def test_a_message_that_is_not_there_is_said_without_repeating_what_was_typed() -> None:
    with pytest.raises(NoSuchMessage) as refused:
        raw(NANCY, by=operator("messages --show"), at=LATER)

    assert NANCY not in refused.value.message
    assert trail() == []
