"""`sharedcare region`: a made-up region, as files or straight into the record."""

from datetime import datetime
from pathlib import Path

import click

from sharedcare.config.cli.numbers import Whole
from sharedcare.config.cli.opening import record
from sharedcare.config.cli.saying import say
from sharedcare.kernel.clock import now
from sharedcare.region.calendar import ZONE
from sharedcare.region.population import MOST


class _Moment(click.ParamType[datetime]):
    name = "moment"

    def convert(
        self,
        value: str | datetime,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> datetime:
        try:
            moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no moment. One is written like 2026-11-22T14:02+01:00.", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


@click.command()
@click.option("--patients", type=Whole(6, MOST), default=300, show_default=True, help="How many people.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another number, other people.")
@click.option(
    "--until",
    type=_Moment(),
    help="The moment at which it is looked at, such as 2026-11-22T14:02+01:00; now by default.",
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder to write to, for `sharedcare load` and `sharedcare receive`. Without it all goes into the record.",
)
def region(patients: int, seed: int, until: datetime | None, into: Path | None) -> None:
    """Make up a region: hospitals, municipalities, practices, their staff, and people with two years of illness.

    The same seed and moment give the same bytes. Everybody in it is made up, and their CPR numbers end in 99xx.
    """
    until = until or now()
    if into is not None:
        from sharedcare.config.region.folder import write
        from sharedcare.region.region import charts

        counted = write(charts(seed=seed, until=until, patients=patients), into, until=until)
        say(f"{counted} in {into}")
        return
    with record(report=say) as environment:
        from sharedcare.config.region.feeding import feed  # needs Django set up

        counted = feed(patients=patients, seed=seed, until=until, zone=environment.time_zone, report=say)
        say(f"{counted} are in the record")
