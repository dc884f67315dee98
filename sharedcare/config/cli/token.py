"""`sharedcare token`: a bearer token for the FHIR door."""

from datetime import timedelta

import click

from sharedcare.config.cli.opening import record
from sharedcare.config.cli.saying import say


@click.command()
@click.option("--client", required=True, metavar="NAME", help="The system that the token is for.")
@click.option(
    "--scope", required=True, metavar="SCOPE", help="SMART scopes, such as 'system/Observation.rs'."
)
@click.option("--organization", metavar="SOR", help="The organisation that the system belongs to.")
@click.option(
    "--days", type=click.IntRange(1, 3650), default=90, show_default=True, help="How long it is valid."
)
def token(client: str, scope: str, organization: str | None, days: int) -> None:
    """Print a bearer token. It is shown this once and cannot be read again."""
    with record(report=say, make=False):
        from sharedcare.access.actions import issue_token  # needs Django set up
        from sharedcare.kernel.clock import now

        text = issue_token(
            client=client, scope=scope, organization=organization, valid_for=timedelta(days=days), at=now()
        )
    click.echo(text)
