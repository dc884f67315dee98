"""A connection that PostgreSQL has dropped: one page fails, and the next ones come."""

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client

from tests.integration.clinic.browsing import browser

pytestmark = pytest.mark.django_db(transaction=True)


def _ended() -> None:
    """What the database's operator, a restart or a firewall does to a connection that a process holds."""
    connection.ensure_connection()
    own = connection.connection.info.backend_pid
    with psycopg.connect(settings.ENVIRONMENT.database_url, dbname=connection.settings_dict["NAME"]) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [own])


def test_whoever_is_signed_in_gets_pages_again_after_the_one_that_found_it_dead() -> None:
    client: Client = browser()
    client.raise_request_exception = False
    assert client.get("/patients").status_code == 200

    _ended()
    statuses = []
    for _ in range(3):
        statuses.append(client.get("/patients").status_code)
        # As Django does between two requests of a process.
        for one in connections.all():
            one.close_if_unusable_or_obsolete()

    assert statuses[1:] == [200, 200]
