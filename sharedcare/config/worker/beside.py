"""A worker beside the web server, so that whoever starts the one need not think of the other."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from sharedcare.config.worker.patience import Patience

STARTED_BY = "SHAREDCARE_STARTED_BY"
"""Names the process that a worker ends with."""

_PATIENCE_FOR_END = 10.0
_LONG_ENOUGH = 60.0
"""Seconds after which a worker that ends has not failed at its start."""

_log = structlog.get_logger(__name__)


@contextmanager
def worker_beside() -> Iterator[None]:
    """Have a worker for as long as the block lasts: one that ends by itself is started again."""
    ending = threading.Event()
    # The thread that starts a process must live as long as it does: the system tells by it that the parent has gone.
    keeper = threading.Thread(target=_keep, args=(ending,), name="keeps the worker")
    keeper.daemon = True
    keeper.start()
    try:
        yield
    finally:
        ending.set()
        keeper.join(_PATIENCE_FOR_END + 1)


def _keep(ending: threading.Event) -> None:
    patience = Patience()
    while not ending.is_set():
        began = time.monotonic()
        process = _start()
        while process.poll() is None and not ending.wait(0.1):
            pass
        if ending.is_set():
            _end(process)
            return
        if time.monotonic() - began > _LONG_ENOUGH:
            patience.succeed()
        seconds = patience.fail(time.monotonic())
        _log.error("worker.ended", status=process.returncode, again_in=seconds)
        ending.wait(seconds)


def _start() -> subprocess.Popen[bytes]:
    variables = {**os.environ, STARTED_BY: str(os.getpid())}
    # What is asked of the database on behalf of a request has little time; a worker may take its own.
    variables.pop("SHAREDCARE_SERVER", None)
    # In a session of its own, so that Ctrl-C reaches it by way of us, and it is not taken for one that has failed.
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "sharedcare", "worker", "--quiet"],
        env=variables,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_PATIENCE_FOR_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
