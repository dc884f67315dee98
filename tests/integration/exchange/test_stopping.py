"""A load that is stopped, by whomever and however: it says so, and loses nothing that it promised."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import psycopg
import pytest

from tests.integration.exchange.loading import Record, patient
from tests.patience import PATIENCE


def _many(folder: Path, mark: str) -> Path:
    """A file that takes a while."""
    path = folder / "many.ndjson"
    path.write_text("\n".join(json.dumps(patient(f"{mark}-{number}", mark)) for number in range(60_000)))
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
    _, said = load.communicate(timeout=PATIENCE)

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

    _, alive = psutil.wait_procs(workers, timeout=PATIENCE)
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
    _, said = load.communicate(timeout=PATIENCE)

    assert load.returncode == 1
    assert "The database does not answer, or cannot store more: " in said
    assert "Run the same command again to continue" in said
    assert "Traceback" not in said


def _wait_for_first(acknowledged: Path, load: subprocess.Popen[str]) -> None:
    while not (acknowledged.exists() and acknowledged.stat().st_size):
        assert load.poll() is None
        time.sleep(0.01)
