"""`sharedcare user`: accounts of people who sign in, made, listed and ended."""

import secrets
import sys

import click

from sharedcare.access.types import Member
from sharedcare.config.cli.opening import record
from sharedcare.config.cli.saying import say
from sharedcare.config.cli.terminal import table
from sharedcare.kernel.errors import Refusal

_HEAD = ("name", "person", "role", "organisation", "scope", "state")
_READING = "user/*.rs"

_password_stdin = click.option(
    "--password-stdin",
    is_flag=True,
    help="Read the password from standard input; else one is made up and printed.",
)


class NoSuchRole(Refusal):
    """The record does not hold the role that an account is to stand for, and so cannot tell whose it is."""


@click.group()
def user() -> None:
    """Look after the accounts of those who sign in."""


@user.command()
@click.argument("name")
@click.option(
    "--role-id", required=True, metavar="ID", help="The PractitionerRole in the record that it stands for."
)
@click.option(
    "--display", metavar="TEXT", help="What the person is called. By default as the record has it; so below."
)
@click.option("--role", metavar="TEXT", help="What the person is, in words: 'Koordinerende sygeplejerske'.")
@click.option("--organization", metavar="SOR", help="The SOR code of the organisation acted for.")
@click.option("--organization-name", metavar="TEXT", help="What the organisation is called.")
@click.option(
    "--scope", default=_READING, show_default=True, metavar="SCOPE", help="What it may: SMART user scopes."
)
@click.option(
    "--no-password", is_flag=True, help="It signs in at an OpenID provider alone: see `sharedcare user link`."
)
@_password_stdin
def add(name: str, scope: str, no_password: bool, password_stdin: bool, **told: str | None) -> None:  # noqa: FBT001 - click's
    """Make an account called NAME."""
    password = None if no_password else _password(given=password_stdin)
    with record(report=say, make=False):
        from sharedcare.access.accounts.actions import add_account  # these need Django set up
        from sharedcare.access.accounts.described import described
        from sharedcare.access.actors import operator
        from sharedcare.kernel.clock import now

        by, at, role_id = operator("user add"), now(), told["role_id"] or ""
        known = described(role_id=role_id, by=by, at=at)
        if known is None and not told["display"]:
            raise NoSuchRole(
                f"The record holds no PractitionerRole/{role_id}, which would tell what the person is called. Load it first, or say it: "
                "--display 'Anne Hjertholm'."
            )
        wanted = Member(
            username=name,
            display=told["display"] or (known.display if known else ""),
            role=told["role"] or (known.role if known else ""),
            organization_name=told["organization_name"] or (known.organization_name if known else ""),
            organization=told["organization"] or (known.organization if known else None),
            practitioner_role=role_id,
            scopes=scope,
            is_active=True,
            practitioner=known.practitioner if known else "",
        )
        made = add_account(wanted=wanted, password=password, by=by, at=at)
    if known is None:
        say(f"The record holds no PractitionerRole/{role_id} yet: load it, so that others see who this is.")
    click.echo(f"{made.username} can sign in.")
    if password is not None:
        _show(password, given=password_stdin)


@user.command()
@click.argument("name")
@click.option("--provider", required=True, metavar="NAME", help="Its name in SHAREDCARE_OPENID.")
@click.option("--subject", required=True, metavar="TEXT", help="What the provider calls the person: `sub`.")
def link(name: str, provider: str, subject: str) -> None:
    """Let NAME sign in at an OpenID provider that knows the person by a subject of its own."""
    with record(report=say, make=False) as environment:
        from sharedcare.access.accounts.identities.actions import link as note  # these need Django set up
        from sharedcare.access.actors import operator
        from sharedcare.kernel.clock import now

        issuers = {one.name: one.issuer for one in environment.providers}
        if provider not in issuers:
            raise click.UsageError(f"SHAREDCARE_OPENID names no provider called {provider}.")
        note(username=name, system=issuers[provider], value=subject, by=operator("user link"), at=now())
    click.echo(f"{name} can sign in at {provider}.")


@user.command("list")
def listing() -> None:
    """List the accounts, those too that are disabled."""
    with record(report=say, make=False):
        from sharedcare.access.accounts.queries import accounts  # needs Django set up

        found = accounts()
    if found:
        click.echo(table(_HEAD, [_row(one) for one in found]))
    else:
        say("There is no account yet. `sharedcare user add` makes one.")


@user.command()
@click.argument("name")
def disable(name: str) -> None:
    """Shut an account out at once: its sessions end too."""
    with record(report=say, make=False):
        from sharedcare.access.accounts.actions import disable_account  # these need Django set up
        from sharedcare.access.actors import operator
        from sharedcare.kernel.clock import now

        ended = disable_account(username=name, by=operator("user disable"), at=now())
    click.echo(f"{ended.username} is disabled, and signed out everywhere.")


@user.command()
@click.argument("name")
def enable(name: str) -> None:
    """Let an account that was disabled sign in again."""
    with record(report=say, make=False):
        from sharedcare.access.accounts.actions import enable_account  # these need Django set up
        from sharedcare.access.actors import operator
        from sharedcare.kernel.clock import now

        again = enable_account(username=name, by=operator("user enable"), at=now())
    click.echo(f"{again.username} can sign in again.")


@user.command("forget-factors")
@click.argument("name")
def forget_factors(name: str) -> None:
    """Take away the second factors of somebody who has lost them; with the next sign-in they set up a new one."""
    with record(report=say, make=False):
        from sharedcare.access.accounts.second_factor.actions import (
            forget_factors as forget,  # need Django set up
        )
        from sharedcare.access.actors import operator
        from sharedcare.kernel.clock import now

        gone = forget(username=name, by=operator("user forget-factors"), at=now())
    click.echo(f"{name} has no second factor any more ({gone} forgotten), and is signed out everywhere.")


@user.command("password")
@click.argument("name")
@_password_stdin
def new_password(name: str, password_stdin: bool) -> None:  # noqa: FBT001 - click's
    """Give an account a new password, which signs it out everywhere."""
    password = _password(given=password_stdin)
    with record(report=say, make=False):
        from sharedcare.access.accounts.actions import set_password  # these need Django set up
        from sharedcare.access.actors import operator
        from sharedcare.kernel.clock import now

        changed = set_password(username=name, password=password, by=operator("user password"), at=now())
    click.echo(f"{changed.username} has a new password, and is signed out everywhere.")
    _show(password, given=password_stdin)


def _password(*, given: bool) -> str:
    return sys.stdin.readline().rstrip("\r\n") if given else secrets.token_urlsafe(12)


def _show(password: str, *, given: bool) -> None:
    if not given:
        click.echo(f"Password, shown this once: {password}")


def _row(one: Member) -> tuple[str, ...]:
    where = one.organization_name or one.organization or ""
    return one.username, one.display, one.role, where, one.scopes, "active" if one.is_active else "disabled"
