"""Runs the `sharedcare` command as an operator does: as a program, with an environment of its own."""

import os
import re
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

FEW = 12
_PORTS = range(20_000, 32_768)

_PATIENCE = 600.0
"""Seconds. A region is made in one minute, on a busy machine in three: what is waited for is the end of waiting alone."""
SHAREDCARE = Path(sys.executable).with_name("sharedcare")


@dataclass(frozen=True, slots=True)
class Running:
    """A command that serves, and what it has said so far."""

    process: subprocess.Popen[str]
    port: int
    said: str
    home: Path

    @property
    def token(self) -> str:
        """The token that `demo` printed."""
        found = re.search(r"A token +(\S+)", self.said)
        assert found
        return found[1]

    def end(self, number: signal.Signals) -> int:
        """Send the whole process group a signal, as a terminal does, and wait; returns the exit status."""
        os.killpg(self.process.pid, number)
        self.process.communicate(timeout=_PATIENCE)
        return self.process.returncode


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a command: nearly empty, with a home of its own and no database of ours."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "SHAREDCARE_HOME": str(home),
        "SHAREDCARE_WORKERS": "1",
        **more,
    }


def run(*words: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [SHAREDCARE, *words],
        env=environment(home, **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=_PATIENCE,
    )


def start(*words: str, home: Path) -> subprocess.Popen[str]:
    """Begin a command, in a process group of its own."""
    return subprocess.Popen(
        [SHAREDCARE, *words],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@contextmanager
def serving(command: str, *, home: Path, port: int, **more: str) -> Iterator[Running]:
    """A command that serves, from the moment it says so; killed at the end if it still runs.

    The demonstration has few people here: the cast and as many again, which takes seconds.
    """
    few = ["--patients", str(FEW)] if command == "demo" else []
    process = subprocess.Popen(
        [SHAREDCARE, command, "--port", str(port), *few],
        env=environment(home, **more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    # Whatever holds it up, the test ends: what it says does when it does.
    impatience = Timer(_PATIENCE, os.killpg, (process.pid, signal.SIGKILL))
    impatience.start()
    try:
        assert process.stderr is not None
        lines = []
        for line in process.stderr:
            lines.append(line)
            if "Serving on" in line or "Ctrl-C stops all of it" in line:
                break
        else:
            raise AssertionError("".join(lines))
        impatience.cancel()
        yield Running(process=process, port=port, said="".join(lines), home=home)
    finally:
        impatience.cancel()
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def free_port() -> int:
    """A port that nobody has just now, and that nobody else is given by accident before it is listened on.

    One that the system chooses is of those that it also gives to whatever connects to somewhere, such as a browser of
    the test beside this one, and a region is made in between. So it is one below them, and each process of a run has its own.
    """
    ours = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    each = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    while True:
        port = secrets.choice(_PORTS[ours::each])
        with socket.socket() as listener, suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port
