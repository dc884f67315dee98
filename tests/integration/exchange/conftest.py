"""A record for the tests of this folder."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from sharedcare.config.embedded.cluster import Cluster
from sharedcare.config.embedded.lease import lease
from sharedcare.config.progress import silence
from tests.integration.config.commands import run
from tests.integration.exchange.loading import Record


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    cluster = Cluster(tmp_path_factory.mktemp("load"))
    with lease(cluster, report=silence) as url:
        # `receive` makes no record of its own, and which test comes first is anybody's guess.
        made = run("migrate", home=cluster.home)
        assert made.returncode == 0, made.stderr
        yield Record(cluster.home, url)


@pytest.fixture
def mark() -> str:
    """A text that no other test's resources have in them."""
    return uuid4().hex[:12]
