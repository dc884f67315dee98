"""Open the worklist of a team of five hundred patients, and say what it took.

    python -m tools.worklist [--patients N] [--times N]

The time is that of the whole request in the web process, session, trail and commit included, without the network. The region
is made in a database of its own, in a temporary folder, or where SHAREDCARE_HOME names it. The reader is a nurse of a whole
hospital, whose team is everybody whom any of its wards treats; all of them measure at home twice a day.
"""

import argparse
import os
import secrets
import tempfile
import time
from datetime import datetime
from statistics import quantiles
from typing import TYPE_CHECKING

import orjson

from sharedcare.config.cli.opening import record
from sharedcare.kernel.clock import now

if TYPE_CHECKING:
    from django.test import Client

_HOSPITAL, _NURSE = "solsund", "nurse-of-the-hospital"
_WARM_UP = 20


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m tools.worklist")
    options.add_argument("--patients", type=int, default=1840)
    options.add_argument("--times", type=int, default=200)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("SHAREDCARE_HOME", home)
        os.environ["SHAREDCARE_DEMO"] = "1"
        os.environ["SHAREDCARE_PACE_PERSON"] = "0"
        os.environ.setdefault("SHAREDCARE_SECRET_KEY", secrets.token_hex())
        with record(report=print) as environment:
            from sharedcare.config.region.once import make_once  # these need Django set up

            make_once(environment, patients=asked.patients, at=now(), report=print)
            _measure(asked.times)


def _measure(times: int) -> None:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from sharedcare.config import statistics
    from sharedcare.config.standby import stand_by
    from tools.worklist.measuring import measure_daily

    settings.ALLOWED_HOSTS.append("testserver")
    client = _signed_in(Client(headers={"accept-encoding": "gzip"}), now())
    patients = _patients()
    print(f"{len(patients)} patients measure for two weeks ...")
    measure_daily(patients, at=now())
    statistics.refresh()
    for _ in range(_WARM_UP):
        client.get("/worklist")
    stand_by()
    print(
        f"{len(patients)} patients of the team; {'':8} {'p50 ms':>8} {'p95 ms':>8} {'statements':>11} {'KB':>5}"
    )
    for name, address in (
        ("all, first page", "/worklist"),
        ("act now", "/worklist?tab=act"),
        ("on target, third page", "/worklist?tab=on-target&from=28"),
        ("not seen", "/worklist?tab=unseen"),
    ):
        spent, size = [], 0
        for _ in range(times):
            began = time.perf_counter()
            answer = client.get(address)
            spent.append((time.perf_counter() - began) * 1000)
            assert answer.status_code == 200, (address, answer.status_code)  # noqa: S101 - a tool
            size = max(size, len(answer.content))
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        cuts = quantiles(spent, n=20)
        print(f"{name:32} {cuts[9]:8.1f} {cuts[18]:8.1f} {len(captured):11} {size / 1000:5.0f}")


def _signed_in(client: "Client", at: datetime) -> "Client":
    """A nurse who works for the hospital as a whole, made for this."""
    from sharedcare.access import gate
    from sharedcare.access.actors import operator
    from sharedcare.access.models import Account
    from sharedcare.records.document import parse
    from sharedcare.records.types import Update

    role = {
        "resourceType": "PractitionerRole",
        "id": _NURSE,
        "practitioner": {"reference": "Practitioner/demo-anne"},
        "organization": {"reference": f"Organization/{_HOSPITAL}"},
        "code": [{"coding": [{"system": "urn:sharedcare:role", "code": "nurse"}], "text": "Sygeplejerske"}],
    }
    gate.act(by=operator("measure"), changes=[Update(parse(orjson.dumps(role)), _NURSE)], at=at)
    from sharedcare.access.accounts.demo import make_demo_accounts

    make_demo_accounts(at=at)
    account = Account.objects.get(username="anne")
    account.practitioner_role = _NURSE
    account.save(update_fields=["practitioner_role"])
    client.force_login(account)
    return client


def _patients() -> list[str]:
    from sharedcare.access import looks
    from sharedcare.access.actors import of_account
    from sharedcare.access.models import Account
    from sharedcare.worklist.details import heads
    from sharedcare.worklist.queries import team_list

    by = of_account(Account.objects.get(username="anne"), source=None, request=None, at=now())
    with looks.listing(by=by, at=now()) as look:
        team = team_list(look, by=by, seen=set(), at=now())
        return [one.id for one in look(heads((each.key, "Patient", each.key) for each in team))]


if __name__ == "__main__":
    main()
