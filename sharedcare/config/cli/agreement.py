"""`sharedcare agreement`: which agreements there are, and ending one. Drafting and signing is done in the office, by those
whose agreement it is.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from sharedcare.config.cli.opening import record
from sharedcare.config.cli.saying import say
from sharedcare.config.cli.terminal import lines, moment, table

if TYPE_CHECKING:
    from sharedcare.access.agreements.types import Agreement, Effect

_HEAD = ("id", "programme", "parties", "from", "until", "state")
_PARTIES = ("party", "part", "signed by", "signed")


@click.group()
def agreement() -> None:
    """Look after the collaboration agreements that records are open by."""


@agreement.command("list")
@click.option("--all", "everything", is_flag=True, help="Those too that are over, refused or withdrawn.")
def listing(everything: bool) -> None:  # noqa: FBT001 - click's
    """List the agreements: what they are about, between whom, and whether they are in force."""
    with record(report=say, make=False) as environment:
        from sharedcare.access.actors import operator  # these need Django set up
        from sharedcare.access.agreements import queries, rules
        from sharedcare.access.agreements.types import Phase
        from sharedcare.kernel.clock import now

        at = now()
        today = at.astimezone(environment.time_zone).date()
        over = {Phase.ENDED, Phase.RUN_OUT, Phase.REFUSED, Phase.WITHDRAWN}
        found = [
            (one, phase)
            for one in queries.agreements(by=operator("agreement list"), at=at)
            if (phase := rules.phase(one, today)) not in over or everything
        ]
    if found:
        click.echo(table(_HEAD, [_row(one, phase) for one, phase in found]))
    else:
        say(
            "There is no agreement. They are drafted in the office, by a programme owner or an administrator."
        )


@agreement.command()
@click.argument("id")
def show(id: str) -> None:
    """Tell all of one agreement: what is agreed, who signed, and whose patients it opens."""
    with record(report=say, make=False) as environment:
        from sharedcare.access.actors import operator  # these need Django set up
        from sharedcare.access.agreements import queries, reach, rules
        from sharedcare.kernel.clock import now

        at, zone = now(), environment.time_zone
        found = queries.agreement_of(agreement=id, by=operator("agreement show"), at=at)
        effect = reach.effect(found, at=at)
    signed = {one.organization: one for one in found.signatures}
    rows = [
        (
            one.name or one.organization,
            one.part,
            signed[one.organization].name if one.organization in signed else "",
            moment(when, zone)
            if one.organization in signed and (when := signed[one.organization].at)
            else "",
        )
        for one in found.terms.parties
    ]
    click.echo(lines(found.terms.title.encode()))
    click.echo(table(_HEAD, [_row(found, rules.phase(found, at.astimezone(zone).date()))]))
    click.echo("\n" + table(_PARTIES, rows))
    if found.reason:
        click.echo(lines(f"\nIt was ended: {found.reason}".encode()))
    if found.terms.text:
        click.echo(lines(f"\n{found.terms.text}".encode()))
    click.echo(_told(effect))


@agreement.command()
@click.argument("id")
@click.option("--reason", required=True, metavar="TEXT", help="Why, in a sentence: the parties read it.")
@click.option(
    "--last-day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The last day on which it is in force. By default it ends at once.",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
def end(id: str, reason: str, last_day: datetime | None, yes: bool) -> None:  # noqa: FBT001 - click's
    """End an agreement in force, at once or after a day to come. What it opened is closed then, and nothing is lost.

    This is for when nobody of the parties can: otherwise they do it themselves, in the office.
    """
    day: date | None = last_day.date() if last_day is not None else None
    with record(report=say, make=False):
        from sharedcare.access.actors import operator  # these need Django set up
        from sharedcare.access.agreements import actions, queries, reach
        from sharedcare.kernel.clock import now

        by = operator("agreement end")
        found = queries.agreement_of(agreement=id, by=by, at=now())
        say(_told(reach.effect(found, at=now())))
        if not yes and not click.confirm("End it?", err=True):
            say("It was not ended.")
            raise SystemExit(1)
        actions.end(agreement=id, version=found.version, reason=reason, last_day=day, by=by, at=now())
    click.echo(f"{id} is ended." if day is None else f"{id} ends after {day:%Y-%m-%d}.")


def _row(one: "Agreement", phase: str) -> tuple[str, ...]:
    terms = one.terms
    return (
        one.id,
        terms.programme_text or terms.programme,
        ", ".join(party.name or party.organization for party in terms.parties),
        terms.since.isoformat() if terms.since else "",
        terms.until.isoformat() if terms.until else "",
        phase,
    )


def _told(effect: "Effect") -> str:
    if not effect.patients:
        return "No record is open by it alone."
    each = ", ".join(f"{one.name} {one.patients}" for one in effect.losses)
    return (
        f"Patients whose record is open by it alone: {effect.patients} ({each}). "
        f"For {effect.left_alone} of them nobody else's is."
    )
