"""The embedded PostgreSQL: started when needed, stopped when not, and not impressed by how it ended last time."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from sharedcare.config.embedded.cluster import Cluster
from sharedcare.config.embedded.errors import EmbeddedDatabaseUnavailable
from sharedcare.config.embedded.lease import lease
from sharedcare.config.progress import silence
from tests.patience import PATIENCE, patiently

_USER = """
import sys, time
from pathlib import Path
from sharedcare.config.embedded.cluster import Cluster
from sharedcare.config.embedded.lease import lease
with lease(Cluster(Path(sys.argv[1]), durable=False), report=print) as url:
    print("up", flush=True)
    time.sleep(600)
"""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Cluster:
    """One for all tests of this file, in a folder with a space and an accent in its name."""
    return Cluster(tmp_path_factory.mktemp("shared caré") / "var", durable=False)


@pytest.fixture
def another_user(cluster: Cluster) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Starts other processes that use the same database."""
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        program = [sys.executable, "-c", _USER, str(cluster.home)]
        process = subprocess.Popen(program, stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout is not None
        for line in process.stdout:
            if line == "up\n":
                return process
        raise AssertionError("it did not come up")

    yield start
    for process in started:
        process.kill()
        process.communicate()


def _server(cluster: Cluster) -> psutil.Process | None:
    try:
        number = int((cluster.data / "postmaster.pid").read_text().split("\n", 1)[0])
        return psutil.Process(number)
    except (OSError, ValueError, psutil.NoSuchProcess):
        return None


def _soon(is_so: Callable[[], bool]) -> bool:
    return any(is_so() for _ in patiently())


def test_what_was_written_is_there_the_next_time(cluster: Cluster) -> None:
    with lease(cluster, report=silence) as url, psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'grød' AS word")
    assert _server(cluster) is None

    with lease(cluster, report=silence) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("grød",)


def test_it_is_reached_through_a_socket_of_our_own_and_not_through_the_network(cluster: Cluster) -> None:
    with lease(cluster, report=silence):
        server = _server(cluster)
        assert server is not None

        assert [each for each in server.net_connections() if each.family.name != "AF_UNIX"] == []
        assert cluster.socket_folder.stat().st_mode & 0o077 == 0
        assert cluster.data.stat().st_mode & 0o077 == 0


def test_the_last_one_out_stops_it(
    cluster: Cluster, another_user: Callable[[], subprocess.Popen[str]]
) -> None:
    other = another_user()
    with lease(cluster, report=silence):
        pass
    assert _server(cluster) is not None

    other.send_signal(signal.SIGINT)
    other.wait()

    assert _server(cluster) is None


def test_it_stops_also_when_its_users_were_killed(
    cluster: Cluster, another_user: Callable[[], subprocess.Popen[str]]
) -> None:
    users = [another_user(), another_user()]

    for user in users:
        user.kill()

    assert _soon(lambda: _server(cluster) is None)


def test_it_starts_again_when_server_and_users_were_all_killed(
    cluster: Cluster, another_user: Callable[[], subprocess.Popen[str]]
) -> None:
    user = another_user()
    server = _server(cluster)
    assert server is not None
    for process in (server, *server.children(recursive=True)):
        process.kill()
    user.kill()
    psutil.wait_procs([server])
    # Its number is meanwhile that of another program, as after a restart of the machine.
    pid_file = cluster.data / "postmaster.pid"
    pid_file.write_text(pid_file.read_text().replace(str(server.pid), str(os.getpid()), 1))

    with lease(cluster, report=silence) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_two_homes_have_two_databases_at_once(cluster: Cluster, tmp_path: Path) -> None:
    second = Cluster(tmp_path / "second", durable=False)

    with (
        lease(cluster, report=silence) as url,
        lease(second, report=silence) as other_url,
        psycopg.connect(url) as connection,
        psycopg.connect(other_url) as other,
    ):
        query = "SELECT system_identifier FROM pg_control_system()"
        assert connection.execute(query).fetchone() != other.execute(query).fetchone()


def test_many_who_start_it_at_once_get_one(cluster: Cluster) -> None:
    seen: list[int] = []
    together = threading.Barrier(4)

    def use() -> None:
        with lease(cluster, report=silence):
            server = _server(cluster)
            assert server is not None
            seen.append(server.pid)
            together.wait(PATIENCE)

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(seen) == 4
    assert len(set(seen)) == 1


def test_half_a_database_left_by_a_kill_is_made_anew(tmp_path: Path) -> None:
    half = tmp_path / "var" / "postgres.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")

    with lease(Cluster(tmp_path / "var", durable=False), report=silence) as url:
        psycopg.connect(url).close()

    assert not half.exists()


def test_data_of_another_version_is_left_alone_and_said_so(tmp_path: Path) -> None:
    data = tmp_path / "postgres"
    data.mkdir()
    (data / "PG_VERSION").write_text("17\n")

    with (
        pytest.raises(EmbeddedDatabaseUnavailable, match=r"PostgreSQL 17.*dump"),
        lease(Cluster(tmp_path, durable=False), report=silence),
    ):
        pass
