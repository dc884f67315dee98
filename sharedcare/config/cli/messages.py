"""`sharedcare messages`: the messages from partners that somebody has to look after."""

import sys

import click

from sharedcare.config.cli.opening import record
from sharedcare.config.cli.saying import say
from sharedcare.config.cli.terminal import lines, moment, table

_HEAD = ("id", "received", "kind", "sector", "sender", "number", "state", "reason")
_STATES = ("received", "held", "refused", "stored", "repeated")


@click.command()
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(_STATES),
    default=("received", "held", "refused"),
    show_default=True,
    help="List those in this state; can be said several times.",
)
@click.option("--show", metavar="ID", help="Write this message out, as it came. The trail tells of it.")
def messages(states: tuple[str, ...], show: str | None) -> None:
    """List the messages that wait or were refused, the oldest first, each with the reason.

    `held` are those whose patient is not one patient here; `received` were kept and not yet understood; `repeated`
    were sent before, in other bytes.
    """
    with record(report=say, make=False) as environment:
        from sharedcare.access.actors import operator  # these need Django set up
        from sharedcare.exchange.inbox import queries
        from sharedcare.exchange.inbox.models import State
        from sharedcare.kernel.clock import now

        if show is not None:
            _write(queries.raw(show, by=operator("messages --show"), at=now()))
            return
        rows = [
            (
                one.id,
                moment(one.received_at, environment.time_zone),
                one.kind,
                one.sector,
                one.sender_name or one.sender,
                one.number,
                one.state,
                one.reason,
            )
            for one in queries.messages(states=[State(one) for one in states])
        ]
    if rows:
        click.echo(table(_HEAD, rows))
    else:
        say(f"No message is {' or '.join(states)}.")


def _write(raw: bytes) -> None:
    """Byte for byte into a file or another program; for a person at a terminal, so that it can be read."""
    if sys.stdout.isatty():
        click.echo(lines(raw))
    else:
        sys.stdout.buffer.write(raw)
