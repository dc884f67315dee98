"""`sharedcare demo`, which is `make demo`: a running Shared Care with made-up people in it."""

import hashlib
import os
import sys
from datetime import timedelta
from pathlib import Path

import click

from sharedcare.config import demo as demo_data
from sharedcare.config.cli.opening import record
from sharedcare.config.cli.saying import say
from sharedcare.config.environment import Environment
from sharedcare.config.webserver import require_free, serve

_CLIENT = "demo"
_SCOPE = "system/*.cruds"
_VALID_FOR = timedelta(days=7)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on."
)
def demo(host: str, port: int) -> None:
    """Start everything, with a small made-up region in it, and say how to try it. Ctrl-C stops all of it."""
    require_free(host=host, port=port)
    os.environ["SHAREDCARE_DEMO"] = "1"
    say("Starting Shared Care ...")
    with record(report=say) as environment:
        _load_once(environment)
        token, who = _token(), _accounts()
        serve(
            host=host,
            port=port,
            environment=environment,
            report=say,
            when_ready=lambda: say(_invitation(host=host, port=port, token=token, who=who)),
        )
        say("Stopping ...")


def _load_once(environment: Environment) -> None:
    """Load the made-up people, unless this very set of them is in this very database already."""
    files = sorted(Path(demo_data.__file__).parent.glob("*.ndjson"))
    mark = hashlib.blake2b(environment.database_url.encode(), digest_size=8)
    for file in files:
        mark.update(file.read_bytes())
    done = environment.home / "demo-loaded"
    if done.exists() and done.read_text(encoding="ascii") == mark.hexdigest():
        return
    from sharedcare.exchange.load.finding import find  # these need Django set up
    from sharedcare.exchange.load.run import run

    say("Loading made-up people ...")
    run(find(files), workers=1, report=sys.stderr)
    environment.home.mkdir(parents=True, exist_ok=True)
    done.write_text(mark.hexdigest(), encoding="ascii")


def _token() -> str:
    from sharedcare.access.actions import issue_token  # needs Django set up
    from sharedcare.kernel.clock import now

    return issue_token(client=_CLIENT, scope=_SCOPE, organization=None, valid_for=_VALID_FOR, at=now())


def _accounts() -> str:
    from sharedcare.access.accounts.demo import PASSWORD, make_demo_accounts  # these need Django set up
    from sharedcare.kernel.clock import now

    names = ", ".join(one.username for one in make_demo_accounts(at=now()))
    return f"{names} (password {PASSWORD})"


def _invitation(*, host: str, port: int, token: str, who: str) -> str:
    address = f"http://{host}:{port}"
    return f"""
  Shared Care is running on {address}
  Everybody in it is made up.

  Sign in         {address}/sign-in
                  as {who}
  Front page      {address}/
  FHIR door       {address}/fhir/metadata
  A token         {token}

  Try it:
    curl -H "Authorization: Bearer {token}" \\
         "{address}/fhir/Observation?patient=demo-poul&_sort=-date&_count=3"

  Ctrl-C stops all of it.
"""
