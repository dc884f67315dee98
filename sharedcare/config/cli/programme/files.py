"""What is done with programmes as files: it needs no database."""

import os
import sys
from datetime import date

import click
import orjson

from sharedcare.config.environment import read_environment
from sharedcare.kernel import clock
from sharedcare.kernel.errors import Refusal
from sharedcare.programmes import files
from sharedcare.programmes.checking import Checked, checked
from sharedcare.programmes.schema import schema as schema_of_programmes
from sharedcare.programmes.types import Programme


class FileHasMistakes(Refusal):
    """The file is no programme that can be used; `check` tells why."""


class ProgrammeFile(click.Path):
    """A file with a programme, or `-` for what comes in."""

    def __init__(self) -> None:
        super().__init__(exists=True, dir_okay=False, allow_dash=True, path_type=str)


@click.group()
def programme() -> None:
    """Programmes: who does what, when, with which goals and measurements, each in a file that people write.

    docs/how-to/write-a-programme.md shows how to write one, and how to publish it.
    """


@programme.command()
@click.argument("paths", nargs=-1, required=True, type=ProgrammeFile(), metavar="FILE...")
def check(paths: tuple[str, ...]) -> None:
    """Tell every mistake in these files, with its line and what to do about it.

    Warnings (a code that is not known, a source that has expired) do not keep a programme from being used. The exit
    status is 1 when there are mistakes.
    """
    mistakes = 0
    for path in paths:
        found = checked(read(path), on=today())
        mistakes += found.mistakes
        for each in found.findings:
            click.echo(each.line(path))
        click.echo(f"{path}: {_sum(found)}", err=True)
    if mistakes:
        sys.exit(1)


@programme.command()
def schema() -> None:
    """Print the JSON schema of programme files, by which editors complete keys and mark mistakes while one types."""
    click.echo(orjson.dumps(schema_of_programmes(), option=orjson.OPT_INDENT_2).decode())


def read(path: str) -> bytes:
    """The bytes of a file."""
    with click.open_file(path, "rb") as file:
        # One byte more than is taken, so that a file without end is noticed and not read.
        raw: bytes = file.read(files.LARGEST + 1)
    return raw


def programme_in(path: str, *, cannot: str) -> Programme:
    """The programme in a file. Raises FileHasMistakes, which says what then cannot be done (`be shown`)."""
    found = checked(read(path), on=today())
    if found.programme is None:
        raise FileHasMistakes(
            f"{path} cannot {cannot}: it has {number(found.mistakes, 'mistake')}. "
            f"`sharedcare programme check {path}` tells them."
        )
    return found.programme


def today() -> date:
    """The day, where we are."""
    return clock.now().astimezone(read_environment(os.environ).time_zone).date()


def number(count: int, noun: str) -> str:
    """`1 mistake`, `2 mistakes`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _sum(found: Checked) -> str:
    warnings = len(found.findings) - found.mistakes
    told = [number(found.mistakes, "mistake")] if found.mistakes else []
    told += [number(warnings, "warning")] if warnings else []
    return f"{', '.join(told) or 'no mistakes'}."
