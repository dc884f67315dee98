"""`sharedcare load`, as an operator runs it."""

import bz2
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil
import psycopg
import pytest

from sharedcare.config.embedded.cluster import Cluster
from sharedcare.config.embedded.lease import lease
from sharedcare.config.progress import silence

_SYSTEM = "https://a.example/numbers"


class Record:
    """An embedded record that stays up for all tests here; each test takes ids of its own."""

    def __init__(self, home: Path, url: str) -> None:
        self.home = home
        self.url = url

    def start(self, *words: str | Path) -> subprocess.Popen[str]:
        """Begin to load."""
        return subprocess.Popen(
            [sys.executable, "-m", "sharedcare", "load", *map(str, words)],
            env={"PATH": os.environ["PATH"], "HOME": str(self.home), "SHAREDCARE_HOME": str(self.home)},
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def load(self, *words: str | Path) -> tuple[int, str]:
        """Load to the end: the exit status, and what was said."""
        process = self.start(*words)
        try:
            _, said = process.communicate(timeout=100)
        finally:
            process.kill()
        return process.returncode, said

    def versions(self, prefix: str) -> dict[str, int]:
        """The resources whose content has a text in it, with their versions."""
        with psycopg.connect(self.url) as connection:
            found = connection.execute(
                "SELECT id, version FROM resource WHERE position(%s IN content::text) > 0", [prefix]
            )
            return dict(found.fetchall())


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    cluster = Cluster(tmp_path_factory.mktemp("load"))
    with lease(cluster, report=silence) as url:
        yield Record(cluster.home, url)


@pytest.fixture
def mark() -> str:
    """A text that no other test's resources have in them."""
    return uuid4().hex[:12]


def _patient(logical_id: str | None, mark: str, **members: Any) -> dict[str, Any]:
    own = {} if logical_id is None else {"id": logical_id}
    return {"resourceType": "Patient", **own, "identifier": [{"system": _SYSTEM, "value": mark}], **members}


def _post(resource: dict[str, Any]) -> dict[str, Any]:
    return {"resource": resource, "request": {"method": "POST", "url": resource["resourceType"]}}


def _bundle(kind: str, *entries: dict[str, Any]) -> str:
    return json.dumps({"resourceType": "Bundle", "type": kind, "entry": entries})


def test_everything_is_taken_that_can_be_and_the_rest_is_told_with_place_and_reason(
    record: Record, tmp_path: Path, mark: str
) -> None:
    good, bad = _patient(f"a{mark}", mark), _patient(f"b{mark}", mark, gender="fem", birthDate="2000-02-30")
    deep = '{"resourceType":"Patient","x":' + "[" * 2000 + "]" * 2000 + "}"
    content: dict[str, str | bytes] = {
        "1-lines.ndjson": f"{json.dumps(good)}\n\nrubbish\n{json.dumps(bad)}\n{deep}\n",
        "2-batch.json": _bundle(
            "batch", _post(_patient(None, mark)), _post(_patient(None, mark, gender="x"))
        ),
        "3-transaction.json": _bundle(
            "transaction", _post(_patient(None, mark)), _post({"resourceType": "Zoo"})
        ),
        "4-packed.json.bz2": bz2.compress(json.dumps(_patient(f"c{mark}", mark)).encode())[:-5],
        "5-latin.json": json.dumps(_patient(f"d{mark}", mark, language="dø"), ensure_ascii=False).encode(
            "latin-1"
        ),
        "6-empty.json": "",
        "7-mark.json": "\ufeff" + json.dumps(_patient(f"e{mark}", mark)),
        "8.xml": "<Patient/>",
        "9-null.json": json.dumps(_patient(f"f{mark}", mark, name=[{"family": "\u0000"}])),
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
    assert f"1 files in {tmp_path} that are not JSON by name: .xml" in said
    assert "3 stored, 0 known already, 9 not taken" in said
    assert {f"a{mark}", f"e{mark}"} < record.versions(mark).keys()
    assert "We fail on this" not in said


def test_loading_again_doubles_nothing(record: Record, tmp_path: Path, mark: str) -> None:
    same = _patient(None, mark)
    (tmp_path / "transaction.json").write_text(
        _bundle("transaction", _post(same), _post(_patient(None, mark)))
    )
    (tmp_path / "batch.json").write_text(_bundle("batch", _post(_patient(None, mark))))
    (tmp_path / "one.json").write_text(json.dumps(_patient(None, mark, active=True)))
    (tmp_path / "lines.ndjson").write_text(
        "\n".join(json.dumps(_patient(f"{mark}-{number}", mark)) for number in range(1000))
    )

    first, second = record.load(tmp_path), record.load(tmp_path)

    assert "1,004 stored, 0 known already, 0 not taken" in first[1]
    assert "0 stored, 1,004 known already, 0 not taken" in second[1]
    assert (first[0], second[0]) == (0, 0)
    versions = record.versions(mark)
    assert len(versions) == 1004
    assert set(versions.values()) == {1}


def test_the_same_many_times_at_once_is_stored_once(record: Record, tmp_path: Path, mark: str) -> None:
    nameless = json.dumps(_patient(None, mark, active=True))
    (tmp_path / "lines.ndjson").write_text("\n".join([nameless] * 50))
    for number in range(40):
        text = _bundle("transaction", _post(_patient(None, mark)), _post(_patient(None, mark)))
        (tmp_path / f"{number}.json").write_text(text + " " * 70_000)

    status, said = record.load(tmp_path, "--workers", "4")

    assert status == 0, said
    assert len(record.versions(mark)) == 3


def test_one_resource_several_times_in_a_file_ends_as_its_last_version(
    record: Record, tmp_path: Path, mark: str
) -> None:
    lines = [_patient(f"v{mark}", mark, active=active) for active in (True, False, True)]
    (tmp_path / "lines.ndjson").write_text("\n".join(map(json.dumps, lines)))

    status, said = record.load(tmp_path / "lines.ndjson")

    assert status == 0, said
    assert record.versions(mark) == {f"v{mark}": 3}


def test_the_order_of_files_does_not_matter(record: Record, tmp_path: Path, mark: str) -> None:
    def practitioner(number: int, **members: Any) -> dict[str, Any]:
        named = [{"system": _SYSTEM, "value": f"{mark}-{number}"}]
        return _post({"resourceType": "Practitioner", "identifier": named, **members})

    # Each refers to the one of the next file by its identifier.
    for number in range(4):
        reference = f"Practitioner?identifier={_SYSTEM}|{mark}-{number + 1}"
        role = {"resourceType": "PractitionerRole", "practitioner": {"reference": reference}}
        entries = [practitioner(number)] if number == 4 else [practitioner(number), _post(role)]
        (tmp_path / f"{number}.json").write_text(_bundle("transaction", *entries))
    (tmp_path / "4.json").write_text(_bundle("transaction", practitioner(4)))

    status, said = record.load(tmp_path)

    assert status == 0, said
    assert "9 stored" in said


def test_what_refers_to_nothing_at_all_is_told_at_the_end(record: Record, tmp_path: Path, mark: str) -> None:
    reference = f"Practitioner?identifier={_SYSTEM}|{mark}"
    role = {"resourceType": "PractitionerRole", "practitioner": {"reference": reference}}
    (tmp_path / "role.json").write_text(_bundle("transaction", _post(_patient(None, mark)), _post(role)))

    status, said = record.load(tmp_path)

    assert status == 1
    assert "role.json: Bundle.entry[1]: A conditional reference to a Practitioner finds nothing." in said
    assert record.versions(mark) == {}


def _many(folder: Path, mark: str) -> Path:
    """A file that takes a while."""
    path = folder / "many.ndjson"
    path.write_text("\n".join(json.dumps(_patient(f"{mark}-{number}", mark)) for number in range(60_000)))
    return path


def _stop_leader(load: psutil.Process) -> None:
    load.send_signal(signal.SIGINT)


def _stop_all(load: psutil.Process) -> None:
    os.killpg(load.pid, signal.SIGINT)


def _kill_worker(load: psutil.Process) -> None:
    _workers(load)[0].kill()


def _workers(load: psutil.Process) -> list[psutil.Process]:
    return [one for one in load.children() if "spawn_main" in " ".join(one.cmdline())]


@pytest.mark.parametrize(
    ("stop", "status", "sentence"),
    [
        (_stop_leader, 130, "Interrupted. So far: "),
        (_stop_all, 130, "Interrupted. So far: "),
        (_kill_worker, 1, "A worker process was killed. So far: "),
    ],
)
def test_a_load_that_is_stopped_says_how_far_it_came_and_can_be_continued(
    record: Record,
    tmp_path: Path,
    mark: str,
    stop: Callable[[psutil.Process], None],
    status: int,
    sentence: str,
) -> None:
    path, acknowledged = _many(tmp_path, mark), tmp_path / "acknowledged"
    load = record.start(path, "--acknowledge", acknowledged)
    _wait_for_first(acknowledged, load)

    stop(psutil.Process(load.pid))
    _, said = load.communicate(timeout=60)

    assert load.returncode == status
    assert sentence in said
    assert "Run the same command again to continue" in said
    assert "Traceback" not in said
    promised = {json.loads(line)["stored"] for line in acknowledged.read_text().splitlines()}
    lines = path.read_text().splitlines()
    kept = {json.loads(lines[int(place.rpartition(":")[2]) - 1])["id"] for place in promised}
    assert kept <= record.versions(mark).keys()
    assert len(kept) < 60_000


def test_workers_end_with_their_leader_when_it_is_killed(record: Record, tmp_path: Path, mark: str) -> None:
    acknowledged = tmp_path / "acknowledged"
    load = record.start(_many(tmp_path, mark), "--acknowledge", acknowledged)
    _wait_for_first(acknowledged, load)
    workers = _workers(psutil.Process(load.pid))

    load.kill()

    _, alive = psutil.wait_procs(workers, timeout=30)
    load.communicate()
    assert workers
    assert not alive


def test_a_database_that_goes_away_ends_the_load_with_a_sentence(
    record: Record, tmp_path: Path, mark: str
) -> None:
    acknowledged = tmp_path / "acknowledged"
    load = record.start(_many(tmp_path, mark), "--acknowledge", acknowledged)
    _wait_for_first(acknowledged, load)

    with psycopg.connect(record.url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'sharedcare' AND pid <> pg_backend_pid()"
        )
    _, said = load.communicate(timeout=60)

    assert load.returncode == 1
    assert "The database does not answer, or cannot store more: " in said
    assert "Run the same command again to continue" in said
    assert "Traceback" not in said


def _wait_for_first(acknowledged: Path, load: subprocess.Popen[str]) -> None:
    while not (acknowledged.exists() and acknowledged.stat().st_size):
        assert load.poll() is None
        time.sleep(0.01)
