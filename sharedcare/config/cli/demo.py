"""`sharedcare demo`, which is `make demo`: a running Shared Care with made-up people in it."""

import os
from datetime import datetime, timedelta

import click

from sharedcare.config.cli.numbers import Whole
from sharedcare.config.cli.opening import record
from sharedcare.config.cli.saying import say
from sharedcare.config.region.alone import alone
from sharedcare.config.region.once import make_once
from sharedcare.config.webserver import require_free, serve
from sharedcare.config.worker.beside import worker_beside
from sharedcare.kernel.clock import now
from sharedcare.region.calendar import ZONE
from sharedcare.region.cast.told import IN_A_LINE
from sharedcare.region.population import MOST

_CLIENT = "demo"
_SCOPE = "system/*.cruds"
_VALID_FOR = timedelta(days=7)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=Whole(1, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.option(
    "--patients",
    type=Whole(6, MOST),
    default=300,
    show_default=True,
    help="How many people, the first time.",
)
def demo(host: str, port: int, patients: int) -> None:
    """Start everything, with a made-up region in it, and say how to try it. Ctrl-C stops all of it."""
    require_free(host=host, port=port)
    os.environ["SHAREDCARE_DEMO"] = "1"
    say("Starting Shared Care ...")
    with record(report=say) as environment:
        with alone(environment, report=say):
            until = make_once(environment, patients=patients, at=now(), report=say)
            token, who, opened = _token(), _accounts(), _who_opens()
        with worker_beside():
            serve(
                host=host,
                port=port,
                environment=environment,
                report=say,
                when_ready=lambda: say(
                    _invitation(
                        address=f"http://{host}:{port}", token=token, who=who, opened=opened, until=until
                    )
                ),
            )
        say("Stopping ...")


def _token() -> str:
    from sharedcare.access.actions import issue_token  # needs Django set up

    return issue_token(client=_CLIENT, scope=_SCOPE, organization=None, valid_for=_VALID_FOR, at=now())


def _accounts() -> str:
    from sharedcare.access.accounts.demo import PASSWORD, make_demo_accounts  # needs Django set up

    found = make_demo_accounts(at=now())
    wide = max((len(one.username) for one in found), default=0)
    told = (
        f"    {one.username:{wide}}  {', '.join(part for part in (one.display, one.role, one.organization_name) if part)}"
        for one in found
    )
    return "\n".join((f"all with the password {PASSWORD}:", *told))


def _who_opens() -> dict[str, list[str]]:
    from sharedcare.access.accounts.demo import who_opens  # needs Django set up

    return who_opens(IN_A_LINE, at=now())


def _people(address: str, opened: dict[str, list[str]]) -> str:
    """Each with the address that leads to them, since an id alone can be typed nowhere, and who can open it: it is closed to the
    others."""
    told = (
        f"    {address}/patient/{name:10}  {IN_A_LINE[name]}\n{'':{len(address) + 24}}open to {', '.join(those)}"
        for name, those in opened.items()
    )
    return "\n".join(told)


def _invitation(*, address: str, token: str, who: str, opened: dict[str, list[str]], until: datetime) -> str:
    return f"""
  Shared Care is running on {address}
  Everybody in it is made up; their stories are told as of {until.astimezone(ZONE):%d.%m.%Y %H:%M}.

  Front page      {address}/
  FHIR door       {address}/fhir/metadata
  A token         {token}

  Sign in on {address}/sign-in, {who}

  Whom to look at, once signed in:
{_people(address, opened)}

  Try it:
    curl -H "Authorization: Bearer {token}" \\
         "{address}/fhir/Observation?patient=demo-poul&_sort=-date&_count=3"

  Ctrl-C stops all of it.
"""
