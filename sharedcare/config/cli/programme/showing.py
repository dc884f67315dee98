"""Showing a programme to read through."""

import click

from sharedcare.config.cli.programme.files import today
from sharedcare.config.cli.programme.named import Named, programmes_named
from sharedcare.programmes.showing import shown

LANGUAGE = click.option("--language", type=click.Choice(["da", "en"]), default="en", show_default=True)


@click.command()
@click.argument("name", type=Named(), metavar="FILE|KEY[@VERSION]")
@LANGUAGE
def show(name: str, language: str) -> None:
    """Show what a file or a published programme says, as a page to read through: phases, tasks by role, measurements with
    limits, goals. Without a version the newest is meant.
    """
    [programme] = programmes_named(name, cannot="be shown")
    for line in shown(programme, language=language, on=today()):
        click.echo(line)
