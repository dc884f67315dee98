"""Demonstrations for tests: made once, by whichever worker comes first, and copied for each that wants one of its own."""

import fcntl
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.integration.config.commands import Running, free_port, serving


@contextmanager
def demonstration(made: pytest.TempPathFactory, name: str, **more: str) -> Iterator[Running]:
    """What a newcomer has after `make demo`, in a folder of its own that may be changed at will."""
    with serving("demo", home=folder_of_one(made, name), port=free_port(), **more) as running:
        assert "Making up a region" not in running.said
        yield running


def folder_of_one(made: pytest.TempPathFactory, name: str) -> Path:
    """The folder of a demonstration that was made and stopped, which may be changed at will."""
    home = made.mktemp(name) / "var"
    # `cp` keeps the owner too: the database does not start in a folder of somebody else's.
    subprocess.run(["cp", "-a", _template(made), home], check=True)
    return home


def _template(made: pytest.TempPathFactory) -> Path:
    """The folder of a demonstration that was made and stopped."""
    base = made.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    home, stopped = shared / "made-demonstration", shared / "made-demonstration-stopped"
    with (shared / "made-demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stopped.exists():
            with serving("demo", home=home, port=free_port()) as running:
                running.end(signal.SIGINT)
            stopped.touch()
    return home
