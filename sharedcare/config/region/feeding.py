"""The region straight into the record: the first people in order of time, the others as anybody's files are loaded.

The others go portion by portion, so that neither memory nor disk has to hold all of it. All of it can be run again with
the same seed and moment: nothing is stored twice, and what was killed half way is completed.
"""

import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, tzinfo
from itertools import chain, islice
from pathlib import Path

from sharedcare.config import statistics
from sharedcare.config.progress import Report
from sharedcare.config.region.folder import Counted, write
from sharedcare.config.region.history import Telling, tell
from sharedcare.config.region.publishing import publish_shipped
from sharedcare.exchange.load import run as loading
from sharedcare.exchange.load.finding import find
from sharedcare.kernel.errors import Refusal
from sharedcare.region import region
from sharedcare.region.chart import Chart
from sharedcare.region.population import DENSE

_TOGETHER = 5000
"""Patients whose charts lie on disk at a time."""

_WORKERS = 2


class NotTaken(Refusal):
    """Something of the region was refused: a defect of ours, since we made all of it up."""


def feed(*, patients: int, seed: int, until: datetime, zone: tzinfo, report: Report) -> Counted:
    """Store a region; the answer counts it. Raises NotTaken."""
    publish_shipped(at=until, report=report)
    telling = Telling(seed, until, zone)
    counted, refused = tell(telling, patients=min(patients, DENSE), workers=_WORKERS, report=report)
    if refused:
        raise NotTaken(
            f"{refused} messages of the made-up region were not taken; `sharedcare messages` tells why."
        )
    # Whoever is asked for many people right after they came must know how many there are.
    statistics.refresh()
    for portion in _portions(region.charts(seed=seed, until=until, patients=patients, first=DENSE)):
        with tempfile.TemporaryDirectory(prefix="sharedcare-region-") as name:
            folder = Path(name)
            written = write(portion, folder, until=until)
            if loading.run(find(sorted(folder.glob("2-*.ndjson"))), workers=_WORKERS, report=sys.stderr):
                raise NotTaken("Some of the made-up region was not taken; what and why is said above.")
            statistics.refresh()
        counted.patients += written.patients
        counted.resources += written.resources
    return counted


def _portions(everyone: Iterator[Chart]) -> Iterator[Iterator[Chart]]:
    for first in everyone:
        yield chain([first], islice(everyone, _TOGETHER - 1))
