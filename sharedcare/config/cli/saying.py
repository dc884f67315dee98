"""How the command line says how far it is."""

import click


def say(line: str) -> None:
    """Tell whoever waits, on standard error: standard output is for what was asked for."""
    click.echo(line, err=True)
