"""What the questions of patients and of data protection take over such a trail."""

import time
from collections.abc import Callable
from datetime import timedelta
from statistics import median
from typing import Any

_TIMES = 5
_PATIENTS = """
SELECT r.id FROM (SELECT patients[1] AS patient, count(*) AS times FROM access_trail GROUP BY 1) met
JOIN resource r ON r.key = met.patient ORDER BY met.times DESC, r.id"""


def measure() -> None:
    """Ask each question some times over, through the gate, and print the median and the longest."""
    from sharedcare.access.actors import operator  # these need Django set up
    from sharedcare.access.audit.acquaintances import acquaintances
    from sharedcare.access.audit.patients_log import patients_log
    from sharedcare.access.audit.search import emergencies, search
    from sharedcare.access.audit.strangers import strangers
    from sharedcare.access.audit.types import Period, Sought
    from sharedcare.access.audit.unusual import bursts
    from sharedcare.kernel.clock import now
    from sharedcare.records.storage.connection import raw_connection

    by, at = operator("tools.trail"), now()
    met = raw_connection().execute(_PATIENTS).fetchall()
    most, few = met[0][0], met[len(met) // 2][0]
    month, all_of_it = Period(at - timedelta(days=30), at), Period(at - timedelta(days=800), at)
    for what, ask in (
        ("a patient's log, few looks", lambda: patients_log(by=by, patient=few, at=at)),
        ("a patient's log, the most looks", lambda: patients_log(by=by, patient=most, at=at)),
        ("search: the newest", lambda: search(Sought(), by=by, at=at).entries),
        ("search: of an account", lambda: search(Sought(account=17), by=by, at=at).entries),
        ("search: of a patient", lambda: search(Sought(patient=most), by=by, at=at).entries),
        ("search: of an organisation", lambda: search(Sought(organization="sor-7"), by=by, at=at).entries),
        (
            "search: of an organisation not there",
            lambda: search(Sought(organization="x"), by=by, at=at).entries,
        ),
        ("search: refused, a month", lambda: search(Sought(*month, refused=True), by=by, at=at).entries),
        ("emergencies, a month", lambda: emergencies(month, by=by, at=at).entries),
        ("emergencies, two years", lambda: emergencies(all_of_it, by=by, at=at).entries),
        ("many in a short time, a month", lambda: bursts(month, by=by, at=at, patients=3)),
        ("many in a short time, two years", lambda: bursts(all_of_it, by=by, at=at, patients=3)),
        ("nothing to do with them, a month", lambda: strangers(month, by=by, at=at)),
        ("nothing to do with them, two years", lambda: strangers(all_of_it, by=by, at=at)),
        ("acquaintances, a month", lambda: acquaintances(month, by=by, at=at)),
        ("acquaintances, two years", lambda: acquaintances(all_of_it, by=by, at=at)),
    ):
        _tell(what, ask)


def _tell(what: str, ask: Callable[[], Any]) -> None:
    taken, found = [], 0
    for _turn in range(_TIMES):
        began = time.perf_counter()
        found = len(ask())
        taken.append((time.perf_counter() - began) * 1000)
    print(f"{what:40} {found:6} found {median(taken):8.0f} ms, at most {max(taken):6.0f}", flush=True)
