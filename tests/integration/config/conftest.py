"""What the tests of the command line share."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql


@contextmanager
def database() -> Iterator[str]:
    """A database of the operator's in which nothing was ever made: its address."""
    url, name = os.environ["DATABASE_URL"], f"empty_{uuid4().hex[:8]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def empty_database(started_database: None) -> Iterator[str]:
    """A database for one test."""
    with database() as address:
        yield address


@pytest.fixture(scope="module")
def shared_database(started_database: None) -> Iterator[str]:
    """A database for all tests of a file."""
    with database() as address:
        yield address
