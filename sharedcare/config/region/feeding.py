"""The region straight into the record: written to a temporary folder, then loaded and received as anybody's files are.

It goes portion by portion, so that neither memory nor disk has to hold all of it. It can be run again with the same
seed and moment: nothing is stored twice, and what was killed half way is completed.
"""

import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, tzinfo
from itertools import chain, islice
from pathlib import Path

from sharedcare.config import statistics
from sharedcare.config.progress import Report
from sharedcare.config.region.folder import MESSAGES, Counted, write
from sharedcare.exchange.load import run as loading
from sharedcare.exchange.receive import run as receiving
from sharedcare.exchange.receive.lines import Line
from sharedcare.kernel.errors import Refusal
from sharedcare.region import region
from sharedcare.region.chart import Chart

_TOGETHER = 5000
"""Patients whose charts lie on disk at a time."""

_WORKERS = 2
_TELL_EVERY = 1000


class NotTaken(Refusal):
    """Something of the region was refused: a defect of ours, since we made all of it up."""


def feed(*, patients: int, seed: int, until: datetime, zone: tzinfo, report: Report) -> Counted:
    """Store a region; the answer counts it. Raises NotTaken."""
    counted = Counted()
    for portion in _portions(region.charts(seed=seed, until=until, patients=patients)):
        with tempfile.TemporaryDirectory(prefix="sharedcare-region-") as name:
            folder = Path(name)
            written = write(portion, folder)
            if loading.run(sorted(folder.glob("*.ndjson")), workers=_WORKERS, report=sys.stderr):
                raise NotTaken("Some of the made-up region was not taken; what and why is said above.")
            # Whoever is asked for thousands of patients right after they came must know how many there are.
            statistics.refresh()
            _receive(folder / MESSAGES, written.messages, zone, report)
        counted.patients += written.patients
        counted.resources += written.resources
        counted.messages += written.messages
    statistics.refresh()
    return counted


def _receive(folder: Path, many: int, zone: tzinfo, report: Report) -> None:
    if not many:
        return
    done = 0

    def tell(line: Line) -> None:
        nonlocal done
        done += 1
        if line["outcome"] not in ("accepted", "duplicate"):
            report(f"not taken: {Path(line['file']).name}: {' '.join(line['errors'])}")
        if done % _TELL_EVERY == 0:
            report(f"{done / many:4.0%}  {done:,} of {many:,} messages received")

    outcomes = receiving.receive([folder], workers=_WORKERS, zone=zone, tell=tell)
    if set(outcomes) - {"accepted", "duplicate"}:
        raise NotTaken("Some messages of the made-up region were not taken; which and why is said above.")


def _portions(everyone: Iterator[Chart]) -> Iterator[Iterator[Chart]]:
    for first in everyone:
        yield chain([first], islice(everyone, _TOGETHER - 1))
