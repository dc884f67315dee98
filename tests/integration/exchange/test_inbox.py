"""Messages kept for ever, matched with patients, and stored once."""

from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from sharedcare.exchange.inbox.models import Message, State
from tests.integration.exchange.inbox import NANCY, found, know, receive
from tests.integration.exchange.receiving import release
from tests.unit.exchange.laboratory.messages import message, potassium

pytestmark = pytest.mark.django_db


def test_the_published_messages_one_after_the_other(examples: Path) -> None:
    know("nancy")

    for one in sorted((examples / "constructed-lab").glob("oru_r01_*.hl7")):
        assert receive(one.read_bytes())[0].state == State.STORED

    by_code = {one["code"]["coding"][0]["code"]: one for one in found()}
    assert by_code["NPU03230"]["status"] == "corrected"
    assert by_code["NPU03230"]["valueQuantity"]["value"] == 4.4
    assert by_code["NPU03230"]["meta"]["versionId"] == "2"
    assert by_code["NPU01568"]["status"] == "entered-in-error"
    assert len(by_code) == 6
    assert len(found("DiagnosticReport")) == 2


def test_a_message_in_another_order_comes_to_the_same(examples: Path) -> None:
    know("nancy")

    for one in sorted((examples / "constructed-lab").glob("oru_r01_*.hl7"), reverse=True):
        assert receive(one.read_bytes())[0].state == State.STORED

    by_code = {one["code"]["coding"][0]["code"]: one for one in found()}
    assert by_code["NPU03230"]["valueQuantity"]["value"] == 4.4
    assert by_code["NPU01568"]["status"] == "entered-in-error"


def test_the_same_message_twice_changes_nothing() -> None:
    know("nancy")
    raw = message(potassium("4.4"))

    first, new = receive(raw)
    again, new_again = receive(raw)

    assert (new, new_again, again.id) == (True, False, first.id)
    assert [one["meta"]["versionId"] for one in found()] == ["1"]


def test_another_message_under_the_same_number_is_refused_and_kept() -> None:
    know("nancy")
    receive(message(potassium("4.4")))

    refused, _ = receive(message(potassium("9.9")))

    assert refused.state == State.REFUSED
    assert "number" in refused.reason
    assert found()[0]["valueQuantity"]["value"] == 4.4
    assert b"9.9" in bytes(Message.objects.get(id=refused.id).raw)


def test_results_of_somebody_unknown_wait_until_they_are_known() -> None:
    held, _ = receive(message(potassium("4.4")))
    assert held.state == State.HELD
    assert NANCY not in held.reason
    assert release() == []

    know("nancy")

    assert [one.id for one in release()] == [held.id]
    assert found()[0]["subject"]["reference"] == "Patient/nancy"


def test_results_that_could_be_of_two_patients_wait() -> None:
    know("nancy")
    know("nancy-again")

    assert receive(message(potassium("4.4")))[0].state == State.HELD
    assert found() == []


def test_every_value_tells_from_which_message_it_came() -> None:
    know("nancy")
    stored, _ = receive(message(potassium("4.4")))

    [observation] = found()

    assert observation["meta"]["source"] == f"urn:uuid:{stored.id}"
    assert observation["performer"][0]["identifier"]["value"] == "5790002013061"
    assert (stored.sender, stored.number) == ("5790002013061", "LABKA/1")


@pytest.mark.parametrize("raw", [b"", b"\x00\xff", b"%PDF-1.7", b"MSH", b"MSH|^~\\&|x", b"{}"])
def test_what_is_no_message_is_refused_with_a_sentence_and_kept(raw: bytes) -> None:
    refused, _ = receive(raw)

    assert refused.state == State.REFUSED
    assert refused.reason.endswith(".")
    assert bytes(Message.objects.get(id=refused.id).raw) == raw


def test_nobody_changes_or_removes_a_message() -> None:
    refused, _ = receive(b"nonsense")

    for sql in ("UPDATE inbox_message SET raw = 'x'", "DELETE FROM inbox_message"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert Message.objects.filter(id=refused.id).exists()
