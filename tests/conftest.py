"""What all tests share: a database, the published examples, and a browser."""

import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase, override_settings
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from sharedcare.config.database import as_login_role
from sharedcare.config.embedded.lease import lease
from sharedcare.config.progress import silence
from tests.database import own_cluster
from tests.emptying import empty_tables, filled_tables, one_at_a_time

_PROJECT = Path(__file__).parent.parent

# No test fails on a time: how long an example takes says how busy the machine is.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def started_database() -> Iterator[None]:
    """The PostgreSQL of this run is up for as long as this process tests."""
    cluster = own_cluster()
    with lease(cluster, report=silence) if cluster else nullcontext():
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    started_database: None,
    request: pytest.FixtureRequest,
    django_db_blocker: DjangoDbBlocker,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """The test database: made and migrated as the role that logs in, used as the application's role."""
    reuse = request.config.getvalue("reuse_db") and not request.config.getvalue("create_db")
    with django_db_blocker.unblock():
        with as_login_role(), one_at_a_time():
            previous = connection.creation.create_test_db(verbosity=0, autoclobber=True, keepdb=reuse)
        filled = filled_tables()
        with pytest.MonkeyPatch.context() as patch:
            # Django would empty only the tables of models, and may not: a record is not to be emptied.
            patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: empty_tables(but=filled))
            yield
        with as_login_role():
            connection.creation.destroy_test_db(previous, verbosity=0, keepdb=reuse)


@pytest.fixture(scope="session", autouse=True)
def quick_hashing() -> Iterator[None]:
    """What makes passwords slow to guess would make tests slow too: half a second for each that is set or given.

    Only in this process: `sharedcare` that is started as a program hashes as it ships.
    """
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of messages and records that others published; the test is skipped where it is not."""
    folder = Path(os.environ.get("SHAREDCARE_EXAMPLES") or _PROJECT.parent / "shared" / "examples")
    if not folder.is_dir():
        pytest.skip(
            f"The published examples are not here ({folder}); SHAREDCARE_EXAMPLES names their folder."
        )
    return folder
