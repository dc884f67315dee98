"""The store as tests speak to it: changes as dicts, searches as text."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import parse_qsl

import orjson
from django.db.transaction import atomic

from sharedcare.records.document import Document, parse
from sharedcare.records.search.parse import parse as parse_search
from sharedcare.records.search.run import Found, search
from sharedcare.records.storage.commit import commit
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Change, Committed, Create, Delete, Question, References, Update

Answer = TypeVar("Answer")

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def ask(question: Question[Answer]) -> Answer:
    answer = question.read(run(raw_connection(), question.sql, question.params).fetchall())
    return ask(question.otherwise) if answer is None and question.otherwise is not None else answer


def document(resource: dict[str, Any]) -> Document:
    return parse(orjson.dumps(resource))


def carry_out(
    changes: Sequence[Change], at: datetime = NOON, references: References = References.MUST_EXIST
) -> list[Committed]:
    connection = raw_connection()
    with atomic():
        return commit(connection, changes, at=at, references=references)


def create(resource: dict[str, Any], at: datetime = NOON, **options: Any) -> str:
    """Store a new resource; its id is the answer."""
    [committed] = carry_out([Create(document(resource), **options)], at)
    assert committed.stored is not None
    return committed.stored.id


def put(resource: dict[str, Any], at: datetime = NOON, if_match: int | None = None) -> Committed:
    return carry_out([Update(document(resource), resource["id"], if_match=if_match)], at)[0]


def delete(resource_type: str, logical_id: str, at: datetime = NOON) -> Committed:
    return carry_out([Delete(resource_type, logical_id)], at)[0]


def find(search_text: str) -> Found:
    """`Observation?code=a&_sort=-date` answered."""
    resource_type, _, parameters = search_text.partition("?")
    return search(parse_search(resource_type, parse_qsl(parameters, keep_blank_values=True)), ask=ask)


def ids(search_text: str) -> list[str]:
    return [one.id for one in find(search_text).matches]


def observation(logical_id: str, patient: str, **members: Any) -> dict[str, Any]:
    code = {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]}
    subject = {"reference": f"Patient/{patient}"}
    common = {"resourceType": "Observation", "id": logical_id, "status": "final"}
    return {**common, "code": code, "subject": subject, **members}


def patient(logical_id: str, **members: Any) -> dict[str, Any]:
    return {"resourceType": "Patient", "id": logical_id, **members}


def kilograms(value: float, code: str = "kg") -> dict[str, Any]:
    return {"value": value, "system": "http://unitsofmeasure.org", "code": code, "unit": code}
