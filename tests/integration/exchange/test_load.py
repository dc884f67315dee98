"""`sharedcare load`, as an operator runs it."""

import bz2
import json
from pathlib import Path
from typing import Any

from tests.integration.exchange.loading import SYSTEM, Record, bundle, patient, post


def test_everything_is_taken_that_can_be_and_the_rest_is_told_with_place_and_reason(
    record: Record, tmp_path: Path, mark: str
) -> None:
    good, bad = patient(f"a{mark}", mark), patient(f"b{mark}", mark, gender="fem", birthDate="2000-02-30")
    deep = '{"resourceType":"Patient","x":' + "[" * 2000 + "]" * 2000 + "}"
    content: dict[str, str | bytes] = {
        "1-lines.ndjson": f"{json.dumps(good)}\n\nrubbish\n{json.dumps(bad)}\n{deep}\n",
        "2-batch.json": bundle("batch", post(patient(None, mark)), post(patient(None, mark, gender="x"))),
        "3-transaction.json": bundle("transaction", post(patient(None, mark)), post({"resourceType": "Zoo"})),
        "4-packed.json.bz2": bz2.compress(json.dumps(patient(f"c{mark}", mark)).encode())[:-5],
        "5-latin.json": json.dumps(patient(f"d{mark}", mark, language="dø"), ensure_ascii=False).encode(
            "latin-1"
        ),
        "6-empty.json": "",
        "7-mark.json": "\ufeff" + json.dumps(patient(f"e{mark}", mark)),
        "8.xml": "<Patient/>",
        "9-null.json": json.dumps(patient(f"f{mark}", mark, name=[{"family": "\u0000"}])),
    }
    for name, text in content.items():
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    status, said = record.load(tmp_path)

    told = [
        line.removeprefix(f"not taken: {tmp_path}/") for line in said.splitlines() if "not taken: " in line
    ]
    assert status == 1
    assert {line.split(": ")[0] for line in told} == {
        "1-lines.ndjson:3",
        "1-lines.ndjson:4",
        "1-lines.ndjson:5",
        "2-batch.json, Bundle.entry[1]",
        "3-transaction.json",
        "4-packed.json.bz2",
        "5-latin.json",
        "6-empty.json",
        "9-null.json",
    }
    [both] = [line for line in told if line.startswith("1-lines.ndjson:4")]
    assert "Patient.gender" in both
    assert "Patient.birthDate" in both
    [transaction] = [line for line in told if line.startswith("3-")]
    assert "Bundle.entry[1]" in transaction
    assert f"left out in {tmp_path}, not JSON by name: 1 .xml" in said
    assert "3 stored, 0 known already, 9 not taken" in said
    assert {f"a{mark}", f"e{mark}"} < record.versions(mark).keys()
    assert "We fail on this" not in said


def test_loading_again_doubles_nothing(record: Record, tmp_path: Path, mark: str) -> None:
    same = patient(None, mark)
    (tmp_path / "transaction.json").write_text(bundle("transaction", post(same), post(patient(None, mark))))
    (tmp_path / "batch.json").write_text(bundle("batch", post(patient(None, mark))))
    (tmp_path / "one.json").write_text(json.dumps(patient(None, mark, active=True)))
    (tmp_path / "lines.ndjson").write_text(
        "\n".join(json.dumps(patient(f"{mark}-{number}", mark)) for number in range(1000))
    )

    first, second = record.load(tmp_path), record.load(tmp_path)

    assert "1,004 stored, 0 known already, 0 not taken" in first[1]
    assert "0 stored, 1,004 known already, 0 not taken" in second[1]
    assert (first[0], second[0]) == (0, 0)
    versions = record.versions(mark)
    assert len(versions) == 1004
    assert set(versions.values()) == {1}


def test_the_same_many_times_at_once_is_stored_once(record: Record, tmp_path: Path, mark: str) -> None:
    nameless = json.dumps(patient(None, mark, active=True))
    (tmp_path / "lines.ndjson").write_text("\n".join([nameless] * 50))
    for number in range(40):
        text = bundle("transaction", post(patient(None, mark)), post(patient(None, mark)))
        (tmp_path / f"{number}.json").write_text(text + " " * 70_000)

    status, said = record.load(tmp_path, "--workers", "4")

    assert status == 0, said
    assert len(record.versions(mark)) == 3


def test_one_resource_several_times_in_a_file_ends_as_its_last_version(
    record: Record, tmp_path: Path, mark: str
) -> None:
    lines = [patient(f"v{mark}", mark, active=active) for active in (True, False, True)]
    (tmp_path / "lines.ndjson").write_text("\n".join(map(json.dumps, lines)))

    status, said = record.load(tmp_path / "lines.ndjson")

    assert status == 0, said
    assert record.versions(mark) == {f"v{mark}": 3}


def test_the_order_of_files_does_not_matter(record: Record, tmp_path: Path, mark: str) -> None:
    def practitioner(number: int, **members: Any) -> dict[str, Any]:
        named = [{"system": SYSTEM, "value": f"{mark}-{number}"}]
        return post({"resourceType": "Practitioner", "identifier": named, **members})

    # Each refers to the one of the next file by its identifier.
    for number in range(4):
        reference = f"Practitioner?identifier={SYSTEM}|{mark}-{number + 1}"
        role = {"resourceType": "PractitionerRole", "practitioner": {"reference": reference}}
        entries = [practitioner(number)] if number == 4 else [practitioner(number), post(role)]
        (tmp_path / f"{number}.json").write_text(bundle("transaction", *entries))
    (tmp_path / "4.json").write_text(bundle("transaction", practitioner(4)))

    status, said = record.load(tmp_path)

    assert status == 0, said
    assert "9 stored" in said


def test_what_refers_to_nothing_at_all_is_told_at_the_end(record: Record, tmp_path: Path, mark: str) -> None:
    reference = f"Practitioner?identifier={SYSTEM}|{mark}"
    role = {"resourceType": "PractitionerRole", "practitioner": {"reference": reference}}
    (tmp_path / "role.json").write_text(bundle("transaction", post(patient(None, mark)), post(role)))

    status, said = record.load(tmp_path)

    assert status == 1
    assert "role.json: Bundle.entry[1]: A conditional reference to a Practitioner finds nothing." in said
    assert record.versions(mark) == {}


def test_what_others_published_is_taken(record: Record, examples: Path) -> None:
    folders = [examples / "dk-core-3.7.0", *examples.glob("medcom-*")]

    status, said = record.load(*folders)

    assert status == 0, said
    assert "0 not taken" in said
