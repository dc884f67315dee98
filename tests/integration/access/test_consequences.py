"""What follows from what is stored happens in the same transaction, or neither happens."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson
import psycopg
import pytest
from django.conf import LazySettings
from structlog.testing import capture_logs

from sharedcare.access import gate, looks
from sharedcare.access.types import Actor
from sharedcare.kernel.errors import Refusal
from sharedcare.records.document import parse as document
from sharedcare.records.types import Change, Committed, Create, Update
from tests.integration.access.clients import NOON, actor


class Refused(Refusal):
    """What follows cannot be done."""


class Noting:
    """Notes every weight in a Communication of its own; refuses weights that are said to be impossible."""

    def concerns(self, changes: Sequence[Change]) -> bool:
        return any(isinstance(one, Create | Update) and one.document.type == "Observation" for one in changes)

    def follow(
        self, _connection: psycopg.Connection, committed: Sequence[Committed], /, *, by: Actor, at: datetime
    ) -> None:
        for one in committed:
            assert one.stored is not None
            if b"impossible" in (one.stored.content or b""):
                raise Refused("Weigh again.")
            note: dict[str, object] = {
                "resourceType": "Communication",
                "id": f"of-{one.stored.id}",
                "status": "completed",
            }
            gate.act(by=by, changes=[put(note)], at=at)


class Broken(Noting):
    """Has a defect."""

    def follow(self, *_: Any, **__: Any) -> None:
        raise ZeroDivisionError


class Replaced(Noting):
    """Begins, and fails in the way that the weight says; notes something else in its place."""

    def follow(
        self, connection: psycopg.Connection, committed: Sequence[Committed], /, *, by: Actor, at: datetime
    ) -> None:
        note("half-done", by, at)
        content = committed[0].stored.content if committed[0].stored else None
        if b"refused" in (content or b""):
            raise Refused("Weigh again.")
        if b"slow" in (content or b""):
            raise psycopg.OperationalError
        if b"statement" in (content or b""):
            connection.execute("SELECT 1/0")
        raise ZeroDivisionError

    def instead(self, *_: Any, by: Actor, at: datetime) -> None:
        note("instead", by, at)


noting, broken, replaced = Noting(), Broken(), Replaced()


def note(name: str, by: Actor, at: datetime) -> None:
    gate.act(
        by=by, changes=[put({"resourceType": "Communication", "id": name, "status": "completed"})], at=at
    )


def put(resource: dict[str, object]) -> Update:
    return Update(document(orjson.dumps(resource)), str(resource["id"]))


def weight(name: str, text: str = "w") -> Update:
    return put({"resourceType": "Observation", "id": name, "status": "final", "code": {"text": text}})


def is_there(type: str, id: str) -> bool:
    return looks.read(by=actor(), type=type, id=id, at=NOON) is not None


@pytest.fixture(autouse=True)
def _noting(settings: LazySettings) -> None:
    settings.SHAREDCARE_CONSEQUENCES = [f"{__name__}.noting"]


@pytest.mark.django_db
def test_what_follows_is_stored_with_what_it_follows_from() -> None:
    gate.act(by=actor(), changes=[weight("one")], at=NOON)
    assert is_there("Communication", "of-one")


@pytest.mark.django_db
def test_what_follows_cannot_be_done_and_so_nothing_was() -> None:
    with pytest.raises(Refused):
        gate.act(by=actor(), changes=[weight("two"), weight("three", "impossible")], at=NOON)
    assert not is_there("Observation", "two")
    assert not is_there("Communication", "of-two")


@pytest.mark.django_db
def test_a_single_create_has_consequences_too() -> None:
    made = {"resourceType": "Observation", "status": "final", "code": {"text": "w"}}
    [committed] = gate.act(by=actor(), changes=[Create(document(orjson.dumps(made)))], at=NOON)
    assert committed.stored is not None
    assert is_there("Communication", f"of-{committed.stored.id}")


@pytest.mark.django_db
def test_a_defect_undoes_all_unless_something_stands_in_for_what_follows(settings: LazySettings) -> None:
    settings.SHAREDCARE_CONSEQUENCES = [f"{__name__}.broken"]
    with pytest.raises(ZeroDivisionError):
        gate.act(by=actor(), changes=[weight("four")], at=NOON)
    assert not is_there("Observation", "four")


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["defect", "statement"])
def test_what_something_stands_in_for_keeps_nothing_out_of_the_record(
    settings: LazySettings, text: str
) -> None:
    settings.SHAREDCARE_CONSEQUENCES = [f"{__name__}.replaced", f"{__name__}.noting"]
    with capture_logs() as logs:
        gate.act(by=actor(), changes=[weight("five", text)], at=NOON)
    assert is_there("Observation", "five")
    assert not is_there("Communication", "half-done")
    assert is_there("Communication", "instead")
    # What comes after it follows all the same.
    assert is_there("Communication", "of-five")
    [line] = logs
    assert line["event"] == "consequence.failed"
    assert {key: line[key] for key in ("consequence", "step", "types")} == {
        "consequence": "Replaced",
        "step": "follow",
        "types": ["Observation"],
    }


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "error"), [("refused", Refused), ("slow", psycopg.OperationalError)])
def test_what_is_refused_or_a_database_that_fails_undoes_all_of_it(
    settings: LazySettings, text: str, error: type[Exception]
) -> None:
    settings.SHAREDCARE_CONSEQUENCES = [f"{__name__}.replaced"]
    with pytest.raises(error):
        gate.act(by=actor(), changes=[weight("six", text)], at=NOON)
    assert not is_there("Observation", "six")


@pytest.mark.django_db
def test_what_does_not_concern_it_is_stored_as_ever() -> None:
    gate.act(by=actor(), changes=[put({"resourceType": "Patient", "id": "anna"})], at=NOON)
    assert not is_there("Communication", "of-anna")
