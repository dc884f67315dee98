"""Who uses the embedded PostgreSQL: the first one in starts it, the last one out stops it.

Several processes share one server (`sharedcare serve` in one window, `sharedcare load` in another).
Each holds a *lease*: a shared lock on a file, which the kernel gives back even when the process is
killed, so that no count of users can ever be wrong. Three locks in SHAREDCARE_HOME:

    users     shared by every user; alone for whoever stops the server
    starting  held while the data folder is made and the server started
    keeper    held by the one process that stops the server after users that were killed
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sharedcare.config.embedded import keeper
from sharedcare.config.embedded.cluster import Cluster, ensure_running
from sharedcare.config.embedded.errors import EmbeddedDatabaseUnavailable
from sharedcare.config.progress import Report


@contextmanager
def lease(cluster: Cluster, *, report: Report) -> Iterator[str]:
    """Have the server running for as long as the block lasts; yields its DATABASE_URL."""
    locks = _locks_of(cluster)
    with _opened(locks / "users") as users:
        if not _try(users, fcntl.LOCK_SH):
            report("Waiting for the database to stop, in order to start it again ...")
            fcntl.flock(users, fcntl.LOCK_SH)
        try:
            with _opened(locks / "starting") as starting:
                fcntl.flock(starting, fcntl.LOCK_EX)
                with _opened(locks / "keeper"):  # made here, since the keeper only reads
                    # Before the server, so that it has a keeper however early we are ended.
                    _post_keeper(cluster, locks=locks)
                ensure_running(cluster, report=report)
            yield cluster.url
        finally:
            _leave(cluster, users=users)


def _leave(cluster: Cluster, *, users: int) -> None:
    """Stop the server if nobody else uses it, and wait until it has stopped."""
    if _try(users, fcntl.LOCK_EX):
        subprocess.run(  # noqa: S603 - made of our own words and paths
            cluster.stop_command(),
            check=False,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with suppress(OSError):
            cluster.socket_folder.rmdir()
    else:
        # Somebody else uses it, and we have it at once; or the keeper is stopping it, and we wait.
        fcntl.flock(users, fcntl.LOCK_SH)


def _post_keeper(cluster: Cluster, *, locks: Path) -> None:
    program = [sys.executable, "-I", "-S", str(Path(keeper.__file__).resolve())]
    subprocess.run(  # noqa: S603 - made of our own words and paths
        [
            *program,
            *map(str, (locks / "users", locks / "keeper", cluster.socket_folder)),
            *cluster.stop_command(),
        ],
        check=True,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _locks_of(cluster: Cluster) -> Path:
    locks = cluster.home / "locks"
    try:
        locks.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EmbeddedDatabaseUnavailable(
            f"The folder {cluster.home}, where the database belongs, cannot be made: {error.strerror}. "
            "Set SHAREDCARE_HOME to a folder that you may write to."
        ) from None
    return locks


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise EmbeddedDatabaseUnavailable(
            f"{path} cannot be opened: {error.strerror}. It belongs to whoever ran this first: run as that user, "
            "or set SHAREDCARE_HOME to a folder of your own."
        ) from None
    try:
        yield handle
    finally:
        os.close(handle)


def _try(handle: int, kind: int) -> bool:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
