"""That the demonstration is nowhere but among made-up people: in it everybody can sign in with a password that is printed."""

from django.db import connection

from sharedcare.access.models import Account
from sharedcare.kernel.errors import Refusal


class NotMadeUp(Refusal):
    """The demonstration was asked for where people may be real."""


def require_made_up(*, may_begin: bool = False, begun: bool = False) -> None:
    """Raise NotMadeUp unless the demonstration has filled this database, or has `begun` to; it `may_begin` in an empty one."""
    if begun or Account.objects.filter(is_demo=True).exists() or (may_begin and not _holds_anything()):
        return
    raise NotMadeUp(
        "The demonstration has not made what this database holds, and in the demonstration everybody can sign in with a password "
        "that is printed. Take SHAREDCARE_DEMO away, or give the demonstration a SHAREDCARE_HOME or "
        "DATABASE_URL of its own."
    )


def _holds_anything() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM resource) OR EXISTS (SELECT FROM access_account)")
        found: bool = cursor.fetchone()[0]
    return found
