"""`sharedcare programme`: programmes as files, without a database."""

import os
import sys
from datetime import date
from typing import IO

import click
import orjson

from sharedcare.config.environment import read_environment
from sharedcare.kernel import clock
from sharedcare.kernel.errors import Refusal
from sharedcare.programmes import files
from sharedcare.programmes.checking import Checked, checked
from sharedcare.programmes.schema import schema as schema_of_programmes
from sharedcare.programmes.showing import shown
from sharedcare.programmes.simulating import running, telling
from sharedcare.programmes.simulating.page import page as page_of
from sharedcare.programmes.simulating.types import Wanted


class FileHasMistakes(Refusal):
    """The file is no programme that can be used; `check` tells why."""


class _ProgrammeFile(click.Path):
    """A file with a programme, or `-` for what comes in."""

    def __init__(self) -> None:
        super().__init__(exists=True, dir_okay=False, allow_dash=True, path_type=str)


@click.group()
def programme() -> None:
    """Programmes: who does what, when, with which goals and measurements, each in a file that people write.

    docs/how-to/write-a-programme.md shows how to write one.
    """


@programme.command()
@click.argument("paths", nargs=-1, required=True, type=_ProgrammeFile(), metavar="FILE...")
def check(paths: tuple[str, ...]) -> None:
    """Tell every mistake in these files, with its line and what to do about it.

    Warnings (a code that is not known, a source that has expired) do not keep a programme from being used. The exit
    status is 1 when there are mistakes.
    """
    mistakes = 0
    for path in paths:
        found = _read(path)
        mistakes += found.mistakes
        for each in found.findings:
            click.echo(each.line(path))
        click.echo(f"{path}: {_sum(found)}", err=True)
    if mistakes:
        sys.exit(1)


@programme.command()
@click.argument("path", type=_ProgrammeFile(), metavar="FILE")
@click.option("--language", type=click.Choice(["da", "en"]), default="en", show_default=True)
def show(path: str, language: str) -> None:
    """Show what a file says, as a page to read through: phases, tasks by role, measurements with limits, goals."""
    found = _read(path)
    if found.programme is None:
        raise FileHasMistakes(
            f"{path} cannot be shown: it has {_number(found.mistakes, 'mistake')}. "
            f"`sharedcare programme check {path}` tells them."
        )
    for line in shown(found.programme, language=language, on=_today()):
        click.echo(line)


@programme.command()
def schema() -> None:
    """Print the JSON schema of programme files, by which editors complete keys and mark mistakes while one types."""
    click.echo(orjson.dumps(schema_of_programmes(), option=orjson.OPT_INDENT_2).decode())


@programme.command()
@click.argument("path", type=_ProgrammeFile(), metavar="FILE")
@click.option("--patients", type=click.IntRange(1, 100_000), default=1000, show_default=True)
@click.option("--weeks", type=click.IntRange(1, 260), default=26, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same patients.")
@click.option(
    "--page", type=click.File("w", encoding="utf-8", lazy=True), help="Write a page with charts, too."
)
@click.option("--language", type=click.Choice(["da", "en"]), default="en", show_default=True)
def simulate(path: str, *, patients: int, weeks: int, seed: int, page: IO[str] | None, language: str) -> None:
    """Run a programme over made-up patients: how much work it brings to each role, how much of the patient's time it takes,
    how many findings, and how many hand-overs wait.
    """
    found = _read(path)
    if found.programme is None:
        raise FileHasMistakes(
            f"{path} cannot be simulated: it has {_number(found.mistakes, 'mistake')}. "
            f"`sharedcare programme check {path}` tells them."
        )
    simulated = running.simulate(found.programme, Wanted(patients, weeks, seed))
    for line in telling.lines(simulated, language):
        click.echo(line)
    if page is not None:
        page.write(page_of(simulated, language=language))


def _read(path: str) -> Checked:
    with click.open_file(path, "rb") as file:
        # One byte more than is taken, so that a file without end is noticed and not read.
        raw = file.read(files.LARGEST + 1)
    return checked(raw, on=_today())


def _today() -> date:
    return clock.now().astimezone(read_environment(os.environ).time_zone).date()


def _sum(found: Checked) -> str:
    warnings = len(found.findings) - found.mistakes
    told = [_number(found.mistakes, "mistake")] if found.mistakes else []
    told += [_number(warnings, "warning")] if warnings else []
    return f"{', '.join(told) or 'no mistakes'}."


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
