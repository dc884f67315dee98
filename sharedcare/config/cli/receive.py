"""`sharedcare receive`: messages from partners, from files."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from sharedcare.config.cli.opening import record
from sharedcare.config.cli.paths import FileOrFolder
from sharedcare.config.cli.saying import say
from sharedcare.kernel.errors import Refusal

_LARGEST = 64 * 1024 * 1024
_TOLD = {
    "stored": "stored",
    "held": "held aside",
    "refused": "refused, kept for a person to look at",
}


class NothingToReceive(Refusal):
    """The folders that were named hold no file. A mistyped one shall not look like a delivery that was empty."""


@click.command()
@click.argument("paths", nargs=-1, type=FileOrFolder(), metavar="[PATH]...")
def receive(paths: tuple[Path, ...]) -> None:
    """Take in messages from laboratories, one to a file; folders are gone through.

    Each is kept as it came. The same message again changes nothing. What could not be matched with a patient waits;
    it is tried again with every `sharedcare receive`, also one without files. `sharedcare messages` lists what waits.
    """
    files = list(_files(paths))
    if paths and not files:
        raise NothingToReceive(f"Nothing to receive: there is no file in {', '.join(map(str, paths))}.")
    with record(report=say, make=False) as environment:
        from sharedcare.access.actors import operator  # these need Django set up
        from sharedcare.exchange.inbox import actions
        from sharedcare.exchange.inbox.models import State
        from sharedcare.exchange.inbox.queries import unsettled
        from sharedcare.exchange.partners import partner_of
        from sharedcare.kernel.clock import now

        by, zone = operator("receive"), environment.time_zone
        failed = False
        for path in files:
            if not path.is_file():
                click.echo(f"{path}: not taken: it is no file")
                failed = True
                continue
            if path.stat().st_size > _LARGEST:
                click.echo(f"{path}: not taken: no message is larger than {_LARGEST // 2**20} MB")
                failed = True
                continue
            message, new = actions.receive(
                raw=path.read_bytes(), partners=partner_of, zone=zone, by=by, at=now()
            )
            known = "" if new or message.state != "stored" else ", known already"
            click.echo(f"{path}: {_TOLD[message.state]}{known}{_why(message.reason)}")
            failed = failed or message.state == "refused"
        settled = Counter(
            one.state for one in actions.release(partners=partner_of, zone=zone, by=by, at=now())
        )
        click.echo(_sum(settled, unsettled()))
    if failed or settled[State.REFUSED]:
        raise SystemExit(1)


def _sum(settled: Counter[str], unsettled: Counter[str]) -> str:
    """What became of those that waited, and what is left for a person to look at."""
    left = f"Still waiting: {unsettled['held'] + unsettled['received']}. Refused, in all: {unsettled['refused']}."
    lists = " `sharedcare messages` lists them." if unsettled else ""
    return f"Of those that waited, stored now: {settled['stored']}. {left}{lists}"


def _why(reason: str) -> str:
    return f": {reason}" if reason else ""


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, _, names in sorted(os.walk(path)):
            yield from (Path(folder) / name for name in sorted(names) if not name.startswith("."))
