"""What is done with published programmes: it needs the record."""

import sys
from typing import TYPE_CHECKING

import click

from sharedcare.config.cli.opening import record
from sharedcare.config.cli.programme.files import ProgrammeFile, number, read
from sharedcare.config.cli.programme.named import Named, programmes_named, version_named
from sharedcare.config.cli.programme.showing import LANGUAGE
from sharedcare.config.cli.saying import say
from sharedcare.config.cli.terminal import moment, table
from sharedcare.kernel.errors import Refusal
from sharedcare.programmes.differing import differences
from sharedcare.programmes.telling import said

if TYPE_CHECKING:
    from sharedcare.care.publishing.types import PublishedProgramme

_HEAD = ("key", "version", "title", "status", "published", "approved", "patients")
_NOT_APPROVED = "not approved: demonstration only"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=ProgrammeFile(), metavar="FILE...")
def publish(paths: tuple[str, ...]) -> None:
    """Publish these files. What is published never changes: a change is a new version.

    The same file again changes nothing. A file with mistakes is not published, and they are told as `check` tells them. The
    exit status is 1 when one of the files is not published.
    """
    with record(report=say):
        published = [_publish(each) for each in paths]
    if not all(published):
        sys.exit(1)


@click.command("list")
@LANGUAGE
def listing(language: str) -> None:
    """List the published programmes: each version, who has approved it, and how many patients follow it."""
    with record(report=say, make=False) as environment:
        from sharedcare.access.actors import operator  # these need Django set up
        from sharedcare.care.publishing import queries
        from sharedcare.kernel.clock import now

        found = queries.published()
        followers = queries.followers(by=operator("programme list"), at=now())
        for refusal in queries.tampered():
            say(refusal.message)
    if not found:
        say("No programme is published. `sharedcare programme publish FILE` publishes one.")
        return
    rows = [
        (
            one.key,
            one.version,
            said(one.title.clinician, language),
            one.status,
            moment(one.published_at, environment.time_zone),
            _approved(one),
            str(followers.get((one.key, one.version), 0)),
        )
        for one in found
    ]
    click.echo(table(_HEAD, rows))


@click.command()
@click.argument("old", type=Named(), metavar="OLD")
@click.argument("new", type=Named(), metavar="NEW")
@LANGUAGE
def diff(old: str, new: str, language: str) -> None:
    """Tell in words what changed from OLD to NEW, each a FILE or a published KEY[@VERSION]."""
    before, after = programmes_named(old, new, cannot="be compared")
    found = differences(before, after)
    for each in found:
        click.echo(said(each.said, language))
    if not found:
        say(f"Nothing differs between {old} and {new}.")


@click.command()
@click.argument("name", metavar="KEY@VERSION")
@click.option("--yes", is_flag=True, help="Do not ask.")
def retire(name: str, yes: bool) -> None:  # noqa: FBT001 - click's
    """Let nobody new follow a version. Patients who follow it stay on it until somebody moves them."""
    key, version = version_named(name)
    if version is None:
        raise click.UsageError(f"Say which version of {key} is to be retired: {key}@1.0.0")
    with record(report=say, make=False):
        from sharedcare.access.actors import operator  # these need Django set up
        from sharedcare.care.publishing import actions, queries
        from sharedcare.kernel.clock import now

        by = operator("programme retire")
        queries.programme(key=key, version=version)
        patients = queries.followers(by=by, at=now()).get((key, version), 0)
        say(
            f"{number(patients, 'patient')} {'follows' if patients == 1 else 'follow'} it, and will go on to."
        )
        if not yes and not click.confirm("Retire it?", err=True):
            say("It was not retired.")
            raise SystemExit(1)
        actions.retire(key=key, version=version, by=by, at=now())
    click.echo(f"{key} {version} is retired.")


def _publish(path: str) -> bool:
    """Publish one file, and tell what came of it."""
    from sharedcare.access.actors import operator  # these need Django set up
    from sharedcare.care.publishing.actions import publish as put
    from sharedcare.care.publishing.errors import FileHasMistakes
    from sharedcare.kernel.clock import now

    try:
        done = put(raw=read(path), by=operator("programme publish"), at=now())
    except FileHasMistakes as refused:
        for line in refused.lines(path):
            click.echo(line)
        say(f"{path} is not published: mend what is told above.")
        return False
    except Refusal as refused:
        say(f"{path} is not published: {refused.message}")
        return False
    which = f"{done.programme.key} {done.programme.version}"
    warnings = f" It has {number(done.warnings, 'warning')}, which `check` tells." if done.warnings else ""
    click.echo(
        f"{which} is published.{warnings}"
        if done.is_new
        else f"{which} was published already: nothing changed."
    )
    if done.is_new and not done.programme.approvals:
        say(f"Nobody has approved {which}: pages say that it is for demonstration only.")
    return True


def _approved(one: "PublishedProgramme") -> str:
    return ", ".join(f"{each.by} {each.on.isoformat()}" for each in one.approvals) or _NOT_APPROVED
