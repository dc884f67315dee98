"""`sharedcare receive`: files in, a line of JSON for each message out."""

import os
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sharedcare.exchange.inbox.models import Message
from sharedcare.exchange.receive import run
from sharedcare.exchange.receive.waiting import release
from tests.integration.exchange.receiving import know
from tests.unit.exchange.general_practice.documents import condition, document
from tests.unit.exchange.laboratory.messages import message, potassium
from tests.unit.exchange.municipality.messages import bundle, measured
from tests.unit.exchange.municipality.messages import message as home_care

pytestmark = pytest.mark.django_db

ZONE = ZoneInfo("Europe/Copenhagen")
NANCY, ELMER = "2512489996", "2509479989"
FIELDS = ["file", "kind", "outcome", "patient", "created", "updated", "errors"]


def lines(*paths: Path) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    run.receive(paths, workers=1, zone=ZONE, tell=told.append)
    return told


def test_each_message_of_a_folder_gets_a_line_in_the_order_of_the_files(tmp_path: Path) -> None:
    know("nancy", NANCY)
    know("elmer", ELMER)
    (tmp_path / "1.hl7").write_bytes(message(potassium("4.4")))
    (tmp_path / "2.json").write_bytes(home_care(measured("o1", "NPU21692", 92, "1/min")))
    (tmp_path / "3.json").write_bytes(document(condition("DE11")))
    (tmp_path / "4.hl7").write_bytes(message(potassium("4.4")))
    (tmp_path / "5.hl7").write_bytes(message(potassium("4.4"), number="2", cpr="0101019999"))
    (tmp_path / "6.txt").write_bytes(b"hello")

    told = lines(tmp_path)

    assert all(list(one) == FIELDS for one in told)
    assert [Path(one["file"]).name[0] for one in told] == list("123456")
    assert [
        (one["kind"], one["outcome"], one["patient"], one["created"], one["updated"]) for one in told
    ] == [
        ("ORU^R01", "accepted", "nancy", 2, 0),
        ("MedCom HomeCareObservation", "accepted", "elmer", 2, 0),
        ("MedCom ConditionList", "accepted", "elmer", 2, 0),
        ("ORU^R01", "duplicate", "nancy", 0, 0),
        ("ORU^R01", "held", None, 0, 0),
        (None, "refused", None, 0, 0),
    ]
    assert [len(one["errors"]) for one in told] == [0, 0, 0, 0, 1, 1]


def test_a_correction_counts_as_an_update(tmp_path: Path) -> None:
    know("nancy", NANCY)
    (tmp_path / "1").write_bytes(message(potassium("6.9")))
    (tmp_path / "2").write_bytes(
        message(potassium("4.4", "C"), number="2", sent="20260610141500", status="C")
    )

    assert [(one["created"], one["updated"]) for one in lines(tmp_path)] == [(2, 0), (0, 2)]


def test_each_message_of_a_batch_is_one_by_itself_and_a_bad_one_does_not_stop_the_others(
    tmp_path: Path,
) -> None:
    know("nancy", NANCY)
    bad = message(potassium("1.1"), number="2").replace(b"ORU^R01^ORU_R01", b"ADT^A01^ADT_A01")
    good = message(potassium("4.6"), number="3", filler="F-3")
    batch = b"\r".join(
        [b"FHS|^~\\&|LABKA", b"BHS|^~\\&|LABKA", message(potassium("4.4")), bad, good, b"BTS|3", b"FTS|1"]
    )
    (tmp_path / "batch.hl7").write_bytes(batch)

    told = lines(tmp_path)

    assert [one["outcome"] for one in told] == ["accepted", "refused", "accepted"]
    assert {one["file"] for one in told} == {str(tmp_path / "batch.hl7")}
    assert bytes(Message.objects.get(number="LABKA/3").raw).strip() == good


def test_a_batch_without_messages_is_refused(tmp_path: Path) -> None:
    (tmp_path / "batch.hl7").write_bytes(b"FHS|^~\\&|LABKA\rBHS|^~\\&|LABKA\rBTS|0\rFTS|1\r")

    [told] = lines(tmp_path)

    assert told["outcome"] == "refused"
    assert told["errors"][0].endswith(".")


def test_no_line_holds_a_persons_number(tmp_path: Path) -> None:
    know("elmer", ELMER)
    broken = bundle(measured("o1", "NPU21692", 92, "1/min"))
    broken["entry"][1]["resource"]["identifier"][0]["value"] = "250947-9989x"
    odd = measured("o1", "NPU21692", 92, "1/min") | {"effectiveDateTime": ELMER}
    (tmp_path / "1").write_bytes(home_care(odd))
    (tmp_path / "2").write_bytes(document(condition("DE11", recorded=ELMER), number="d7"))

    told = lines(tmp_path)

    assert {one["outcome"] for one in told} == {"refused"}
    assert ELMER not in str(told)


def test_what_is_larger_than_any_message_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "1").write_bytes(b"{" + b" " * (17 * 1024 * 1024) + b"}")

    [told] = lines(tmp_path)

    assert (told["outcome"], told["errors"]) == (
        "refused",
        ["The message is larger than 16 MB. Send it in parts."],
    )
    assert Message.objects.count() == 1


def test_a_file_too_large_to_keep_one_that_is_gone_and_a_pipe_are_told_of(tmp_path: Path) -> None:
    with (tmp_path / "1").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    (tmp_path / "2").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "3")

    large, gone, pipe = lines(tmp_path)

    assert "64 MB" in large["errors"][0]
    assert "cannot be read" in gone["errors"][0]
    assert "a pipe" in pipe["errors"][0]
    assert not Message.objects.exists()


def test_what_waited_is_stored_when_its_patient_is_and_counted(tmp_path: Path) -> None:
    (tmp_path / "1").write_bytes(message(potassium("4.4")))
    lines(tmp_path)
    assert release(zone=ZONE) == {}

    know("nancy", NANCY)

    assert release(zone=ZONE) == {"stored": 1}
    assert [one["outcome"] for one in lines(tmp_path)] == ["duplicate"]
