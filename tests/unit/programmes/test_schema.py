"""The schema, the reference page and the types are one."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from jsonschema_rs import Draft202012Validator

from sharedcare.programmes import files
from sharedcare.programmes.rules.references import LEADS_TO
from sharedcare.programmes.schema import KIND, schema
from sharedcare.programmes.types.words import KEY
from tests.unit.programmes.small import SMALL
from tools.programmes.__main__ import PAGE, SCHEMA
from tools.programmes.reference import page
from tools.programmes.schema_file import text

_NAMES_NO_OTHER_PART = {
    "key",
    "programme",
    "topic",
    "question",
    "answers",
    "as",
    "theirs",
    "their-questionnaire",
    "their-question",
}
"""Keys of one's own or of other programmes, words for topics; questions and answers have a rule of their own."""


def test_the_schema_in_the_file_is_the_one_of_the_types() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == text(), "Run `python -m tools.programmes`."


def test_the_reference_page_is_made_from_the_types() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "Run `python -m tools.programmes`."


def test_the_schema_is_one_that_other_tools_understand() -> None:
    assert json.loads(msgspec.json.encode(schema())) == json.loads(text())
    assert Draft202012Validator(json.loads(text())).is_valid(files.read(SMALL.encode()).data)


def test_every_key_says_what_it_is_for() -> None:
    silent = [
        f"{part}.{key}" for part, key, field in _fields() if key != KIND and not field.get("description")
    ]

    assert not silent


def test_whatever_can_name_another_part_is_looked_up() -> None:
    unknown = {
        key
        for _, key, field in _fields()
        if (field.get("pattern") or field.get("items", {}).get("pattern")) == KEY
        and key not in LEADS_TO.keys() | _NAMES_NO_OTHER_PART
    }

    assert not unknown, "Say in rules/references.py which list these lead to."


@pytest.mark.parametrize("part", ["Condition", "Done", "Target", "Quantity"])
def test_a_part_of_several_kinds_stands_in_the_schema_once(part: str) -> None:
    assert len(schema()["$defs"][part]["allOf"]) > 1
    assert "anyOf" not in text()


def _fields() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for part, one in schema()["$defs"].items():
        if "allOf" not in one:
            for key, field in one.get("properties", {}).items():
                yield part, key, field
