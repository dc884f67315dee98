"""A whole load: files out to worker processes, what became of them back, until nothing is left to try."""

import gc
import json
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import TextIO

from sharedcare.exchange.load.errors import NotTaken
from sharedcare.exchange.load.sources import Piece, files, pieces
from sharedcare.exchange.load.taking import Taken, take_file, take_pieces

_WHOLE = 8 * 1024 * 1024
_BATCH, _BATCH_BYTES = 400, 4 * 1024 * 1024
_AHEAD = 3

Task = tuple[Callable[..., Taken], object]


@dataclass(slots=True)
class _Tally:
    """All that became of a load so far."""

    report: TextIO
    acknowledge: TextIO | None
    began: float = field(default_factory=time.monotonic)
    told: float = 0.0
    outcomes: dict[str, int] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    later: list[tuple[Piece, str]] = field(default_factory=list)

    def add(self, taken: Taken) -> None:
        """Count what a task came to, and say so now and then."""
        for outcome, many in taken.outcomes.items():
            self.outcomes[outcome] = self.outcomes.get(outcome, 0) + many
        self.refused.extend(taken.refused)
        self.later.extend(taken.later)
        if self.acknowledge is not None and taken.stored:
            self.acknowledge.writelines(json.dumps({"stored": place}) + "\n" for place in taken.stored)
            self.acknowledge.flush()
        pause = 0.2 if self.report.isatty() else 5.0
        if time.monotonic() - self.told > pause:
            self.told = time.monotonic()
            self.report.write(f"{self._line()}{chr(13) if self.report.isatty() else chr(10)}")
            self.report.flush()

    def close(self) -> None:
        """Say what all came to, each refusal with its place."""
        for place, reason in self.refused:
            self.report.write(f"not taken: {place}: {reason}\n")
        self.report.write(f"{self._line()}\n")
        self.report.flush()

    def _line(self) -> str:
        total, passed = sum(self.outcomes.values()), max(time.monotonic() - self.began, 0.001)
        known = self.outcomes.get("unchanged", 0) + self.outcomes.get("existing", 0)
        told = f"{total - known:,} stored, {known:,} known already, {len(self.refused):,} not taken"
        return f"{told}; {passed:,.1f} s, {total / passed:,.0f}/s   "


def run(paths: list[Path], *, workers: int, report: TextIO, acknowledge: TextIO | None = None) -> int:
    """Load files and folders. The answer is 0, or 1 when anything was not taken.

    Raises NotTaken when the work could not go on at all; running it again continues.
    """
    tally = _Tally(report, acknowledge)
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_prepare)
    try:
        _work(pool, _tasks(paths, tally), tally, workers)
        _try_again(pool, tally, workers)
    except KeyboardInterrupt:
        pool.shutdown(wait=True, cancel_futures=True)
        tally.close()
        raise NotTaken("Interrupted. Run the same command again to continue.") from None
    except BrokenProcessPool:
        raise NotTaken("A worker process was killed. Run the same command again to continue.") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    tally.close()
    return 1 if tally.refused else 0


def _tasks(paths: list[Path], tally: _Tally) -> Iterator[Task]:
    """Small documents are read by the workers themselves; large files are cut up here."""
    for path in files(paths):
        if not path.is_file():
            tally.refused.append((str(path), "There is no such file."))
        elif path.stat().st_size <= _WHOLE and not _in_lines(path):
            yield take_file, path
        else:
            yield from _batches(path, tally)


def _batches(path: Path, tally: _Tally) -> Iterator[Task]:
    batch: list[Piece] = []
    size = 0
    try:
        for piece in pieces(path):
            batch.append(piece)
            size += len(piece.text)
            if len(batch) >= _BATCH or size >= _BATCH_BYTES:
                yield take_pieces, batch
                batch, size = [], 0
    except NotTaken as refusal:
        tally.refused.append((path.name, refusal.message))
    if batch:
        yield take_pieces, batch


def _try_again(pool: ProcessPoolExecutor, tally: _Tally, workers: int) -> None:
    """What referred to something that was not there yet is tried again for as long as that helps."""
    before = None
    while tally.later and len(tally.later) != before:
        before = len(tally.later)
        waiting, tally.later = tally.later, []
        _work(pool, ((take_pieces, [piece]) for piece, _ in waiting), tally, workers)
    tally.refused.extend((piece.place, reason) for piece, reason in tally.later)


def _work(pool: ProcessPoolExecutor, tasks: Iterable[Task], tally: _Tally, workers: int) -> None:
    """Keep the workers busy, with no more tasks in memory than they need."""
    under_way: set[Future[Taken]] = set()
    waiting = deque[Future[Taken]]()
    for function, argument in tasks:
        under_way.add(pool.submit(function, argument))
        if len(under_way) >= workers * _AHEAD:
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            waiting.extend(done)
        while waiting:
            tally.add(waiting.popleft().result())
    for future in under_way:
        tally.add(future.result())


def _prepare() -> None:
    """A worker: Django set up, Ctrl-C left to the parent, and no garbage collection in the middle of a bundle.

    What a bundle leaves behind is freed by reference counting; the collector would only walk through it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sharedcare.config.settings")
    import django  # only workers need it set up here

    django.setup()
    gc.freeze()
    gc.set_threshold(500_000, 50, 1000)


def _in_lines(path: Path) -> bool:
    return any(ending in path.name.lower() for ending in (".ndjson", ".jsonl"))
