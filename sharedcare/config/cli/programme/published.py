"""What is done with published programmes: it needs the record."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from sharedcare.config.cli.opening import record
from sharedcare.config.cli.programme.files import ProgrammeFile, number, read, say_departures
from sharedcare.config.cli.programme.named import Named, programmes_named, version_named
from sharedcare.config.cli.programme.showing import LANGUAGE
from sharedcare.config.cli.saying import say
from sharedcare.config.cli.terminal import moment, table
from sharedcare.kernel.errors import Refusal
from sharedcare.programmes.differing import Carried, carried, differences, heading
from sharedcare.programmes.telling import said
from sharedcare.programmes.types.people import Approval

_HEAD = ("key", "version", "title", "status", "published", "approved", "patients")
if TYPE_CHECKING:
    from sharedcare.care.publishing.types import Published

_WARNING = {"da": "advarsel", "en": "warning"}
_NOT_APPROVED = "not approved: demonstration only"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=ProgrammeFile(), metavar="FILE...")
def publish(paths: tuple[str, ...]) -> None:
    """Publish these files. What is published never changes: a change is a new version.

    The same file again changes nothing. A file with mistakes is not published, and they are told as `check` tells them. The
    exit status is 1 when one of the files is not published.
    """
    with record(report=say, make=False):
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

        shelf = queries.shelf()
        found, layers = shelf.published(), shelf.published_layers()
        carried_on = {one: {each.approval: each for each in shelf.carried(one)} for one in found}
        followers = queries.followers(by=operator("programme list"), at=now())
        for refusal in shelf.tampered():
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
            _approved(one.approvals, carried_on[one], language),
            str(followers.get((one.key, one.version), 0)),
        )
        for one in found
    ]
    rows += [
        (
            one.key,
            one.version,
            said(one.layer.title, language),
            one.status,
            moment(one.published_at, environment.time_zone),
            _approved(one.layer.approvals, {}, language),
            "",
        )
        for one in layers
    ]
    click.echo(table(_HEAD, rows))


@click.command()
@click.argument("old", type=Named(), metavar="OLD")
@click.argument("new", type=Named(), metavar="NEW")
@LANGUAGE
def diff(old: str, new: str, language: str) -> None:
    """Tell in words what changed from OLD to NEW, each a FILE or a published KEY[@VERSION]: part by part, what it was and what it is,
    and what follows where that is plain. Where an approval of OLD stands in NEW as it was, it warns."""
    before, after = programmes_named(old, new, cannot="be compared")
    found = differences(before, after)
    groups: dict[str, list[str]] = {}
    for each in found:
        groups.setdefault(heading(each.part, language), []).append(said(each.keyed, language))
    for title, sentences in groups.items():
        click.echo(f"{title}:")
        for one in sentences:
            click.echo(f"  {one}")
    if not found:
        say(f"Nothing differs between {old} and {new}.")
    for taken_over in carried(after, [before]):
        say(f"{_WARNING[language]}: {said(taken_over.says, language)}")


@click.command()
@click.argument("name", metavar="KEY@VERSION")
@click.option("--yes", is_flag=True, help="Do not ask.")
def retire(name: str, yes: bool) -> None:  # noqa: FBT001 - click's
    """Let nobody new follow a version. Patients who follow it stay on it until somebody moves them. A local layer, such as
    KEY:region@1.0.0, holds no more.
    """
    key, version = version_named(name)
    if version is None:
        raise click.UsageError(f"Say which version of {key} is to be retired: {key}@1.0.0")
    with record(report=say, make=False):
        from sharedcare.access.actors import operator  # these need Django set up
        from sharedcare.care.publishing import actions
        from sharedcare.kernel.clock import now

        say(_holds_until_now(key, version) if ":" in key else _followed(key, version))
        if not yes and not click.confirm("Retire it?", err=True):
            say("It was not retired.")
            raise SystemExit(1)
        actions.retire(key=key, version=version, by=operator("programme retire"), at=now())
    click.echo(f"{key} {version} is retired.")


def _followed(key: str, version: str) -> str:
    """What retiring a version means."""
    from sharedcare.access.actors import operator  # these need Django set up
    from sharedcare.care.publishing import queries
    from sharedcare.kernel.clock import now

    queries.programme(key=key, version=version)
    many = queries.followers(by=operator("programme retire"), at=now()).get((key, version), 0)
    return f"{number(many, 'patient')} {'follows' if many == 1 else 'follow'} it, and will go on to."


def _holds_until_now(key: str, version: str) -> str:
    """What retiring a layer means."""
    from sharedcare.care.publishing import queries  # needs Django set up

    queries.layer_of(key=key, version=version)
    return "Where it holds, the standard will, or the newest version of the layer that is not retired."


def _publish(path: str) -> bool:
    """Publish one file, and tell what came of it."""
    from sharedcare.access.actors import operator  # these need Django set up
    from sharedcare.care.publishing import queries
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
    which = f"{done.key} {done.what.version}"
    warnings = f" It has {number(done.warnings, 'warning')}, which `check` tells." if done.warnings else ""
    click.echo(
        f"{which} is published.{warnings}"
        if done.is_new
        else f"{which} was published already: nothing changed."
    )
    for line in _of_approvals(done, which):
        say(line)
    if done.result is not None:
        say_departures(done.result)
    elif done.is_new:
        say(_followed_by(done.key, done.what.version))
        for key, left in queries.unfit(key=done.key):
            say(
                f"The layer {key} no longer fits: {left.mismatch.says} It is left out until it is published anew."
            )
    return True


def _of_approvals(done: "Published", which: str) -> Iterator[str]:
    if done.is_new and not done.what.approvals:
        yield f"Nobody has approved {which}: pages say that it is for demonstration only."
    for one in done.carried:
        yield f"warning: {one.says.en}"


def _followed_by(key: str, version: str) -> str:
    """Who follows a version that is new, and how the others come to it."""
    from sharedcare.access.actors import operator  # these need Django set up
    from sharedcare.care.publishing import queries
    from sharedcare.kernel.clock import now

    counts = queries.followers(by=operator("programme publish"), at=now())
    many = sum(count for (each, other), count in counts.items() if each == key and other != version)
    told = "Patients who are enrolled from now on follow it."
    if not many:
        return told
    stay = f"{number(many, 'patient')} {'stays' if many == 1 else 'stay'} on an older version until somebody moves them"
    return f"{told} {stay}: sharedcare programme move {key} --to {version} --dry-run tells first what that changes."


def _approved(approvals: Sequence[Approval], older: Mapping[Approval, Carried], language: str) -> str:
    """Who approved it, and of which older version where it says something else by now."""
    told = (
        f"{one.by} {one.on.isoformat()}{f' ({said(older[one].stands, language)})' if one in older else ''}"
        for one in approvals
    )
    return ", ".join(told) or _NOT_APPROVED
