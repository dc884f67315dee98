"""Fill a trail of a database of its own, seal it, bend it in every way and see that each is found and named.

    python -m tools.trail [--entries N] [--rounds N] [--seed N]

Everything goes through the real tables. It takes four checks a round.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random, SystemRandom

from sharedcare.config.cli.opening import record

_PATIENTS, _STAFF = 20_000, 1_000


def main() -> int:
    """Try it in a temporary folder; 0 when everything that was bent was found, and nothing else."""
    words = argparse.ArgumentParser(prog="python -m tools.trail", description=__doc__)
    words.add_argument("--entries", type=int, default=1_000_000)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6))
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["SHAREDCARE_HOME"] = home
        with record(report=print):
            return _try(asked.entries, asked.rounds, asked.seed)


def _try(entries: int, rounds: int, seed: int) -> int:
    from sharedcare.access.audit.comparing import Wrong  # these need Django set up
    from sharedcare.access.audit.sealing import seal
    from sharedcare.access.audit.verifying import verify
    from sharedcare.config.database import as_login_role
    from sharedcare.kernel.clock import now
    from sharedcare.records.storage.connection import raw_connection
    from tools.trail import asking, filling
    from tools.trail.bending import bent

    print(f"seed {seed}")
    random, bad = Random(seed), 0  # noqa: S311 - not for secrets
    filling.fill_record(patients=_PATIENTS, staff=_STAFF)
    with as_login_role():
        with _timed(f"{entries:,} entries written"):
            filling.fill_trail(raw_connection(), entries=entries, patients=_PATIENTS, staff=_STAFF)
        with _timed("sealed"):
            seal(at=now())
        raw_connection().execute("VACUUM (ANALYZE) access_seal")
        _tell_sizes(entries)
        with _timed("checked"):
            whole = verify()
        bad += bool(whole.findings) or whole.entries < entries
        for wrong in [Wrong.REMOVED, Wrong.CHANGED, Wrong.ADDED, Wrong.REORDERED] * rounds:
            with bent(raw_connection(), wrong, random) as done, _timed(f"{wrong} {done.ids}: checked"):
                found = verify().findings
            is_right = [(one.wrong, one.id) for one in found] == [(done.wrong, number) for number in done.ids]
            bad += not is_right
            print("    found and named" if is_right else f"    WRONG: {found[:5]}", flush=True)
    asking.measure()
    print("all well" if not bad else f"{bad} WRONG")
    return 1 if bad else 0


def _tell_sizes(entries: int) -> None:
    from sharedcare.records.storage.connection import raw_connection

    for table in ("access_trail", "access_seal"):
        sql = (
            "SELECT sum(pg_relation_size(relid)), sum(pg_indexes_size(relid)), sum(pg_total_relation_size(relid))"
            " FROM pg_partition_tree(%s) WHERE isleaf"
        )
        rows, indexes, total = raw_connection().execute(sql, [table]).fetchone() or (0, 0, 0)
        if table == "access_seal":
            [(rows, indexes, total)] = (
                raw_connection()
                .execute(
                    "SELECT pg_relation_size('access_seal'), pg_indexes_size('access_seal'),"
                    " pg_total_relation_size('access_seal')"
                )
                .fetchall()
            )
        print(
            f"{table}: {total / entries:.0f} bytes an entry, {rows / entries:.0f} of them rows, {indexes / entries:.0f} indexes"
        )


@contextmanager
def _timed(what: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    print(f"{what}: {time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
