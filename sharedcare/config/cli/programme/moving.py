"""Moving those who follow a programme to another version of it."""

import sys
from collections import Counter

import click

from sharedcare.config.cli.opening import record
from sharedcare.config.cli.programme.files import number
from sharedcare.config.cli.programme.showing import LANGUAGE
from sharedcare.config.cli.saying import say
from sharedcare.kernel.errors import Refusal


@click.command("move")
@click.argument("key")
@click.option("--to", required=True, metavar="VERSION", help="The version that they are to follow.")
@click.option(
    "--patient", "only", multiple=True, metavar="ID", help="Only this one; may be given several times."
)
@click.option("--why", default="", help="Why; each episode says it. Needed but for --dry-run.")
@click.option("--dry-run", is_flag=True, help="Tell what would change for each, and change nothing.")
@LANGUAGE
def move(key: str, *, to: str, only: tuple[str, ...], why: str, dry_run: bool, language: str) -> None:
    """Move those who follow another version of KEY to VERSION, each in a transaction of their own.

    Patients stay on the version that they were enrolled in until somebody moves them. Each is told by id, with what comes, goes
    and changes, and at the end what that is over all of them. Who cannot be moved is told and stays; the exit status is 1 then.
    """
    if not dry_run and not why.strip():
        raise click.UsageError(
            "Say why, with --why: each patient's episode keeps it. Or look first, with --dry-run."
        )
    with record(report=say, make=False):
        from sharedcare.access.actors import operator  # these need Django set up
        from sharedcare.care.enrolment import moving
        from sharedcare.care.publishing.queries import programme
        from sharedcare.config.cli.programme import moved
        from sharedcare.kernel.clock import now

        programme(key=key, version=to)
        by = operator("programme move")
        patients = only or tuple(moving.to_be_moved(programme=key, to=to, by=by))
        kept, counted = 0, Counter[str]()
        for patient in patients:
            try:
                told = (
                    moving.preview(patient=patient, programme=key, to=to, by=by, at=now())
                    if dry_run
                    else moving.move(patient=patient, programme=key, to=to, why=why, by=by, at=now())
                )
            except Refusal as refused:
                kept += 1
                say(f"{patient}: stays. {refused.message}")
                continue
            counted.update(moved.kinds(told, language))
            click.echo(f"{patient}: {told.before or '-'} to {told.after}: {_counted(told)}")
            for line in moved.of_one(told, language):
                click.echo(line)
        for line in moved.over_all(counted, len(patients) - kept, language):
            click.echo(line)
    many = number(len(patients) - kept, "patient")
    click.echo(f"{many} would be moved; nothing was changed." if dry_run else f"{many} moved to {key} {to}.")
    if kept:
        sys.exit(1)


def _counted(told: object) -> str:
    from sharedcare.care.enrolment.moving import Moving  # needs Django set up

    assert isinstance(told, Moving)  # noqa: S101 - for the type checker
    return (
        f"{len(told.new)} new, {len(told.gone)} gone, {len(told.shifted)} changed, {told.otherwise} as before"
    )
