"""Say what deciding takes, warm: `python -m tools.deciding`. Pure, so it needs no database."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sharedcare.access import errands, window
from sharedcare.access.rights import of_role
from sharedcare.access.rules import decide, decide_for_patient
from sharedcare.access.types import Action, Actor, Errand, Grant, Ground, Need, Post

_TIMES = 50_000
_BUDGET = 50
_AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
_ALWAYS = (_AT - timedelta(days=1), _AT + timedelta(days=1))


def main() -> None:
    """Measure and print."""
    nurse = Actor(
        -2,
        "nurse",
        None,
        of_role("nurse").scopes,
        Ground.ROLE,
        account=1,
        post=Post("nurse", 1, 2, 3, (2, 3)),
    )
    reading = Errand(Action.READ, (Need(Action.READ, "Observation"),), "Observation", 1)
    visit = Errand(Action.SEARCH, tuple(Need(Action.SEARCH, name) for name in sorted(errands.SHOWN)))
    grants = [
        Grant(Ground.OWN_ENTRY, *_ALWAYS),
        Grant(Ground.EMERGENCY, *_ALWAYS),
        Grant(Ground.TREATMENT, *_ALWAYS),
    ]
    print(f"{'':44} {'us':>6}   budget")
    _measure("may this role read an Observation", lambda: decide(nurse, reading))
    _measure(
        "... of this patient, with three grants",
        lambda: decide_for_patient(nurse, reading, grants=grants, at=_AT),
    )
    _measure(
        f"... {len(visit.needs)} types at once, for the one screen",
        lambda: decide_for_patient(nurse, visit, grants=grants, at=_AT),
    )
    _measure("what a search is asked of (the window)", lambda: window.of(nurse, at=_AT))


def _measure(name: str, decision: Callable[[], object]) -> None:
    began = time.perf_counter()
    for _ in range(_TIMES):
        decision()
    print(f"{name:44} {(time.perf_counter() - began) / _TIMES * 1e6:6.1f}   {_BUDGET}")


if __name__ == "__main__":
    main()
