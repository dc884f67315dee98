"""What a page asks the database, counted where it leaves for the database, whoever sends it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.test import Client

from tests.integration.access.care import HEART
from tests.integration.care.enrolment.enrolling import poul_enrolled
from tests.integration.care.enrolment.test_moving import a_newer_version
from tests.integration.clinic.browsing import browser, poul, put, sign_in

pytestmark = pytest.mark.django_db
_EVERYTHING = "AS wanted (number, many)"
"""What a question asks by that brings all of a patient, so many of each type."""
_OF_TRANSACTIONS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET ")


@contextmanager
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The statements that go out, those of transactions apart."""
    statements: list[str] = []
    execute = psycopg.Cursor.execute

    def noted(self: Any, query: Any, *args: Any, **kwargs: Any) -> Any:
        text = str(query).strip()
        if not text.upper().startswith(_OF_TRANSACTIONS):
            statements.append(text)
        return execute(self, query, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(psycopg.Cursor, "execute", noted)
        yield statements


@pytest.mark.parametrize("problems", [0, 30])
def test_the_one_screen_takes_at_most_eight_whatever_the_patient(
    problems: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(poul())
    for number in range(problems):
        code = {"text": f"Problem {number}"}
        subject = {"reference": "Patient/poul"}
        put({"resourceType": "Condition", "id": f"c{number}", "code": code, "subject": subject})
    client = browser()
    client.get("/patient/poul")

    with asked(monkeypatch) as statements:
        assert client.get("/patient/poul").status_code == 200

    assert 4 < len(statements) <= 8, "\n\n".join(statements)


@pytest.mark.parametrize(
    ("address", "times"),
    [("/patient/poul/plan", 2), (f"/patient/poul/programmes/{HEART}", 2)],
    ids=["the screen, and the plan", "the programme, and what moving to its newer version would change"],
)
def test_what_a_page_has_read_of_the_patient_it_reads_no_second_time(
    address: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    poul_enrolled()
    a_newer_version()
    client = Client()
    sign_in(client)

    with asked(monkeypatch) as statements:
        assert client.get(address).status_code == 200

    assert sum(_EVERYTHING in one for one in statements) == times
