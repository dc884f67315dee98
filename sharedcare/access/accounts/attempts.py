"""How often a wrong password may be tried: a few times for one account from one address, then after a while again.

The pair counts and not the account alone, so that nobody can lock out a colleague from somewhere else. An attempt is
written down before the password is looked at: many at once gain nothing.
"""

from datetime import datetime, timedelta

from sharedcare.access.errors import TooManyAttempts
from sharedcare.access.models import SignInAttempt
from sharedcare.kernel.ids import key64

AT_MOST = 5
WITHIN = timedelta(minutes=15)


def note(*, username: str, source: str | None, at: datetime) -> None:
    """Write down that a password is tried now. Raises TooManyAttempts, which then does not count."""
    SignInAttempt.objects.filter(at__lte=at - WITHIN).delete()
    mine = SignInAttempt.objects.filter(name=_key(username), source=source)
    tried = SignInAttempt.objects.create(name=_key(username), source=source, at=at)
    before = list(mine.filter(pk__lt=tried.pk).order_by("-pk").values_list("at", flat=True)[:AT_MOST])
    if len(before) == AT_MOST:
        tried.delete()
        until = before[-1] + WITHIN
        raise TooManyAttempts("Too many wrong passwords. Wait a little before the next try.", until)


def forget(*, username: str, source: str | None) -> None:
    """Start over: the right password was given."""
    SignInAttempt.objects.filter(name=_key(username), source=source).delete()


def _key(username: str) -> int:
    return key64(f"sign-in\n{username}")
