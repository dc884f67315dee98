"""How often somebody may ask for pages: a person by their account, whoever has not signed in by where they are.

A middleware behind the session. Searching for patients and signing in are counted once more, since somebody could go through
numbers or passwords by them. Each process counts for itself (`kernel.pace`); wrong passwords are counted for all of them
together, in the database (`access/accounts/attempts.py`). The FHIR door counts for itself (`api/callers.py`).
"""

import math
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sharedcare.access.models import Account
from sharedcare.config.front.troubles import too_fast
from sharedcare.kernel.addresses import neighbourhood
from sharedcare.kernel.clock import now
from sharedcare.kernel.pace import Pace

_SAID = settings.ENVIRONMENT
persons = Pace(per_minute=_SAID.pace_person)
searches = Pace(per_minute=_SAID.pace_search)
sign_ins = Pace(per_minute=_SAID.pace_sign_in)
strangers = Pace(per_minute=_SAID.pace_stranger)

_UNCOUNTED = ("/assets/", "/healthz", "/fhir")
_SIGN_IN = "/sign-in"
_SEARCHES = {"/patients/search": 1, "/emergency": 6, "/enrol": 6}
"""What is sent there tells whether somebody is here: what it costs."""

_SHORTEST = 2
"""Seconds that somebody is asked to wait at least: less is no waiting, and a number that words need a plural for."""

Answer = Callable[[HttpRequest], HttpResponse]


def paced(get_response: Answer) -> Answer:
    """Answer 429 to whoever asks too often, and say how long to wait."""

    def answer(request: HttpRequest) -> HttpResponse:
        wait = 0.0 if request.path.startswith(_UNCOUNTED) else _wait(request, now())
        return too_fast(request, max(math.ceil(wait), _SHORTEST)) if wait else get_response(request)

    return answer


def _wait(request: HttpRequest, at: datetime) -> float:
    # Without the cookie nobody is signed in, and the database need not be asked.
    account = request.user if settings.SESSION_COOKIE_NAME in request.COOKIES else None
    if isinstance(account, Account):
        return persons.take(account.pk, at=at) or _search(request, account.pk, at)
    where = neighbourhood(request.META.get("REMOTE_ADDR"))
    wait = strangers.take(where, at=at)
    if not wait and request.method == "POST" and request.path.startswith(_SIGN_IN):
        wait = sign_ins.take(where, at=at)
    return wait


def _search(request: HttpRequest, person: int, at: datetime) -> float:
    cost = _SEARCHES.get(request.path, 0) if request.method == "POST" else 0
    return searches.take(person, at=at, cost=cost) if cost else 0.0
