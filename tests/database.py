"""The database that the tests run on, decided before Django reads its settings.

Named in pyproject.toml as a pytest plugin, since conftest.py comes too late for that. With
DATABASE_URL set the tests use that server; otherwise a PostgreSQL of this run's own, which the
first test that needs it starts (`conftest.started_database`) and which goes with the last.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from sharedcare.config.embedded.cluster import Cluster

_HOME = "SHAREDCARE_TEST_HOME"


def _decide() -> None:
    os.environ.setdefault("SHAREDCARE_SECRET_KEY", "only for tests, only for tests, only")
    for whose in ("CLIENT", "PERSON", "SEARCH", "SIGN_IN", "STRANGER"):
        # All tests come from one address; those about limits bring their own.
        os.environ.setdefault(f"SHAREDCARE_PACE_{whose}", "0")
    if "DATABASE_URL" in os.environ or _HOME in os.environ:
        return
    home = Path(tempfile.mkdtemp(prefix="sharedcare-tests-"))
    # The workers of pytest-xdist inherit both, and so share one server.
    os.environ[_HOME] = str(home)
    os.environ["SHAREDCARE_HOME"] = str(home)
    os.environ["DATABASE_URL"] = Cluster(home, durable=False).url
    atexit.register(shutil.rmtree, home, ignore_errors=True)


def own_cluster() -> Cluster | None:
    """The PostgreSQL of this run's own, or None when the tests use a server that is there already."""
    home = os.environ.get(_HOME)
    return Cluster(Path(home), durable=False) if home else None


_decide()
