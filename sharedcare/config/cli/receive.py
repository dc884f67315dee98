"""`sharedcare receive`: messages from partners, from files."""

import json
from pathlib import Path

import click

from sharedcare.config.cli.opening import record
from sharedcare.config.cli.saying import say

_MANY = 1000
"""Messages after which the database should look anew at how much there is."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]...")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes side by side."
)
def receive(paths: tuple[Path, ...], workers: int) -> None:
    """Take in messages from laboratories, general practices and municipalities; folders are gone through.

    HL7 v2 ORU^R01, also in batches; MedCom ConditionList and HomeCareObservation in JSON or XML. Each is kept as it
    came, and one line of JSON tells what became of it. The same message again changes nothing. What could not be
    matched with a patient waits; it is tried again with every `sharedcare receive`, also one without files.
    """
    with record(report=say) as environment:
        from sharedcare.config import statistics  # these need Django set up
        from sharedcare.exchange.receive import run
        from sharedcare.exchange.receive.waiting import release

        zone = environment.time_zone
        outcomes = run.receive(
            paths,
            workers=workers,
            zone=zone,
            tell=lambda line: click.echo(json.dumps(line, ensure_ascii=False)),
        )
        release(zone=zone, say=say)
        if outcomes.get("accepted", 0) >= _MANY:
            statistics.refresh()
    if outcomes.get("refused"):
        raise SystemExit(1)
