"""What is answered is on disk, also in a database of the operator's."""

import os

import pytest

from sharedcare.config.server_check import DatabaseForgets, server_version


@pytest.mark.usefixtures("started_database")
def test_a_database_that_answers_before_its_disk_is_refused() -> None:
    url = os.environ["DATABASE_URL"]
    assert server_version(url)

    with pytest.raises(DatabaseForgets, match="synchronous_commit"):
        server_version(f"{url}{'&' if '?' in url else '?'}options=-c%20synchronous_commit%3Doff")
