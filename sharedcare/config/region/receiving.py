"""Thousands of messages into the inbox, by several processes: each person's by one, in the order they were sent."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import as_completed
from datetime import datetime

from sharedcare.config.progress import Report
from sharedcare.exchange.load.workers import crew
from sharedcare.region.chart import Message

_TOGETHER = 8
"""People whose messages are one task."""

_TELL_EVERY = 1000


def receive_all(people: Sequence[Sequence[Message]], *, workers: int, report: Report) -> int:
    """Receive everybody's messages; the answer counts them. Those that are refused are told of."""
    total, done, told = sum(map(len, people)), 0, 0
    if not total:
        return 0
    tasks = [people[start : start + _TOGETHER] for start in range(0, len(people), _TOGETHER)]
    became: Counter[str] = Counter()
    with crew(workers) as pool:
        for future in as_completed(
            [pool.submit(_receive, [one for each in task for one in each]) for task in tasks]
        ):
            states, refused = future.result()
            became.update(states)
            done += sum(states.values())
            for line in refused:
                report(f"not taken: {line}")
            if done - told >= _TELL_EVERY:
                told = done
                report(f"{done / total:4.0%}  {done:,} of {total:,} messages received")
    return done


def _receive(messages: Sequence[Message]) -> tuple[Counter[str], list[str]]:
    from sharedcare.access.actors import operator  # a worker sets Django up before it imports these
    from sharedcare.exchange.inbox import actions
    from sharedcare.exchange.partners import partner_of
    from sharedcare.kernel.clock import now
    from sharedcare.region.calendar import ZONE

    by, states, refused = operator("receive"), Counter[str](), list[str]()
    for one in messages:
        at: datetime = now()
        message, _ = actions.receive(raw=one.raw, partners=partner_of, zone=ZONE, by=by, at=at)
        states[message.state] += 1
        if message.state != "stored":
            refused.append(f"{one.partner}/{one.name}: {message.reason}")
    return states, refused
