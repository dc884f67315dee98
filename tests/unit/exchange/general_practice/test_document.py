"""What is read from a practice's document, and what is wrong with one that is not taken."""

from pathlib import Path
from zoneinfo import ZoneInfo

import orjson
import pytest

from sharedcare.exchange.forms.errors import BadBundle
from sharedcare.exchange.forms.opening import opened
from sharedcare.exchange.general_practice.document import is_condition_list, read
from sharedcare.exchange.general_practice.types import ConditionList
from tests.unit.exchange.general_practice.documents import ICPC2, bundle, condition, document

ZONE = ZoneInfo("Europe/Copenhagen")
DIABETES = condition("DE11")


def list_of(raw: bytes) -> ConditionList:
    return read(opened(raw), zone=ZONE)


def test_every_published_document_is_read_in_json_and_in_xml_and_says_the_same(examples: Path) -> None:
    folder = examples / "medcom-conditionlist-1.0.1"

    in_json = {one.stem: list_of(one.read_bytes()) for one in folder.glob("Bundle-*.json")}
    in_xml = {one.stem: list_of(one.read_bytes()) for one in folder.glob("xml/Bundle-*.xml")}

    assert (len(in_json), len(in_xml)) == (5, 4)
    assert all(one == in_json.get(name, one) for name, one in in_xml.items())


def test_a_condition_is_the_same_one_whatever_its_id_in_the_document() -> None:
    renamed = {**DIABETES, "id": "another"}

    assert list_of(document(DIABETES)).entries[0].key == list_of(document(renamed)).entries[0].key


def test_two_of_the_same_kind_are_told_apart() -> None:
    first, second, third = list_of(
        document(DIABETES, condition("DE11", recorded="2020-01-01"), {**DIABETES, "id": "again"})
    ).entries

    assert len({first.key, second.key, third.key}) == 3


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("Patient", r"^Composition\.subject"),
        ("Organization", r"^Composition\.author"),
        ("Condition", r"^Composition\.section\.entry"),
    ],
)
def test_a_document_that_lacks_something_is_refused_with_its_place(kind: str, said: str) -> None:
    tree = bundle(DIABETES)
    tree["entry"] = [one for one in tree["entry"] if one["resource"]["resourceType"] != kind]

    with pytest.raises(BadBundle, match=said):
        list_of(orjson.dumps(tree))


def test_a_condition_of_somebody_else_is_refused() -> None:
    with pytest.raises(BadBundle, match=r"^Condition\.subject"):
        list_of(document({**DIABETES, "subject": {"reference": "Patient/q"}}))


def test_an_empty_list_that_does_not_say_why_is_refused() -> None:
    tree = bundle(DIABETES)
    tree["entry"][0]["resource"]["section"] = [{"title": "Diagnoser"}]

    with pytest.raises(BadBundle, match="emptyReason"):
        list_of(orjson.dumps(tree))


def test_a_document_of_another_kind_is_not_taken_for_one() -> None:
    tree = bundle(condition("K86", ICPC2))
    tree["entry"][0]["resource"]["type"]["coding"][0]["code"] = "11502-2"

    assert not is_condition_list(opened(orjson.dumps(tree)))
    assert is_condition_list(opened(document(DIABETES)))
