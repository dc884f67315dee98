"""`python -m tools.receiving`: messages a second, of each kind, on a database of its own.

Each kind is a folder of files for as many people as `--people`; whatever is not accepted stops the measurement.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from sharedcare.config.embedded.cluster import Cluster
from sharedcare.config.embedded.lease import lease
from sharedcare.config.progress import silence
from tools.receiving import made

_KINDS = {"laboratory": made.laboratory, "municipality": made.municipality, "practice": made.practice}
_COMMAND = str(Path(sys.executable).with_name("sharedcare"))


@click.command()
@click.option("--files", default=2000, show_default=True, help="Messages of each kind.")
@click.option("--people", default=1000, show_default=True, help="People they are about.")
@click.option("--workers", default=2, show_default=True, help="Processes side by side.")
def main(files: int, people: int, workers: int) -> None:
    """Measure `sharedcare receive` and print a table."""
    with tempfile.TemporaryDirectory(prefix="sharedcare-receiving-") as place:
        folder = Path(place)
        environment = {**os.environ, "SHAREDCARE_HOME": str(folder / "var"), "DATABASE_URL": ""}
        everybody = folder / "patients.ndjson"
        everybody.write_bytes(made.patients(people))
        # Held for as long as it takes, so that no command waits for the database to start.
        with lease(Cluster(folder / "var"), report=silence):
            subprocess.run(
                [_COMMAND, "load", str(everybody)], env=environment, check=True, capture_output=True
            )
            for kind, make in _KINDS.items():
                _measure(kind, make(files, people), folder / kind, environment, workers)
            _measure("again, all", iter(()), folder, environment, workers)


def _measure(
    kind: str, raws: Iterator[bytes], folder: Path, environment: dict[str, str], workers: int
) -> None:
    folder.mkdir(exist_ok=True)
    for number, raw in enumerate(raws):
        (folder / f"{number:06d}").write_bytes(raw)
    where = [str(folder)] if kind in _KINDS else [str(folder / each) for each in _KINDS]
    began = time.monotonic()
    ran = subprocess.run(
        [_COMMAND, "receive", "--workers", str(workers), *where],
        env=environment,
        capture_output=True,
        check=False,
    )
    took = time.monotonic() - began
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    outcomes = Counter(line["outcome"] for line in lines)
    made_here = sum(line["created"] + line["updated"] for line in lines)
    told = ", ".join(f"{many} {outcome}" for outcome, many in outcomes.items())
    print(f"{kind:14} {len(lines) / took:7.0f} messages/s {made_here / took:7.0f} resources/s  ({told})")
    if ran.returncode:
        sys.exit(f"{ran.stderr.decode()[-600:]}\n{[line for line in lines if line['errors']][:3]}")


if __name__ == "__main__":
    main()
