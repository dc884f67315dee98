"""The one code path to a database, whether it is the embedded one or a server of the operator's.

Everybody connects as the login role of DATABASE_URL and then takes on the role `sharedcare_app`,
which may not change or remove what is append-only. Only migrations work as the login role.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

APPLICATION_ROLE = "sharedcare_app"
OLDEST_VERSION = 15


def django_database(url: str, *, patience: int = 0) -> dict[str, Any]:
    """Django's description of the database at `url`; without one, a database that refuses any use.

    A statement that takes longer than `patience`, in seconds, is ended; 0 lets it take its time.
    """
    if not url:
        return {"ENGINE": "django.db.backends.dummy"}
    parts = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    port = options.pop("port", None) or str(parts.port or "")
    if patience:
        options["options"] = f"{options.get('options', '')} -c statement_timeout={patience}s".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": port,
        # A connection stays open for as long as its thread lives: opening one costs more than most queries.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            **options,
            "assume_role": APPLICATION_ROLE,
            "application_name": "sharedcare",
            # Statements that ask for it are prepared once for each connection.
            "prepare_threshold": 5,
        },
    }


@contextmanager
def as_login_role(alias: str = "default") -> Iterator[None]:
    """Work as the role that DATABASE_URL logs in as, the owner of the tables: for migrations alone."""
    from django.db import connections  # settings import this module before there are connections

    connection = connections[alias]
    options = connection.settings_dict["OPTIONS"]
    role = options.pop("assume_role", None)
    if connection.connection is not None:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
    try:
        yield
    finally:
        if role is not None:
            options["assume_role"] = role
            connection.close()
