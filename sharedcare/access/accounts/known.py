"""Whose session a request comes with, and whose account that is: what Django asks with every request of everybody.

Its own way to ask builds both statements anew each time, which takes longer than the answer. Here they are prepared once for
each connection; the rest is Django's.
"""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import connection

from sharedcare.access.models import Account
from sharedcare.kernel.clock import now
from sharedcare.records.storage.connection import raw_connection, run

_SESSION = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"
_FIELDS = [one.attname for one in Account._meta.concrete_fields]  # noqa: SLF001  (public, says Django)
_ACCOUNT = f"SELECT {', '.join(_FIELDS)} FROM access_account WHERE id = %s::bigint AND is_active"  # noqa: S608  (names of columns only)


class SessionStore(DatabaseStore):
    """What `SESSION_ENGINE` needs: Django's table, read by a statement of the house."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing under a key of which there is none."""
        key = self.session_key or ""
        # Whoever made one up need not ask the database with it, least of all with what no text of it can hold.
        found = _one(_SESSION, (key, now())) if _may_be(key) else None
        if found is None:
            self._session_key = None
            return {}
        held: dict[str, Any] = self.decode(found[0])
        return held


class Accounts(ModelBackend):
    """What `AUTHENTICATION_BACKENDS` needs: Django's, with accounts looked up by a statement of the house."""

    def get_user(self, user_id: int) -> Account | None:
        """The account, as long as it may be used."""
        row = _one(_ACCOUNT, (user_id,))
        return None if row is None else Account.from_db("default", _FIELDS, row)


def _one(sql: str, params: tuple[Any, ...]) -> tuple[Any, ...] | None:
    # Django has to hear of what goes wrong: it lets go of a connection that is dead, and the next request gets another.
    with connection.wrap_database_errors:
        found: tuple[Any, ...] | None = run(raw_connection(), sql, params).fetchone()
        return found


def _may_be(key: str) -> bool:
    return key.isascii() and key.isalnum()
