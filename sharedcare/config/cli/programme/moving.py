"""Moving those who follow a programme to another version of it."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from sharedcare.config.cli.opening import record
from sharedcare.config.cli.programme.showing import LANGUAGE
from sharedcare.config.cli.saying import say
from sharedcare.kernel.errors import Refusal

if TYPE_CHECKING:
    from sharedcare.config.cli.programme.moved import One


@click.command("move")
@click.argument("key")
@click.option("--to", required=True, metavar="VERSION", help="The version that they are to follow.")
@click.option(
    "--patient", "only", multiple=True, metavar="ID", help="Only this one; may be given several times."
)
@click.option("--why", default="", help="Why; each episode says it. Needed but for --dry-run.")
@click.option("--dry-run", is_flag=True, help="Tell what would change, and change nothing.")
@click.option("--each", is_flag=True, help="Tell of each patient all that changes, not only how much.")
@LANGUAGE
def move(  # noqa: PLR0913 - click's
    key: str, *, to: str, only: tuple[str, ...], why: str, dry_run: bool, each: bool, language: str
) -> None:
    """Move those who follow another version of KEY to VERSION, each in a transaction of their own.

    Patients stay on the version that they were enrolled in until somebody moves them. What rules say otherwise and what changes in
    plans is told over all of them, and each by id in a line; --each tells all of each, rules too, as is told of one alone. Who cannot
    be moved is told and stays; the exit status is 1 then.
    """
    if not dry_run and not why.strip():
        raise click.UsageError(
            "Say why, with --why: each patient's episode keeps it. Or look first, with --dry-run."
        )
    with record(report=say, make=False):
        from sharedcare.access.actors import operator  # these need Django set up
        from sharedcare.care.enrolment.moving import to_be_moved
        from sharedcare.care.publishing.queries import programme

        programme(key=key, version=to)
        patients = only or tuple(to_be_moved(programme=key, to=to, by=operator("programme move")))
        is_alone = len(patients) == 1
        moves = _moves(key, to, patients, why=None if dry_run else why, language=language)
        if is_alone or not dry_run:
            many = _told_one_by_one(moves, language, is_alone=is_alone, each=each)
        else:
            many = _told_at_once(moves, language, each=each)
        _say_in_all(many, f"{key} {to}", language, is_done=not dry_run)
    if many < len(patients):
        sys.exit(1)


def _moves(key: str, to: str, patients: Iterable[str], *, why: str | None, language: str) -> Iterator["One"]:
    """Each patient who is moved, or without a reason would be; who is not is told at once."""
    from sharedcare.access.actors import operator  # these need Django set up
    from sharedcare.care.enrolment import moving
    from sharedcare.care.publishing import queries
    from sharedcare.config.cli.programme import moved, staying
    from sharedcare.kernel.clock import now

    shelf, by = queries.shelf(), operator("programme move")
    for patient in patients:
        try:
            told = (
                moving.preview(patient=patient, programme=key, to=to, by=by, at=now())
                if why is None
                else moving.move(patient=patient, programme=key, to=to, why=why, by=by, at=now())
            )
        except Refusal as refused:
            say(staying.stays(patient, key, refused, language))
            continue
        yield moved.One(told, shelf.known(key=key, version=told.before))


def _told_one_by_one(those: Iterable["One"], language: str, *, is_alone: bool, each: bool) -> int:
    """Tell of each once it is moved, so that it stands there should the next one fail; how many there are."""
    from sharedcare.config.cli.programme import moved  # needs Django set up

    told = []
    for one in those:
        told.append(one)
        _print(moved.of_one(one, language, is_whole=is_alone or each, with_rules=is_alone or each))
    if not is_alone:
        _print(moved.over_all(told, language))
    return len(told)


def _told_at_once(moves: Iterable["One"], language: str, *, each: bool) -> int:
    """Tell what all have in common, and then of each; how many there are. Should one fail, those before it are told all the same."""
    those: list[One] = []
    try:
        for one in moves:
            those.append(one)  # noqa: PERF402 - what came before a failure stays in it
    finally:
        _tell(those, language, each=each)
    return len(those)


def _tell(those: Sequence["One"], language: str, *, each: bool) -> None:
    from sharedcare.config.cli.programme import moved  # needs Django set up

    _print(moved.over_all(those, language))
    if those:
        click.echo(moved.each_patient(language, is_whole=each))
    for one in those:
        _print(moved.of_one(one, language, is_whole=each, with_rules=each))


def _say_in_all(many: int, to: str, language: str, *, is_done: bool) -> None:
    from sharedcare.config.cli.programme import moved  # needs Django set up

    click.echo(moved.in_all(many, to, language, is_done=is_done))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
