"""`make bench`: load the Synthea patients, ask the store and the FHIR door, print what came of it.

    python -m tools.bench [--times N] [--seconds S]

`--times` loads the patients N times over, each copy under ids of its own, to see what growth costs.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tools.bench import patients
from tools.bench.client import Measured, measure

_TARGETS = {
    "load": "2,000",
    "read an Observation": "2,500",
    "newest value of a code": "2,000",
    "newest 20 Observations": "1,200",
    "vital signs since 2015, 100": "500",
    "Conditions, 50": "1,200",
    "active CarePlans with care team": "1,200",
    "$everything, 100": "300",
    "create an Observation (16 connections)": "800",
    "disk per resource, KB": "3.0",
}


def main() -> None:
    """Measure on a database of its own, in a temporary folder."""
    options = argparse.ArgumentParser(prog="python -m tools.bench")
    options.add_argument("--times", type=int, default=1)
    options.add_argument("--seconds", type=float, default=5)
    asked = options.parse_args()
    folder = patients.folder()
    if folder is None:
        sys.exit(
            "The Synthea patients are not here. SHAREDCARE_EXAMPLES names the folder that holds synthea/."
        )
    with tempfile.TemporaryDirectory() as home:
        # What is measured is how fast the door answers, not how fast it lets one client ask.
        unhurried = {"SHAREDCARE_PACE_CLIENT": "0"}
        environment = {**os.environ, **unhurried, "SHAREDCARE_HOME": home, "PORT": str(_free_port())}
        for line in _run(folder, environment, asked.times, asked.seconds):
            print(line, flush=True)


def _run(folder: Path, environment: dict[str, str], times: int, seconds: float) -> Iterator[str]:
    yield f"{'work':44} {'per second':>10} {'p50 ms':>8} {'p95 ms':>8} {'failed':>7} {'to reach':>9}"
    with tempfile.TemporaryDirectory() as copies:
        files = patients.copies(folder, Path(copies), times)
        began = time.monotonic()
        _sharedcare(environment, "load", *map(str, files))
        passed = time.monotonic() - began
    size = _size(Path(environment["SHAREDCARE_HOME"]))
    server = subprocess.Popen(
        [_command(), "serve", "--port", environment["PORT"]], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        token = _sharedcare(environment, "token", "--client", "bench", "--scope", "system/*.cruds").strip()
        facts = patients.facts(int(environment["PORT"]), token)
        yield _line("load", facts.resources / passed, None)
        for work, connections, request in facts.requests(token):
            measured = measure(int(environment["PORT"]), request, connections=connections, seconds=1)
            measured = measure(int(environment["PORT"]), request, connections=connections, seconds=seconds)
            yield _line(work, measured.per_second, measured)
        yield _line("disk per resource, KB", size / facts.resources / 1000, None)
        yield f"{facts.resources:,} resources, {facts.patients:,} patients"
        yield "\nthe store alone, one connection"
        for work, per_second in _store(environment, facts.asked, seconds):
            yield f"{work:44} {per_second:>10,.0f}"
    finally:
        server.terminate()
        server.wait()


def _size(home: Path) -> int:
    """Bytes of our database, with all indexes, trail and catalogue; those that PostgreSQL keeps beside it are empty."""
    databases = home.glob("postgres/base/*")
    return max(sum(one.stat().st_size for one in database.iterdir()) for database in databases)


def _store(
    environment: dict[str, str], asked: list[dict[str, str]], seconds: float
) -> Iterator[tuple[str, float]]:
    command = [sys.executable, "-m", "tools.bench.store", str(seconds)]
    done = subprocess.run(
        command, env=environment, input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=True
    )
    return ((work, per_second) for work, per_second in map(json.loads, done.stdout.splitlines()))


def _line(work: str, figure: float, measured: Measured | None) -> str:
    shown = f"{figure:,.0f}" if figure > 10 else f"{figure:.2f}"
    rest = "" if measured is None else f"{measured.p50:8.1f} {measured.p95:8.1f} {measured.failed:7}"
    return f"{work:44} {shown:>10} {rest:>25} {_TARGETS.get(work, ''):>9}"


def _sharedcare(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [_command(), *words], env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def _command() -> str:
    return str(Path(sys.executable).with_name("sharedcare"))


def _free_port() -> int:
    with socket.socket() as link:
        link.bind(("127.0.0.1", 0))
        port: int = link.getsockname()[1]
    return port


if __name__ == "__main__":
    main()
