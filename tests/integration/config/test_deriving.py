"""A record from an earlier version: who may see whose record is derived at the start, once, or a sentence says what to do."""

import json
import signal
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from sharedcare.access.grants import form
from sharedcare.config import deriving
from sharedcare.config.deriving import NotDerived, derive
from sharedcare.config.embedded.cluster import Cluster
from sharedcare.config.embedded.lease import lease
from sharedcare.config.progress import silence
from sharedcare.kernel.ids import key64
from sharedcare.records.storage.connection import raw_connection
from tests.integration.access.accounts import staff
from tests.integration.access.care import treated
from tests.integration.access.opening import anna
from tests.integration.config.commands import free_port, run, serving
from tests.integration.config.regions import folder_of_one

HOSPITAL = "999900002016000"
_DERIVED = "access_organization, access_role, access_agreement, access_relation, access_proxy, access_hidden, access_emergency"


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a record in which nothing is derived, as an earlier version left it."""
    home = folder_of_one(tmp_path_factory, "earlier")
    forget(home)
    return home


def forget(home: Path) -> None:
    with lease(Cluster(home), report=silence) as url, psycopg.connect(url) as database:
        database.execute(f"TRUNCATE {_DERIVED}, access_derived")


def may_read(port: int, token: str) -> bool:
    """Whether a system of the hospital may read one of its patients."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/fhir/Patient/demo-poul", headers={"Authorization": f"Bearer {token}"}
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return bool(json.loads(answer.read())["id"] == "demo-poul")
    except urllib.error.HTTPError:
        return False


def served(home: Path, token: str) -> tuple[bool, str]:
    with serving("serve", home=home, port=free_port()) as running:
        found = may_read(running.port, token)
        running.end(signal.SIGINT)
    return found, running.said


def hospital_token(home: Path) -> str:
    made = run("token", "--client", "ours", "--scope", "system/*.rs", "--organization", HOSPITAL, home=home)
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()


def test_records_are_open_after_the_start_whoever_starts_first(earlier: Path) -> None:
    token = hospital_token(earlier)
    forget(earlier)

    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: served(earlier, token), range(2)))

    assert [is_open for is_open, _ in both] == [True, True]
    assert sum("Deriving anew" in said for _, said in both) == 1
    is_open, said = served(earlier, token)
    assert is_open
    assert "Deriving" not in said


def test_any_command_that_opens_the_record_derives_unless_reindex_has(earlier: Path) -> None:
    token = hospital_token(earlier)
    forget(earlier)
    assert "Deriving anew" not in run("reindex", home=earlier).stderr
    assert "Deriving anew" not in run("user", "list", home=earlier).stderr
    forget(earlier)

    ran = run("user", "list", home=earlier)

    assert "Deriving anew" in ran.stderr
    assert served(earlier, token)[0]


@pytest.mark.django_db(transaction=True)
def test_what_would_take_long_is_refused_with_what_to_run_and_a_record_that_is_derived_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    staff()
    anna()
    treated("anna")
    before = relations()
    form_forgotten()
    monkeypatch.setattr(deriving, "MOST", 1)

    with pytest.raises(NotDerived, match="Run: sharedcare reindex"):
        derive(report=silence)

    monkeypatch.undo()
    derive(report=silence)
    assert relations() == before
    assert before
    monkeypatch.setattr(deriving, "MOST", 1)
    derive(report=silence)


@pytest.mark.django_db(transaction=True)
def test_one_that_fails_half_way_is_done_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    staff()
    anna()
    treated("anna")
    form_forgotten()

    def fails(_connection: object) -> object:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(deriving, "rebuild", fails)
        with pytest.raises(KeyboardInterrupt):
            derive(report=silence)

    assert not form.is_current(raw_connection())
    derive(report=silence)
    assert form.is_current(raw_connection())


def form_forgotten() -> None:
    """The test's database begins without the note, since nobody has started it."""
    assert not form.is_current(raw_connection())


def relations() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT organization, programme FROM access_relation WHERE patient = %s ORDER BY 1, 2",
            [key64("Patient/anna")],
        )
        return list(cursor.fetchall())
