"""Open the overview of many patients of a made-up region, one after the other, and say what it took.

    python -m tools.overview [--patients N ...] [--times N] [--keep FOLDER]

The time is that of the whole request in the web process, session, trail and commit included, without the network:
what `docs/explanation/overview.md` calls server time. Each region is made in a database of its own: in a temporary
folder, or below `--keep`, where one that is there already is taken as it is; 100,000 people take a quarter of an hour. With
one number, SHAREDCARE_HOME can name the place.
"""

import argparse
import os
import random
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from sharedcare.config.cli.opening import record
from sharedcare.kernel.clock import now

if TYPE_CHECKING:
    from django.test import Client

_CAST = ("demo-poul", "demo-karen", "demo-bent", "demo-aisha", "demo-empty", "demo-full")
_WARM_UP = 20
_HOSPITAL = "solsund"


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m tools.overview")
    options.add_argument("--patients", type=int, nargs="+", default=[300])
    options.add_argument("--times", type=int, default=300)
    options.add_argument("--keep", type=Path)
    asked = options.parse_args()
    if len(asked.patients) > 1 or asked.keep is not None:
        for number in asked.patients:
            _by_itself(number, asked.times, asked.keep)
        return
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("SHAREDCARE_HOME", home)
        os.environ["SHAREDCARE_DEMO"] = "1"
        os.environ["SHAREDCARE_PACE_PERSON"] = "0"
        os.environ.setdefault("SHAREDCARE_SECRET_KEY", secrets.token_hex())
        with record(report=print) as environment:
            from sharedcare.config.region.once import make_once  # these need Django set up

            make_once(environment, patients=asked.patients[0], at=now(), report=print)
            _measure(asked.times)


def _by_itself(patients: int, times: int, keep: Path | None) -> None:
    """Measure one region in a process of its own: Django is set up for one database."""
    with tempfile.TemporaryDirectory() as passing:
        home = Path(passing) if keep is None else keep / f"region-{patients}"
        subprocess.run(
            [sys.executable, "-m", "tools.overview", "--patients", str(patients), "--times", str(times)],
            env={**os.environ, "SHAREDCARE_HOME": str(home)},
            check=True,
        )


def _measure(times: int) -> None:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from sharedcare.access.accounts.demo import make_demo_accounts
    from sharedcare.config.standby import stand_by

    settings.ALLOWED_HOSTS.append("testserver")
    make_demo_accounts(at=now())
    readers = {name: _signed_in(Client(headers={"accept-encoding": "gzip"}), name) for name in ("anne", "bo")}
    hers = _whom()
    some = random.Random(1).choices(hers, k=times)  # noqa: S311 - which patients, not a secret
    for one in some[:_WARM_UP]:
        readers["anne"].get(f"/patient/{one}")
    stand_by()
    print(f"{len(hers)} patients of Anne's; {'':16} {'p50 ms':>8} {'p95 ms':>8} {'statements':>11} {'KB':>5}")
    for name, asked in (("any of them", some), *((one, [one] * (times // 6)) for one in _CAST)):
        client = readers["bo" if name == "demo-aisha" else "anne"]
        spent, size = [], 0
        for one in asked:
            began = time.perf_counter()
            answer = client.get(f"/patient/{one}")
            spent.append((time.perf_counter() - began) * 1000)
            assert answer.status_code == 200, (one, answer.status_code)  # noqa: S101 - a tool
            size = max(size, len(answer.content))
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/patient/{asked[0]}")
        cuts = quantiles(spent, n=20)
        print(f"{name:40} {cuts[9]:8.1f} {cuts[18]:8.1f} {len(captured):11} {size / 1000:5.0f}")


def _signed_in(client: "Client", username: str) -> "Client":
    from sharedcare.access.models import Account

    client.force_login(Account.objects.get(username=username))
    return client


def _whom() -> list[str]:
    """The patients whom Anne's hospital treats, and no others: to the rest the answer is that nobody is there."""
    from sharedcare.records.definitions.resource_types import type_number
    from sharedcare.records.storage.connection import raw_connection

    rows = raw_connection().execute(
        "SELECT DISTINCT r.id FROM resource r JOIN access_relation g ON g.patient = r.patient"
        " JOIN access_organization o ON o.key = g.organization AND o.id = %s"
        " WHERE r.type = %s AND g.since <= %s AND g.until > %s ORDER BY r.id",
        [_HOSPITAL, type_number("Patient"), now(), now()],
    )
    return [one for (one,) in rows]


if __name__ == "__main__":
    main()
