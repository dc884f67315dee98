"""The region straight into the record: what is loaded by `load`, what arrives as messages by the inbox.

It goes portion by portion, so that neither memory nor disk has to hold all of it; one portion is loaded and received
before the next is made up. All of it can be run again: nothing is stored twice, and a portion that was killed half way
is completed.
"""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from sharedcare.config import statistics
from sharedcare.config.progress import Report
from sharedcare.config.region.folder import Counted, lines
from sharedcare.config.region.receiving import receive_all
from sharedcare.exchange.load.run import run
from sharedcare.kernel.errors import Refusal
from sharedcare.region import region
from sharedcare.region.chart import Chart, Message

_TOGETHER = 5000
"""Patients whose charts lie on disk at a time."""

_WORKERS = 2


class RegionRefused(Refusal):
    """Something of the region was not taken: a defect of ours, since we made all of it up."""


def feed(*, patients: int, seed: int, until: datetime, report: Report) -> Counted:
    """Store a region; the answer counts it."""
    counted = Counted()
    everyone = region.charts(seed=seed, until=until, patients=patients)
    with tempfile.TemporaryDirectory(prefix="sharedcare-region-") as folder:
        common = Path(folder) / "common.ndjson"
        common.write_bytes(lines(region.common()))
        for portion in _portions(everyone, _TOGETHER):
            file, messages = Path(folder) / "patients.ndjson", list[list[Message]]()
            with file.open("wb") as out:
                for chart in portion:
                    out.write(lines(chart.resources))
                    counted.patients += 1
                    counted.resources += len(chart.resources)
                    if chart.messages:
                        messages.append(chart.messages)
            if run([common, file], workers=_WORKERS, report=sys.stderr):
                raise RegionRefused("Some of the made-up region was not taken; what and why is said above.")
            statistics.refresh()
            counted.messages += receive_all(messages, workers=_WORKERS, report=report)
    report(f"{counted} are in the record, as of {until:%Y-%m-%d %H:%M}")
    return counted


def _portions(everyone: Iterable[Chart], many: int) -> Iterator[Iterator[Chart]]:
    charts = iter(everyone)
    for first in charts:
        yield _with(first, islice(charts, many - 1))


def _with(first: Chart, others: Iterator[Chart]) -> Iterator[Chart]:
    yield first
    yield from others
