"""`sharedcare migrate`: bring the database up to the code."""

import click

from sharedcare.config.cli.opening import record
from sharedcare.config.cli.saying import say


@click.command()
def migrate() -> None:
    """Make the database, or bring it up to date. The other commands do the latter by themselves when it is needed."""
    with record(report=say):
        say("The database is up to date.")
