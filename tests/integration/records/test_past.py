"""Nothing is overwritten: history, any earlier moment, and the feed of changes."""

from datetime import timedelta

import psycopg
import pytest
from django.db.transaction import atomic

from sharedcare.records import feed, history
from sharedcare.records.storage import reading
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.records.store import NOON, ask, delete, kilograms, observation, patient, put
from tests.patience import patiently

HOUR = timedelta(hours=1)


def three_versions_and_an_end() -> None:
    for number in range(3):
        put(patient("a", multipleBirthInteger=number), at=NOON + number * HOUR)
    delete("Patient", "a", at=NOON + 3 * HOUR)


def read_on(position: feed.Position, *types: str, count: int = 9) -> tuple[feed.Position, list[feed.Change]]:
    """The next stretch of the feed: where it ends, and what of these types is in it."""
    stretch = ask(feed.stretch_after(position, types=types, count=count))
    if stretch is None:
        return position, []
    return stretch.until, ask(feed.changes_within(position, stretch.until, types=types))


@pytest.mark.django_db
def test_history_holds_all_versions_the_newest_first_and_the_deletion() -> None:
    three_versions_and_an_end()
    page = ask(history.of_instance(type="Patient", id="a", count=10))

    assert [(one.version, one.content is None) for one in page.versions] == [
        (4, True),
        (3, False),
        (2, False),
        (1, False),
    ]
    assert page.total == 4


@pytest.mark.django_db
def test_history_comes_in_pages() -> None:
    three_versions_and_an_end()
    first = ask(history.of_instance(type="Patient", id="a", count=3))
    second = ask(history.of_instance(type="Patient", id="a", count=3, cursor=first.next))

    assert [one.version for one in [*first.versions, *second.versions]] == [4, 3, 2, 1]
    assert second.next is None


@pytest.mark.django_db
@pytest.mark.parametrize(("hours", "version"), [(-1, None), (0, 1), (1, 2), (2, 3), (2.5, 3), (3, 4), (9, 4)])
def test_the_record_can_be_read_as_of_any_moment(hours: float, version: int | None) -> None:
    three_versions_and_an_end()
    stored = ask(reading.as_of(type="Patient", id="a", moment=NOON + hours * HOUR))

    assert (stored.version if stored else None) == version
    assert stored is None or (stored.content is None) == (version == 4)


@pytest.mark.django_db
def test_each_version_can_be_read_for_ever() -> None:
    three_versions_and_an_end()
    second = ask(reading.version(type="Patient", id="a", version=2))

    assert second is not None
    assert b'"multipleBirthInteger":1' in (second.content or b"")


@pytest.mark.django_db(transaction=True)
def test_the_feed_tells_every_change_once_and_in_order_whatever_the_page() -> None:
    three_versions_and_an_end()
    put(patient("b"))
    seen, position = [], feed.BEGINNING
    for _ in patiently():
        position, changes = read_on(position, "Patient", count=2)
        seen += [(one.stored.id, one.stored.version) for one in changes]
        if len(seen) >= 5 and not changes:
            break

    assert seen == [("a", 1), ("a", 2), ("a", 3), ("a", 4), ("b", 1)]


@pytest.mark.django_db(transaction=True)
def test_the_feed_tells_all_versions_that_one_transaction_made_of_one_resource() -> None:
    with atomic():
        for number in range(7):
            put(patient("a", multipleBirthInteger=number), at=NOON + number * HOUR)
    seen, position = [], feed.BEGINNING
    for _ in patiently():
        position, changes = read_on(position, "Patient", count=2)
        seen += [one.stored.version for one in changes]
        if len(seen) >= 7 and not changes:
            break

    assert seen == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.django_db(transaction=True)
def test_a_stretch_without_what_is_asked_for_says_so_and_is_passed_by() -> None:
    put(patient("a"))
    put(observation("weight", "a", valueQuantity=kilograms(81)))
    put(observation("again", "a", valueQuantity=kilograms(80)))
    for _ in patiently():
        stretch = ask(feed.stretch_after(feed.BEGINNING, types=["Patient"], count=9))
        if stretch is not None and stretch.count == 3:
            break

    assert stretch is not None
    assert stretch.matters
    assert [one.stored.id for one in read_on(feed.BEGINNING, "Patient")[1]] == ["a"]
    passed = ask(feed.stretch_after(feed.BEGINNING, types=["Goal"], count=9))
    assert passed == feed.Stretch(stretch.until, 3, matters=False)
    assert read_on(stretch.until, "Patient") == (stretch.until, [])


@pytest.mark.django_db(transaction=True)
def test_the_feed_waits_for_a_transaction_that_began_earlier() -> None:
    info = raw_connection().info
    with psycopg.connect(info.dsn, password=info.password or None) as slow:
        slow.execute("SELECT pg_current_xact_id()")
        put(patient("late"))
        assert read_on(feed.BEGINNING, "Patient") == (feed.BEGINNING, [])
        slow.rollback()
    assert any(read_on(feed.BEGINNING, "Patient")[1] for _ in patiently())


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE resource_version SET id = 'x'",
        "DELETE FROM resource_version",
        "TRUNCATE resource_version",
        "UPDATE resource SET content = '{}'",
        "TRUNCATE resource",
    ],
)
def test_the_database_itself_keeps_the_past(statement: str) -> None:
    three_versions_and_an_end()
    put(patient("b"))
    with pytest.raises(psycopg.Error), atomic():
        run(raw_connection(), statement)


@pytest.mark.django_db
def test_every_primary_key_and_unique_index_of_patient_data_starts_with_the_patient() -> None:
    rows = run(
        raw_connection(),
        """
        SELECT c.relname, array_agg(a.attname::text ORDER BY k.n)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        CROSS JOIN LATERAL unnest(i.indkey::int[]) WITH ORDINALITY k (attnum, n)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
        WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace
          AND EXISTS (SELECT FROM pg_attribute p WHERE p.attrelid = c.oid AND p.attname = 'patient')
        GROUP BY c.relname, i.indexrelid""",
    ).fetchall()

    assert {name for name, _ in rows} == {
        "resource",
        "resource_version",
        "series",
        "index_date",
        "index_quantity",
        "index_string",
        "access_relation",
        "access_proxy",
        "access_hidden",
        "access_emergency",
        "worklist_member",
        "worklist_item",
        "care_judged_value",
        "care_newest_value",
    }
    assert all(columns[:2] == ["shard", "patient"] for _, columns in rows)
