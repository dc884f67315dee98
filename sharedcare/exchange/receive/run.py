"""A whole run: files out to worker processes, lines back in the order of the files."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from datetime import tzinfo
from itertools import islice
from pathlib import Path

from sharedcare.exchange.load.workers import crew
from sharedcare.exchange.receive.files import files, size_of
from sharedcare.exchange.receive.lines import Line
from sharedcare.exchange.receive.taking import CannotGoOn, take

_AT_ONCE, _AT_ONCE_BYTES = 50, 8 * 1024 * 1024
_FEW = 200
"""Files that are not worth the second that worker processes take to start."""
_UNDER_WAY = 3


def receive(
    paths: Iterable[Path], *, workers: int, zone: tzinfo, tell: Callable[[Line], None]
) -> dict[str, int]:
    """Take in files and folders, and tell of each message; how many there were of each outcome.

    Raises CannotGoOn when the work could not go on; what was told of is safe, and running it again continues.
    """
    outcomes: dict[str, int] = {}
    for line in _lines(files(paths), workers, zone):
        tell(line)
        outcomes[line["outcome"]] = outcomes.get(line["outcome"], 0) + 1
    return outcomes


def _lines(found: Iterator[Path], workers: int, zone: tzinfo) -> Iterator[Line]:
    first = list(islice(found, _FEW + 1))
    if len(first) <= _FEW or workers == 1:
        for group in _grouped(iter([*first, *found])):
            yield from take(group, zone)
        return
    try:
        with crew(workers) as pool:
            under_way: deque[Future[list[Line]]] = deque()
            for group in _grouped(iter([*first, *found])):
                if len(under_way) >= workers * _UNDER_WAY:
                    yield from under_way.popleft().result()
                under_way.append(pool.submit(take, group, zone))
            while under_way:
                yield from under_way.popleft().result()
    except BrokenProcessPool:
        raise CannotGoOn("A worker process was killed. Run the same command again to continue.") from None


def _grouped(found: Iterator[Path]) -> Iterator[Sequence[Path]]:
    group: list[Path] = []
    size = 0
    for path in found:
        group.append(path)
        size += size_of(path)
        if len(group) >= _AT_ONCE or size >= _AT_ONCE_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group
