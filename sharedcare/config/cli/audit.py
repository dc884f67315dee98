"""`sharedcare audit`: the trail, sealed, checked and handed out."""

from datetime import datetime, timedelta

import click
import orjson

from sharedcare.access.audit.comparing import Finding, Wrong
from sharedcare.config.cli.opening import record
from sharedcare.config.cli.saying import say
from sharedcare.kernel.errors import Refusal

_TOLD = 100
"""Findings that are said one by one."""
_HASH_BYTES = 32
_DAY = click.DateTime(["%Y-%m-%d"])

_SENTENCES = {
    Wrong.REMOVED: "Entry {id} was removed.",
    Wrong.CHANGED: "Entry {id} was changed.",
    Wrong.ADDED: "Entry {id} was added afterwards.",
    Wrong.REORDERED: "Entry {id} is not where it was: what it told stands under {instead} now.",
    Wrong.SEAL_CHANGED: "Seal {seal} does not follow from the one before: one of the two was changed.",
    Wrong.SEAL_REMOVED: "Seal {seal} was removed, and with it what proves its entries.",
}


class TrailIsBent(Refusal):
    """The trail is not as it was sealed; each entry that is wrong has been named."""


def _hash(_ctx: click.Context, _param: click.Parameter, value: str | None) -> bytes | None:
    if value is None:
        return None
    try:
        found = bytes.fromhex(value)
    except ValueError:
        found = b""
    if len(found) != _HASH_BYTES:
        raise click.BadParameter("A head is 64 hexadecimal digits, as `sharedcare audit verify` prints it.")
    return found


@click.group()
def audit() -> None:
    """Look after the trail of everything that was looked at and done."""


@audit.command()
def seal() -> None:
    """Seal what the worker has not sealed yet, and print the head of the chain."""
    with record(report=say, make=False):
        from sharedcare.access.audit import sealing  # these need Django set up
        from sharedcare.kernel.clock import now

        count = sealing.seal(at=now())
        head = sealing.head()
    say(f"{_entries(count)} sealed.")
    click.echo(_head(head.number, head.hash))


@audit.command()
@click.option(
    "--since-head",
    callback=_hash,
    metavar="HASH",
    help="A head that was printed before and kept somewhere else: the chain has to lead on from it.",
)
def verify(since_head: bytes | None) -> None:
    """Check that the trail is as it was sealed; name each entry that was removed, changed, added or re-ordered.

    Prints the head of the chain. Whoever keeps it where nobody with rights in this database can reach it finds out
    later, by --since-head, whether all of it was made anew.
    """
    with record(report=say, make=False):
        from sharedcare.access.audit.verifying import verify as verified  # needs Django set up

        found = verified(since_head=since_head)
    for one in found.findings[:_TOLD]:
        click.echo(sentence(one))
    if (more := len(found.findings) - _TOLD) > 0:
        click.echo(f"And {more} more.")
    if found.unsealed:
        say(f"{_entries(found.unsealed)} not sealed yet.")
    if found.findings:
        raise TrailIsBent(
            f"The trail is not as it was sealed: {len(found.findings)} things are wrong. Keep a copy of the database "
            "as it is now, and tell whoever answers for data protection."
        )
    if found.leads_on is False:
        raise TrailIsBent(
            "The chain does not lead on from that head: it was sealed anew since, or the head is of another trail. "
            "Keep a copy of the database as it is now, and tell whoever answers for data protection."
        )
    say(f"{_entries(found.entries)} in {found.seals} seals, all as they were sealed.")
    click.echo(_head(*found.head))


@audit.command()
@click.option("--since", type=_DAY, metavar="DAY", help="From this day on: 2026-11-01.")
@click.option("--until", type=_DAY, metavar="DAY", help="Up to this day, which is included.")
@click.option(
    "--patient", metavar="ID", help="Only what is about this patient, told by the id of the resource."
)
@click.option("--account", metavar="NAME", help="Only what this account did.")
def export(since: datetime | None, until: datetime | None, patient: str | None, account: str | None) -> None:
    """Write the trail to standard output as FHIR AuditEvents, one JSON object a line, the oldest first.

    The trail tells of the export, and of every patient in it.
    """
    with record(report=say, make=False) as environment:
        from sharedcare.access.accounts.queries import account_named  # these need Django set up
        from sharedcare.access.actors import operator
        from sharedcare.access.audit.exporting import exported
        from sharedcare.access.audit.types import Sought
        from sharedcare.kernel.clock import now

        zone = environment.time_zone
        sought = Sought(
            since=since and since.replace(tzinfo=zone),
            until=until and (until + timedelta(days=1)).replace(tzinfo=zone),
            patient=patient,
            account=account_named(account).pk if account else None,
        )
        count = 0
        for event in exported(sought, by=operator("audit export"), at=now()):
            count += 1
            click.echo(orjson.dumps(event))
    say(f"{_entries(count)} written.")


def sentence(finding: Finding) -> str:
    """What was found, in words."""
    return _SENTENCES[finding.wrong].format(
        id=finding.id, seal=finding.seal, instead=finding.instead or "another number"
    )


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def _head(number: int, hash: bytes) -> str:
    return f"{number} {hash.hex()}"
