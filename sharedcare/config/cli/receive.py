"""`sharedcare receive`: messages from partners, from files."""

import json
from collections import Counter
from pathlib import Path

import click

from sharedcare.config.cli.numbers import Whole
from sharedcare.config.cli.opening import record
from sharedcare.config.cli.paths import FileOrFolder
from sharedcare.config.cli.saying import say
from sharedcare.exchange.receive.files import files
from sharedcare.kernel.errors import Refusal

_MANY = 1000
"""Messages after which the database should look anew at how much there is."""


class NothingToReceive(Refusal):
    """The folders that were named hold no file. A mistyped one shall not look like a delivery that was empty."""


@click.command()
@click.argument("paths", nargs=-1, type=FileOrFolder(), metavar="[PATH]...")
@click.option("--workers", type=Whole(1, 64), default=2, show_default=True, help="Processes side by side.")
def receive(paths: tuple[Path, ...], workers: int) -> None:
    """Take in messages from laboratories, general practices and municipalities; folders are gone through.

    HL7 v2 ORU^R01, also in batches; MedCom ConditionList and HomeCareObservation in JSON or XML. Each is kept as it
    came, and one line of JSON tells what became of it. The same message again changes nothing. What could not be
    matched with a patient waits; it is stored when the patient comes (`sharedcare worker`), and tried again with every
    `sharedcare receive`, also one without files. `sharedcare messages` lists what waits.
    """
    if paths and next(files(paths), None) is None:
        raise NothingToReceive(f"Nothing to receive: there is no file in {', '.join(map(str, paths))}.")
    with record(report=say, make=False) as environment:
        from sharedcare.config import statistics  # these need Django set up
        from sharedcare.exchange.inbox.queries import unsettled
        from sharedcare.exchange.receive import run
        from sharedcare.exchange.receive.waiting import release

        zone = environment.time_zone
        outcomes = run.receive(
            paths,
            workers=workers,
            zone=zone,
            tell=lambda line: click.echo(json.dumps(line, ensure_ascii=False)),
        )
        settled = release(zone=zone)
        # Not among the lines, which other programs read.
        say(_sum(settled, unsettled()))
        if outcomes.get("accepted", 0) >= _MANY:
            statistics.refresh()
    if outcomes.get("refused") or settled["refused"]:
        raise SystemExit(1)


def _sum(settled: Counter[str], unsettled: Counter[str]) -> str:
    """What became of those that waited, and what is left for a person to look at."""
    left = f"Still waiting: {unsettled['held'] + unsettled['received']}. Refused, in all: {unsettled['refused']}."
    lists = " `sharedcare messages` lists them." if unsettled else ""
    return f"Of those that waited, stored now: {settled['stored']}. {left}{lists}"
