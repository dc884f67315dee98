"""A whole load: files out to worker processes, what became of them back, until nothing is left to try."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from sharedcare.exchange.load.errors import CannotGoOn, NotTaken
from sharedcare.exchange.load.finding import Found
from sharedcare.exchange.load.progress import Progress
from sharedcare.exchange.load.shelf import Shelf
from sharedcare.exchange.load.sources import Piece, is_lines, pieces
from sharedcare.exchange.load.taking import Taken, take_files, take_pieces
from sharedcare.exchange.load.workers import crew

_READ_BY_WORKER = 8 * 1024 * 1024
"""Bytes of a file that is a document and is left to one worker; a larger one is cut up for all of them."""

_FILES, _FILES_BYTES = 100, 64 * 1024
_PIECES, _PIECES_BYTES = 400, 4 * 1024 * 1024
_TASKS_PER_WORKER = 3
_HELD_BYTES = 64 * 1024 * 1024
_AGAIN = "Run the same command again to continue; nothing is stored twice."


@dataclass(frozen=True, slots=True)
class _Task:
    """Something for a worker: `read` bytes of files are done with it, `held` bytes are in memory until then."""

    call: Callable[..., Taken]
    argument: object
    read: int = 0
    held: int = 0


@dataclass(slots=True)
class _Load:
    """One run of the command."""

    progress: Progress
    acknowledge: TextIO | None
    later: Shelf = field(default_factory=Shelf)

    def add(self, taken: Taken, task: _Task) -> None:
        """Note what a task came to."""
        if self.acknowledge is not None and taken.stored:
            self.acknowledge.writelines(json.dumps({"stored": place}) + "\n" for place in taken.stored)
            self.acknowledge.flush()
        for one in taken.refused:
            self.progress.refuse(one.place, one.reason)
        for piece, reason in taken.later:
            self.later.put(piece, reason)
        self.progress.add(taken.outcomes, task.read)


def run(found: Found, *, workers: int, report: TextIO, acknowledge: TextIO | None = None) -> int:
    """Load the files that were found. The answer is 0, or 1 when anything was not taken.

    Raises CannotGoOn when the work could not go on at all, and KeyboardInterrupt after Ctrl-C; either way
    all that was said to be stored is, and running it again continues.
    """
    load = _Load(Progress(report, found.size), acknowledge)
    for folder, endings in found.left_out.items():
        told = ", ".join(f"{many} {ending}" for ending, many in sorted(Counter(endings).items()))
        load.progress.say(f"left out in {folder}, not JSON by name: {told}")
    try:
        with crew(workers) as pool:
            _work(pool, _tasks(found.files, load.progress), load, workers)
            _try_again(pool, load, workers)
    except KeyboardInterrupt:
        load.progress.say(f"Interrupted. So far: {load.progress}. {_AGAIN}")
        raise
    except BrokenProcessPool:
        raise CannotGoOn(f"A worker process was killed. So far: {load.progress}. {_AGAIN}") from None
    except CannotGoOn as refusal:
        raise CannotGoOn(f"{refusal.message} So far: {load.progress}. {_AGAIN}") from None
    load.progress.say(str(load.progress))
    return 1 if load.progress.refused else 0


def _tasks(files: Iterable[tuple[Path, int]], progress: Progress) -> Iterator[_Task]:
    """Small documents are read by the workers themselves, several in a task; large files are cut up here."""
    small: list[Path] = []
    size = 0
    for path, its_size in files:
        if its_size > _READ_BY_WORKER or (is_lines(path) and its_size > _FILES_BYTES):
            yield from _cut_up(path, progress)
            continue
        small.append(path)
        size += its_size
        if len(small) >= _FILES or size >= _FILES_BYTES:
            yield _Task(take_files, small, read=size)
            small, size = [], 0
    if small:
        yield _Task(take_files, small, read=size)


def _cut_up(path: Path, progress: Progress) -> Iterator[_Task]:
    batch: list[Piece] = []
    size = read = 0
    try:
        for piece in pieces(path):
            batch.append(piece)
            size += len(piece.text)
            if len(batch) >= _PIECES or size >= _PIECES_BYTES:
                yield _Task(take_pieces, batch, read=piece.until - read, held=size)
                batch, size, read = [], 0, piece.until
    except NotTaken as refusal:
        progress.refuse(str(path), refusal.message)
    if batch:
        yield _Task(take_pieces, batch, read=batch[-1].until - read, held=size)


def _try_again(pool: ProcessPoolExecutor, load: _Load, workers: int) -> None:
    """What referred to something that was not there yet is tried again for as long as that helps."""
    before = None
    while len(load.later) and len(load.later) != before:
        before = len(load.later)
        waiting, load.later = load.later, Shelf()
        tasks = (_Task(take_pieces, [piece], held=len(piece.text)) for piece, _ in waiting.take_down())
        _work(pool, tasks, load, workers)
    for piece, reason in load.later.take_down():
        load.progress.refuse(piece.place, reason)


def _work(pool: ProcessPoolExecutor, tasks: Iterable[_Task], load: _Load, workers: int) -> None:
    """Keep the workers busy, with no more in memory than they need."""
    under_way: dict[Future[Taken], _Task] = {}
    held = 0
    for task in tasks:
        while under_way and (len(under_way) >= workers * _TASKS_PER_WORKER or held + task.held > _HELD_BYTES):
            held -= _finish_some(under_way, load)
        under_way[pool.submit(task.call, task.argument)] = task
        held += task.held
    while under_way:
        _finish_some(under_way, load)


def _finish_some(under_way: dict[Future[Taken], _Task], load: _Load) -> int:
    """Wait for at least one task; the answer is how many bytes need not be held any more."""
    freed = 0
    for future in wait(under_way, return_when=FIRST_COMPLETED).done:
        task = under_way.pop(future)
        freed += task.held
        load.add(future.result(), task)
    return freed
