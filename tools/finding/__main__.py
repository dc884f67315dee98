"""Fill a database of its own with made-up patients, and find some of them in every way that people ask.

    python -m tools.finding [--patients N] [--times N] [--explain]

Prints what each kind of search takes through `access`, with its trail: one process, one connection.
"""

import argparse
import os
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import quantiles

import orjson

from sharedcare.config.cli.opening import record
from tools.finding import people

_ASKED = {
    "a common family name": ["jensen", "nielsen", "hansen"],
    "first and family name, both common": ["peter nielsen", "jens jensen", "anne hansen"],
    "beginnings, any order": ["nie pet", "jen je", "han an", "sor hen"],
    "two letters and one, worst": ["an pe", "ma ni", "je a", "an a h"],
    "a rare name": ["ostergard ras", "klitskov", "frerik kærholt", "østerlund sigla"],
    "name and year": ["poul 1945", "anne jensen 1951", "peter niel 1960"],
    "birth date": ["12.12.1945", "010160", "1971-06-30"],
    "a year alone": ["1945", "1960"],
    "CPR number": [],
}


def main() -> None:
    """Measure on a database in a temporary folder, or in SHAREDCARE_HOME when that is set."""
    options = argparse.ArgumentParser(prog="python -m tools.finding")
    options.add_argument("--patients", type=int, default=100_000)
    options.add_argument("--times", type=int, default=40)
    options.add_argument("--explain", action="store_true")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("SHAREDCARE_HOME", home)
        with record(report=print):
            _fill(asked.patients)
            _measure(asked.times, explain=asked.explain)


def _fill(count: int) -> None:
    from django.db import connection  # these need Django set up

    from sharedcare.config import statistics
    from sharedcare.exchange.load.finding import find
    from sharedcare.exchange.load.run import run

    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM resource)")
        if cursor.fetchone()[0]:
            statistics.refresh()
            return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "people.ndjson"
        with file.open("wb") as opened:
            opened.writelines(orjson.dumps(one) + b"\n" for one in people.resources(count))
        run(find([file]), workers=2, report=open(os.devnull, "w"))  # noqa: PTH123, SIM115
    statistics.refresh()


def _measure(times: int, *, explain: bool) -> None:
    from sharedcare.access import looks  # these need Django set up
    from sharedcare.access.actors import operator
    from sharedcare.kernel.clock import now
    from sharedcare.records.typed import sought_in

    by = operator("finding")
    some = [one for one in people.resources(2000) if one["resourceType"] == "Patient"]
    numbers = [one["identifier"][0]["value"] for one in some[::100]]
    print(f"{'search':38} {'found':>12} {'p50 ms':>7} {'p95 ms':>7} {'max ms':>7}")
    for kind, texts in (_ASKED | {"CPR number": numbers}).items():
        taken, found = [], []
        for text in texts:
            sought = sought_in(text, today=date(2026, 11, 24))
            for _turn in range(times):
                began = time.perf_counter()
                answer = looks.find(by=by, sought=sought, at=now())
                taken.append((time.perf_counter() - began) * 1000)
            found.append("many" if answer.too_many else str(len(answer.patients)))
        cuts = quantiles(taken, n=20)
        print(f"{kind:38} {','.join(found[:4]):>12} {cuts[9]:7.1f} {cuts[18]:7.1f} {max(taken):7.1f}")
        if explain:
            _explain(sought_in(texts[0], today=date(2026, 11, 24)))


def _explain(sought: object) -> None:
    from django.db import connection

    from sharedcare.records.finding import EVERYBODY, find

    question = find(sought, among=EVERYBODY, programmes=True)  # type: ignore[arg-type]
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " + question.sql, question.params)
        print("\n".join("    " + row[0] for row in cursor.fetchall()))


if __name__ == "__main__":
    main()
