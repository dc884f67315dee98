"""The same work on the store alone: one process, one connection, through `access` with its trail, without HTTP.

python -m tools.bench.store SECONDS < asked.json
"""

import itertools
import json
import sys
import time
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl

from sharedcare.config.cli.opening import record
from tools.bench.patients import LOOKS, observation

Work = Callable[[dict[str, str]], object]


def main() -> None:
    """Print a line of JSON for each work: its name and how often a second it was done."""
    asked: list[dict[str, str]] = json.load(sys.stdin)
    with record(report=lambda _: None):
        for name, work in _works():
            _measure(work, asked, 0.5)
            print(json.dumps([name, _measure(work, asked, float(sys.argv[1]))]), flush=True)


def _measure(work: Work, asked: list[dict[str, str]], seconds: float) -> float:
    began = time.perf_counter()
    for number in itertools.count(1):
        work(asked[number % len(asked)])
        passed = time.perf_counter() - began
        if passed > seconds:
            return number / passed
    raise AssertionError  # counting does not end


def _works() -> Iterator[tuple[str, Work]]:
    from sharedcare.access import gate, looks  # these need Django set up
    from sharedcare.access.actors import operator
    from sharedcare.kernel.clock import now
    from sharedcare.records.document import parse as document
    from sharedcare.records.search.parse import parse
    from sharedcare.records.types import Create

    by = operator("bench")

    def looking(address: str) -> Work:
        def work(one: dict[str, str]) -> object:
            path, _, query = address.format(**one).partition("?")
            kind, *rest = path.split("/")
            if not rest:
                return looks.search(by=by, query=parse(kind, parse_qsl(query)), at=now())
            if len(rest) == 1:
                return looks.read(by=by, type=kind, id=rest[0], at=now())
            return looks.everything(by=by, patient=rest[0], types=None, part=looks.Part(100), at=now())

        return work

    def create(one: dict[str, str]) -> object:
        weight = document(json.dumps(observation(one["patient"])).encode())
        return gate.act(by=by, changes=[Create(weight)], at=now())

    yield from ((name, looking(address)) for name, address in LOOKS.items())
    yield "create an Observation", create


if __name__ == "__main__":
    main()
