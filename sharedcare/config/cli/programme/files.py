"""What is done with programmes as files: it needs no database."""

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date

import click
import orjson

from sharedcare.config.environment import read_environment
from sharedcare.kernel import clock
from sharedcare.kernel.errors import Refusal
from sharedcare.programmes import files
from sharedcare.programmes.checking import Checked, checked
from sharedcare.programmes.differing import Carried, carried
from sharedcare.programmes.layers import Layered
from sharedcare.programmes.layers.checking import CheckedLayer, checked_layer, programme_meant
from sharedcare.programmes.schema import schema as schema_of
from sharedcare.programmes.shipping import file_of, names, shipped
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.layer import Layer


class FileHasMistakes(Refusal):
    """The file is no programme that can be used; `check` tells why."""


class NoStandard(Refusal):
    """A layer can only be checked over its programme."""


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

    Of a local layer it tells what departs from the standard as well. Its programme is looked for among the other files,
    and then among those that ship. Of an older version of a programme that is there as well it tells which approvals stand on as they did,
    although something else is said now.

    Warnings (a code that is not known, a source that has expired) do not keep a programme from being used. The exit
    status is 1 when there are mistakes.
    """
    raws = {path: read(path) for path in paths}
    known = [each for each in map(_programme, [*shipped(), *raws.values()]) if each is not None]
    standards = {each.key: each for each in known}
    mistakes = 0
    for path, raw in raws.items():
        meant = programme_meant(raw)
        found: Checked | CheckedLayer = (
            checked(raw, on=today()) if meant is None else _checked_layer(path, raw, standards.get(meant))
        )
        mistakes += found.mistakes
        for each in found.findings:
            click.echo(each.line(path))
        for one in _taken_over(found, known):
            click.echo(f"{path}: warning: {one.says.en}")
        click.echo(f"{path}: {_sum(found)}", err=True)
        if isinstance(found, CheckedLayer) and found.result is not None:
            say_departures(found.result)
    if mistakes:
        sys.exit(1)


@programme.command()
@click.option("--layer", is_flag=True, help="The schema of local layers.")
def schema(layer: bool) -> None:  # noqa: FBT001 - click's
    """Print the JSON schema of programme files, by which editors complete keys and mark mistakes while one types."""
    made = schema_of(Layer if layer else Programme)
    click.echo(orjson.dumps(made, option=orjson.OPT_INDENT_2).decode())


@programme.command("file")
@click.argument("key", type=click.Choice(names()), metavar="KEY")
def file_to_begin_with(key: str) -> None:
    """Print the file of a programme that ships, to begin a file of your own with. Any other KEY tells which there are."""
    click.echo(file_of(key), nl=False)


def say_departures(result: Layered) -> None:
    """Tell what departs from the standard where a layer holds, and why."""
    over = f"{result.standard.key} {result.standard.version}"
    if not result.departures:
        click.echo(f"Nothing departs from the standard, {over}.")
        return
    click.echo(f"Departs from the standard, {over}:")
    for each in result.departures:
        for one in each.keyed:
            click.echo(f"  {one.en} Why: {each.why.en}")


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


def _programme(raw: bytes) -> Programme | None:
    return None if programme_meant(raw) is not None else checked(raw, on=today()).programme


def _taken_over(found: Checked | CheckedLayer, known: Sequence[Programme]) -> Iterator[Carried]:
    if isinstance(found, Checked) and found.programme is not None:
        new = found.programme
        older = [one for one in known if one.key == new.key and _order(one) < _order(new)]
        yield from carried(new, sorted(older, key=_order))


def _order(one: Programme) -> tuple[int, ...]:
    return tuple(int(part) for part in one.version.split("."))


def _checked_layer(path: str, raw: bytes, standard: Programme | None) -> CheckedLayer:
    if standard is None:
        raise NoStandard(
            f"{path} lies over a programme that is not here. Name that programme's file beside it: "
            f"sharedcare programme check PROGRAMME.yaml {path}"
        )
    return checked_layer(raw, standard, on=today())


def _sum(found: Checked | CheckedLayer) -> str:
    warnings = len(found.findings) - found.mistakes
    told = [number(found.mistakes, "mistake")] if found.mistakes else []
    told += [number(warnings, "warning")] if warnings else []
    return f"{', '.join(told) or 'no mistakes'}."
