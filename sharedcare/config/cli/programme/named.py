"""How a command names a programme: as a file, or as one that is published."""

from pathlib import Path
from typing import NamedTuple

import click

from sharedcare.config.cli.opening import record
from sharedcare.config.cli.programme.files import programme_in
from sharedcare.config.cli.saying import say
from sharedcare.programmes.types import Programme


class Version(NamedTuple):
    """A published programme by its key; without a version the newest."""

    key: str
    version: str | None


class Named(click.ParamType[str]):
    """KEY, KEY@VERSION, or a file, which ends in .yaml or .yml, has a slash in its name, or is `-`."""

    name = "programme"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if is_file(value) and value != "-" and not Path(value).is_file():
            self.fail(f"There is no file {value!r}.", param, ctx)
        return value


def is_file(name: str) -> bool:
    """Whether a file is meant."""
    return name == "-" or "/" in name or name.endswith((".yaml", ".yml"))


def version_named(name: str) -> Version:
    """The published programme that is meant."""
    key, _, version = name.partition("@")
    return Version(key, version or None)


def programmes_named(*names: str, cannot: str) -> list[Programme]:
    """What files and published versions say; the record is opened only when one of them lies in it.

    Raises FileHasMistakes, NoRecordYet, NoSuchProgramme or NotAsPublished.
    """
    if all(is_file(each) for each in names):
        return [programme_in(each, cannot=cannot) for each in names]
    with record(report=say, make=False):
        from sharedcare.care.publishing import queries  # needs Django set up

        return [
            programme_in(each, cannot=cannot)
            if is_file(each)
            else queries.programme(**version_named(each)._asdict())
            for each in names
        ]
