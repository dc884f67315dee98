"""`sharedcare worker`: what goes on beside the web server."""

import os

import click

from sharedcare.config.cli.opening import record
from sharedcare.config.cli.saying import say
from sharedcare.config.ending import end_with
from sharedcare.config.progress import silence
from sharedcare.config.worker.beside import STARTED_BY


@click.command()
@click.option("--quiet", is_flag=True, help="Say nothing but what goes wrong.")
def worker(*, quiet: bool) -> None:
    """Follow the record and do what follows from it, until Ctrl-C: messages that were held for a patient are stored as
    soon as the patient comes.

    `sharedcare serve` and `sharedcare demo` run one beside them. Several are harmless: one works, the others wait to
    take over.
    """
    if parent := os.environ.pop(STARTED_BY, ""):
        end_with(int(parent))
    report = silence if quiet else say
    with record(report=report) as environment:
        from sharedcare.config.worker.duties import duties  # these need Django set up
        from sharedcare.config.worker.work import work

        work(duties(environment), report=report)
