"""`sharedcare reindex`: everything that is derived from the record, derived again."""

import click

from sharedcare.config.cli.opening import record
from sharedcare.config.cli.saying import say


@click.command()
def reindex() -> None:
    """Rebuild every index while the system runs. Can be interrupted, and continues where it was."""
    with record(report=say, make=False, derives=True):
        from sharedcare.access.grants import form
        from sharedcare.access.grants.rebuilding import rebuild as derive  # these need Django set up
        from sharedcare.kernel.clock import now
        from sharedcare.records.reindex import reindex as rebuild
        from sharedcare.records.storage.connection import raw_connection
        from sharedcare.worklist.following import rebuild as relist

        done = 0
        for progress in rebuild(raw_connection(), at=now()):
            done = progress.done
            click.echo(f"\r{done} of {progress.total} resources", nl=False, err=True)
        click.echo(f"\r{done} resources are indexed anew.", err=True)
        done = 0
        for step in derive(raw_connection()):
            done = step.done
            click.echo(f"\r{done} patients' relations", nl=False, err=True)
        for _ in relist(raw_connection(), at=now()):
            pass
        form.note(raw_connection(), at=now())
        click.echo(
            f"\r{done} patients: who may see whose record, and what waits for whom, is derived anew.",
            err=True,
        )
