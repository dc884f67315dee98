"""`sharedcare receive` and `sharedcare load` as programs, with worker processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.integration.exchange.loading import Record
from tests.unit.exchange.laboratory.messages import message, potassium

MANY = 230
"""Enough files for worker processes to be started."""


def receive(record: Record, *words: str | Path) -> tuple[int, list[dict[str, object]], str]:
    """The exit status, the lines, and what was said besides."""
    ran = subprocess.run(
        [sys.executable, "-m", "sharedcare", "receive", *map(str, words)],
        env={"PATH": os.environ["PATH"], "HOME": str(record.home), "SHAREDCARE_HOME": str(record.home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    return ran.returncode, [json.loads(line) for line in ran.stdout.splitlines()], ran.stderr


def test_many_files_are_told_in_order_and_wait_until_their_patient_is_loaded(
    record: Record, mark: str, tmp_path: Path
) -> None:
    number = f"0101{int(mark, 16) % 10**6:06d}"
    folder = tmp_path / "in"
    folder.mkdir()
    for one in range(MANY):
        raw = message(potassium("4.4"), number=f"{mark}-{one}", filler=f"{mark}-{one % 9}", cpr=number)
        (folder / f"{one:04d}").write_bytes(raw)
    (folder / "zzz").write_text(f"nonsense {mark}")
    somebody = {
        "resourceType": "Patient",
        "id": f"p-{mark}",
        "identifier": [{"system": "urn:oid:1.2.208.176.1.2", "value": number}],
    }
    (tmp_path / "patient.json").write_text(json.dumps(somebody))

    status, lines, _ = receive(record, folder)
    loaded, said = record.load(tmp_path / "patient.json")
    _, again, _ = receive(record, folder)

    assert status == 1
    assert [Path(str(one["file"])).name for one in lines] == [f"{one:04d}" for one in range(MANY)] + ["zzz"]
    assert [one["outcome"] for one in lines] == ["held"] * MANY + ["refused"]
    assert loaded == 0
    assert f"{MANY} that waited are stored now." in said
    assert [one["outcome"] for one in again] == ["duplicate"] * MANY + ["refused"]
    assert {one["patient"] for one in again[:MANY]} == {f"p-{mark}"}
    assert number not in json.dumps([lines, again, said])
