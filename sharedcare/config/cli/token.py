"""`sharedcare token`: bearer tokens for the FHIR door, issued, listed and revoked."""

import time
from datetime import datetime, timedelta, tzinfo

import click

from sharedcare.access.types import Issued
from sharedcare.config.cli.numbers import Whole
from sharedcare.config.cli.opening import record
from sharedcare.config.cli.saying import say
from sharedcare.config.cli.terminal import moment, table

_HEAD = ("number", "client", "organisation", "scope", "issued", "valid until", "state")


@click.group(invoke_without_command=True, subcommand_metavar="[list | revoke]")
@click.option("--client", metavar="NAME", help="The system that the token is for.")
@click.option("--scope", metavar="SCOPE", help="SMART scopes, such as 'system/Observation.rs'.")
@click.option("--organization", metavar="SOR", help="The organisation that the system belongs to.")
@click.option("--days", type=Whole(1, 3650), default=90, show_default=True, help="How long it is valid.")
@click.pass_context
def token(
    ctx: click.Context, client: str | None, scope: str | None, organization: str | None, days: int
) -> None:
    """Print a bearer token. It is shown this once and cannot be read again. --client and --scope are needed.

    With `list` or `revoke`, look after those that were issued.
    """
    if ctx.invoked_subcommand is not None:
        if client or scope or organization:
            raise click.UsageError(f"The options before {ctx.invoked_subcommand} are for a new token.", ctx)
        return
    if client is None or scope is None:
        raise _missing(ctx, "client" if client is None else "scope")
    with record(report=say, make=False):
        from sharedcare.access.actions import issue_token  # these need Django set up
        from sharedcare.kernel.clock import now

        text = issue_token(
            client=client, scope=scope, organization=organization, valid_for=timedelta(days=days), at=now()
        )
    click.echo(text)


@token.command("list")
@click.option("--client", metavar="NAME", help="Only those of this system.")
def listing(client: str | None) -> None:
    """List the tokens that were issued, those too that have expired or were revoked. No token itself is shown."""
    with record(report=say, make=False) as environment:
        from sharedcare.access.queries import tokens  # these need Django set up
        from sharedcare.kernel.clock import now

        found = tokens(client=client)
        zone, at = environment.time_zone, now()
    if found:
        click.echo(table(_HEAD, [_row(one, zone, at) for one in found]))
    else:
        say("No token has been issued yet.")


@token.command()
@click.argument("which", required=False, metavar="[NUMBER]")
@click.option("--client", metavar="NAME", help="All tokens of this system; it can be given new ones.")
def revoke(which: str | None, client: str | None) -> None:
    """End one token, told by its number or by itself, or all tokens of a client.

    When this is done, no web server takes them any more. What is revoked stays revoked.
    """
    if (which is None) == (client is None):
        raise click.UsageError("Say which token: its number in `sharedcare token list`, or --client NAME.")
    with record(report=say, make=False):
        from sharedcare.access.actions import revoke_token, revoke_tokens  # these need Django set up
        from sharedcare.kernel.clock import now

        if client is not None:
            many = revoke_tokens(client=client, at=now())
            told = f"{many} {'token' if many == 1 else 'tokens'} of {client} revoked."
        else:
            one = revoke_token(token=which or "", at=now())
            told = f"Token {one.number} of {one.client} is revoked."
        _wait_until_forgotten()
    click.echo(told)


def _wait_until_forgotten() -> None:
    from sharedcare.access.actors import REMEMBERED_FOR  # needs Django set up

    # For so long a web server may still take a token that it found good just before.
    time.sleep(REMEMBERED_FOR.total_seconds())


def _row(one: Issued, zone: tzinfo, at: datetime) -> tuple[str, ...]:
    if one.revoked_at is not None:
        state = f"revoked {moment(one.revoked_at, zone)}"
    else:
        state = "expired" if one.expires_at <= at else "valid"
    issued, until = moment(one.issued_at, zone), moment(one.expires_at, zone)
    return str(one.number), one.client, one.organization or "", one.scopes, issued, until, state


def _missing(ctx: click.Context, name: str) -> click.MissingParameter:
    return click.MissingParameter(ctx=ctx, param=next(one for one in ctx.command.params if one.name == name))
