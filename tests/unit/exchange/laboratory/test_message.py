"""What is read from a laboratory's message, and what is wrong with one that is not taken."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.exchange.laboratory.errors import BadMessage
from sharedcare.exchange.laboratory.message import read
from tests.unit.exchange.laboratory.messages import message, potassium

ZONE = ZoneInfo("Europe/Copenhagen")


def test_every_published_message_is_read(examples: Path) -> None:
    found = sorted((examples / "constructed-lab").glob("oru_r01_*.hl7"))

    reports = [read(one.read_bytes(), zone=ZONE) for one in found]

    assert [len(one.sets[0].results) for one in reports] == [2, 5, 1, 1, 1]
    assert {one.person.value for one in reports} == {"2512489996"}
    assert reports[1].sets[0].results[3].value == (">", "90")
    assert reports[3].sets[0].origin is not None
    assert reports[3].sets[0].origin.filler == "F-1001"


def test_a_note_belongs_to_the_result_before_it() -> None:
    raw = message(potassium("6.9"), "NTE|1|L|Hæmolyse", potassium("4.4"))

    first, second = read(raw, zone=ZONE).sets[0].results

    assert (first.notes, second.notes) == (("Hæmolyse",), ())


def test_a_time_without_offset_is_meant_in_the_zone_of_the_server() -> None:
    raw = message(potassium("4.4")).replace(b"20260610073000+0200", b"20260110073000")

    observed = read(raw, zone=ZONE).sets[0].results[0].observed_at

    assert observed is not None
    assert observed.isoformat() == "2026-01-10T07:30:00+01:00"


def test_an_order_without_results_yet_is_a_report_without_results() -> None:
    assert read(message(), zone=ZONE).sets[0].results == ()


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_lines_end_as_systems_write_them(ending: bytes) -> None:
    raw = b"\x0b" + message(potassium("4.4")).replace(b"\r", ending) + b"\x1c\r"

    assert len(read(raw, zone=ZONE).sets[0].results) == 1


def test_latin_letters_are_read_as_the_message_says() -> None:
    text = message(potassium("4.4"), "NTE|1|L|Prøve").decode().replace("UNICODE UTF-8", "8859/1")

    assert read(text.encode("iso-8859-1"), zone=ZONE).sets[0].results[0].notes == ("Prøve",)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("ORU^R01", "ADT^A01", "MSH-9"),
        ("|P|2.5.1", "|T|2.5.1", "MSH-11"),
        ("|P|2.5.1", "|P|2.2", "MSH-12"),
        ("UNICODE UTF-8", "UNICODE UTF-16", "MSH-18"),
        ("20260610113000+0200||ORU", "||ORU", "MSH-7"),
        ("2512489996^", "251248999^", "PID-3"),
        ("1.2.208.176.1.2&ISO^NNDNK", "1.2.3&ISO^MR", "PID-3"),
        ("PID|", "ZID|", "PID"),
        ("F-1^LABKA", "", "OBR-3"),
        ("OBR|", "ZBR|", "OBR"),
        ("NPU03230^P-Kalium^NPU", "", "OBX-3"),
        ("|||F|||", "|||Q|||", "OBX-11"),
        ("|NM|", "|ED|", "OBX-2"),
        ("20260610073000+0200", "20260631073000+0200", "OBR-7"),
        ("20260610073000+0200", "yesterday", "OBR-7"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(old: str, new: str, place: str) -> None:
    raw = message(potassium("4.4")).decode().replace(old, new).encode()

    with pytest.raises(BadMessage) as refused:
        read(raw, zone=ZONE)

    assert refused.value.place == place
    assert "2512489996" not in refused.value.message


def test_an_order_without_a_result_is_read_as_that() -> None:
    [found] = read(message(), zone=ZONE).sets

    assert found.results == ()


def test_two_messages_in_one_file_are_not_mixed() -> None:
    raw = message(potassium("4.4")) + b"\r" + message(potassium("4.5"), cpr="0101701234")

    with pytest.raises(BadMessage, match="one person"):
        read(raw, zone=ZONE)


@given(st.data())
def test_a_damaged_message_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    raw = bytearray(message(potassium("4.4"), "NTE|1|L|Note"))
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(raw)))
        raw[start : start + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=5))

    try:
        read(bytes(raw), zone=ZONE)
    except BadMessage as refused:
        assert refused.message
