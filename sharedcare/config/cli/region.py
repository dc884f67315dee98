"""`sharedcare region`: a made-up region, as files or straight into the record."""

from datetime import datetime
from pathlib import Path

import click

from sharedcare.config.cli.saying import say
from sharedcare.kernel.clock import now


@click.command()
@click.option("--seed", type=int, default=1, show_default=True, help="Another number, other people.")
@click.option(
    "--until", help="The moment at which it is looked at, such as 2026-11-22T14:02+01:00; now by default."
)
@click.option(
    "--into", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to write to."
)
def region(seed: int, until: str | None, into: Path) -> None:
    """Make up a region: hospitals, municipalities, practices, their staff, and people with two years of illness.

    The same seed and moment give the same bytes.
    """
    from sharedcare.config.region.folder import write
    from sharedcare.region.region import charts

    moment = datetime.fromisoformat(until) if until else now()
    patients, resources, messages = write(charts(seed=seed, until=moment), into)
    say(f"{patients:,} patients, {resources:,} resources, {messages:,} messages in {into}")
