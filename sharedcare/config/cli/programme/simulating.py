"""`sharedcare programme simulate`: a file run over made-up patients, before anybody is enrolled."""

from typing import IO

import click

from sharedcare.config.cli.numbers import Whole
from sharedcare.config.cli.programme.files import ProgrammeFile, programme_in
from sharedcare.programmes.simulating import running, telling
from sharedcare.programmes.simulating.page import page as page_of
from sharedcare.programmes.simulating.types import Wanted


@click.command()
@click.argument("path", type=ProgrammeFile(), metavar="FILE")
@click.option("--patients", type=Whole(1, 100_000), default=1000, show_default=True)
@click.option("--weeks", type=Whole(1, 260), default=26, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same patients.")
@click.option(
    "--page", type=click.File("w", encoding="utf-8", lazy=True), help="Write a page with charts, too."
)
@click.option("--language", type=click.Choice(["da", "en"]), default="en", show_default=True)
def simulate(path: str, *, patients: int, weeks: int, seed: int, page: IO[str] | None, language: str) -> None:
    """Run a programme over made-up patients: how much work it brings to each role, how much of the patient's time it takes,
    how many findings, and how many hand-overs wait.
    """
    programme = programme_in(path, cannot="be simulated")
    simulated = running.simulate(programme, Wanted(patients, weeks, seed))
    for line in telling.lines(simulated, language):
        click.echo(line)
    if page is not None:
        page.write(page_of(simulated, language=language))
