"""`sharedcare load`: FHIR bundles and NDJSON from files."""

import sys
from pathlib import Path
from typing import TextIO

import click

from sharedcare.config.cli.numbers import Whole
from sharedcare.config.cli.opening import record
from sharedcare.config.cli.paths import FileOrFolder
from sharedcare.config.cli.saying import say
from sharedcare.exchange.load.finding import find


@click.command()
@click.argument("paths", nargs=-1, required=True, type=FileOrFolder(), metavar="PATH...")
@click.option("--workers", type=Whole(1, 64), default=2, show_default=True, help="Processes side by side.")
@click.option(
    "--acknowledge",
    type=click.File("a"),
    help="Write a line here for each document once it is safely stored.",
)
def load(paths: tuple[Path, ...], workers: int, acknowledge: TextIO | None) -> None:
    """Load FHIR bundles and NDJSON, also .gz and .bz2; folders are gone through.

    It can be run again: nothing is stored twice. What could not be taken is said, with place and reason.
    """
    # Before anything is started or made.
    found = find(paths)
    with record(report=say) as environment:
        from sharedcare.config import statistics  # these need Django set up
        from sharedcare.exchange.load.run import run
        from sharedcare.exchange.receive.waiting import release

        status = run(found, workers=workers, report=sys.stderr, acknowledge=acknowledge)
        statistics.refresh()
        # Messages may have waited for the very patients that came now.
        stored = release(zone=environment.time_zone)["stored"]
        if stored:
            say(f"{stored} that waited {'is' if stored == 1 else 'are'} stored now.")
    if status:
        raise SystemExit(status)
