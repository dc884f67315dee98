"""The processes that do the work of a load, and how they end: with their leader, however that ends."""

import gc
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process, resource_tracker

_LEFT_TO_THE_LEADER = (signal.SIGINT, signal.SIGHUP)
_PATIENCE_WITH_THE_DEAD = 2.0
"""Seconds in which a Python that can end by itself has done so."""


@contextmanager
def crew(many: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes for as long as the block lasts; at its end, what they have begun is still finished."""
    pool = ProcessPoolExecutor(many, mp_context=get_context("spawn"), initializer=_prepare)
    try:
        _start(pool, many)
        yield pool
    finally:
        _let_go_of_the_dead(pool)
        pool.shutdown(wait=True, cancel_futures=True)


def _let_go_of_the_dead(pool: ProcessPoolExecutor) -> None:
    """End the thread that still writes to workers which are dead.

    Python 3.11.2, which Debian 12 has, waits for it for ever (github.com/python/cpython/issues/94777). Later ones do
    what is done here themselves, and must be left to do it: closed twice, the end would fail.
    """
    inside = vars(pool)
    manager, queue = inside.get("_executor_manager_thread"), inside.get("_call_queue")
    if not inside.get("_broken") or manager is None or queue is None:
        return
    manager.join(_PATIENCE_WITH_THE_DEAD)
    if manager.is_alive():
        vars(queue)["_reader"].close()


def _start(pool: ProcessPoolExecutor, many: int) -> None:
    """Start them with the signals held back that a terminal sends to all of us: a worker then never gets them."""
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _LEFT_TO_THE_LEADER)
    try:
        for _ in range(many):
            pool.submit(int)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare() -> None:
    """A worker: Django set up, and no garbage collection in the middle of a bundle.

    What a bundle leaves behind is freed by reference counting; the collector would only walk through it.
    """
    threading.Thread(target=_end_with_the_leader, daemon=True).start()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sharedcare.config.settings")
    import django  # only workers need it set up here

    django.setup()
    gc.collect()
    gc.freeze()
    gc.set_threshold(500_000, 50, 1000)


def _end_with_the_leader() -> None:
    """End at once when the leader was killed. Nobody would ever hear what became of the work."""
    leader = parent_process()
    if leader is not None:
        leader.join()
        os._exit(1)
