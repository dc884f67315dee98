"""Whatever is done to a published message, it is read or refused in words, and never anything else."""

from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharedcare.exchange.inbox.types import Known
from sharedcare.exchange.parties.types import Party
from sharedcare.exchange.partners import partner_of
from sharedcare.kernel.errors import Refusal
from sharedcare.records.document import parse
from sharedcare.records.errors import MalformedResource
from sharedcare.records.validation import problems

ENCODER = msgspec.json.Encoder(decimal_format="number")
ZONE = ZoneInfo("Europe/Copenhagen")
FOLDERS = (
    "constructed-lab",
    "medcom-conditionlist-1.0.1",
    "medcom-conditionlist-1.0.1/xml",
    "medcom-homecareobservation-1.2.1",
    "medcom-homecareobservation-1.2.1/xml",
)
ODD: list[Any] = [
    None,
    True,
    0,
    -1.5,
    "",
    "x" * 300,
    "\0",
    "2026-13-45",
    [],
    [[]],
    [None],
    {},
    {"a": {}},
    "Patient/p",
]


def published(examples: Path) -> list[bytes]:
    """All published messages of the partners."""
    files = [
        one
        for folder in FOLDERS
        for pattern in ("Bundle*", "oru*")
        for one in sorted((examples / folder).glob(pattern))
        if one.is_file()
    ]
    return [one.read_bytes() for one in files]


def read(raw: bytes) -> None:
    try:
        partner, form = partner_of(raw)
        reading = partner.read(form, ZONE)
    except Refusal as refusal:
        assert refusal.message.endswith(".")
        return
    assert reading.sender
    assert reading.number
    assert reading.person.value
    assert reading.sent_at.tzinfo is not None
    references: dict[Party, str] = dict.fromkeys((reading.organisation, *reading.parties), "Organization/o")
    known = Known("p", "urn:uuid:m", references)
    assert reading.places(known)
    for resource in reading.resources(known):
        with suppress(MalformedResource):
            problems(parse(ENCODER.encode(resource)).tree)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_bytes_that_were_cut_out_swapped_or_doubled(examples: Path, data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from(published(examples))))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(raw)))
        end = data.draw(st.integers(start, min(len(raw), start + 400)))
        raw[start:end] = data.draw(st.one_of(st.binary(max_size=6), st.just(bytes(raw[start:end]) * 2)))

    read(bytes(raw))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_elements_that_were_left_out_or_hold_something_odd(examples: Path, data: st.DataObject) -> None:
    messages = [one for one in published(examples) if one.lstrip().startswith(b"{")]
    tree = orjson.loads(data.draw(st.sampled_from(messages)))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, name = data.draw(st.sampled_from(list(places(tree))))
        if data.draw(st.booleans()):
            del holder[name]
        else:
            holder[name] = deepcopy(data.draw(st.sampled_from(ODD)))

    read(orjson.dumps(tree))


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every element of a tree: what holds it, and its name or position there. The narrative is left alone."""
    named = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, inner in list(named):
        if name != "text" or not isinstance(inner, dict):
            yield node, name
            yield from places(inner)


@pytest.mark.parametrize("kind", ["Bundle", "Patient", "", 7, None])
def test_fhir_of_another_kind_is_told_what_it_is(kind: object) -> None:
    with pytest.raises(Refusal, match=r"Taken are .*ConditionList"):
        partner_of(orjson.dumps({"resourceType": kind, "type": "transaction"}))


@pytest.mark.parametrize(
    "raw", [b"MSH|^~\\&|A|B|C|D|20260101||ADT^A01|1|P|2.5\rPID|1", b"MSH|", b"FHS|^~\\&|A\rFTS|0"]
)
def test_hl7_of_another_kind_is_told_what_it_is(raw: bytes) -> None:
    with pytest.raises(Refusal, match="HL7 v2, but no results"):
        partner_of(raw)
