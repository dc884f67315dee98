"""The chain of seals: an entry that was removed, changed, added or re-ordered is found, and named."""

import hashlib
from datetime import timedelta

import psycopg
import pytest

from sharedcare.access.audit import form, sealing
from sharedcare.access.audit.comparing import Finding, Wrong
from sharedcare.access.audit.sealing import Sealing, head, seal
from sharedcare.access.audit.verifying import verify
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.audit.trails import bend, ids, seal_all, sealed, write
from tests.integration.access.clients import NOON

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of five, so that a trail of twenty has several."""
    monkeypatch.setattr(sealing, "MOST", 5)
    monkeypatch.setattr(sealing, "_NEXT", sealing._NEXT.replace("LIMIT 1024", "LIMIT 5"))


def found() -> list[tuple[Wrong, int | None]]:
    return [(one.wrong, one.id) for one in verify().findings]


def test_a_trail_that_nobody_bent_is_as_it_was_sealed() -> None:
    sealed(22)

    whole = verify()

    assert (whole.entries, whole.unsealed, whole.findings) == (22, 0, [])
    assert whole.seals >= 5
    assert whole.head == head()[:2]


def test_what_is_not_sealed_yet_is_counted_and_sealed_the_next_time() -> None:
    sealed(3)
    write(4, minutes=1)

    waiting = verify()
    seal_all()

    assert (waiting.entries, waiting.unsealed, waiting.findings) == (3, 4, [])
    assert waiting.waiting_since == NOON + timedelta(minutes=1)
    assert (verify().entries, verify().unsealed) == (7, 0)


def test_an_entry_of_a_transaction_that_goes_on_is_sealed_only_when_it_has_ended() -> None:
    dsn = raw_connection().info.dsn
    with psycopg.connect(dsn, password=raw_connection().info.password) as slow:
        slow.execute("SET ROLE sharedcare_app")
        slow.execute("INSERT INTO access_trail (at, client, action, ground) VALUES (%s, 7, 4, 1)", [NOON])
        write(3)
        assert seal(at=NOON) == 0
        slow.commit()
    seal_all()

    assert (verify().entries, verify().findings) == (4, [])


@pytest.mark.parametrize("which", [0, 4, 5, 11, 21])
def test_an_entry_that_was_removed_is_named(which: int) -> None:
    number = sealed(22)[which]

    bend("DELETE FROM access_trail WHERE id = %s", number)

    assert found() == [(Wrong.REMOVED, number)]


@pytest.mark.parametrize(
    "change",
    [
        "at = at + interval '1 microsecond'",
        "request = 43",
        "client = 8",
        "account = 1",
        "role = 'somebody'",
        "organization = NULL",
        "source = '192.0.2.8'",
        "action = 1",
        "ground = 2",
        "ground = NULL, refusal = 'no'",
        "type = 'Task'",
        "key = 1",
        "version = 1",
        "what = what || ' '",
        "as_of = at",
        "patients = '{1}'",
        "keys = '{}'",
        "versions = '{1}'",
    ],
)
def test_an_entry_of_which_any_column_was_changed_is_named(change: str) -> None:
    number = sealed(7)[5]

    bend(f"UPDATE access_trail SET {change} WHERE id = %s", number)

    assert found() == [(Wrong.CHANGED, number)]


def test_every_column_of_the_trail_is_sealed() -> None:
    sql = "SELECT attname FROM pg_attribute WHERE attrelid = 'access_trail'::regclass AND attnum > 0 AND NOT attisdropped"
    columns = {name for (name,) in run(raw_connection(), sql)}

    assert columns == {"tx", "id", *(name for name, _sql in form.FORMS[form.NEWEST])}


def test_an_entry_that_was_added_is_named() -> None:
    first, *_rest = sealed(12)

    bend(
        "INSERT INTO access_trail (tx, id, at, client, action, ground)"
        " SELECT tx, 99, at, 7, 4, 1 FROM access_trail WHERE id = %s",
        first,
    )

    assert found() == [(Wrong.ADDED, 99)]


def test_entries_that_changed_places_are_named() -> None:
    numbers = sealed(12)
    one, other = numbers[2], numbers[9]

    bend("UPDATE access_trail SET id = CASE id WHEN %s THEN %s ELSE %s END WHERE id IN (%s, %s)",
         one, other, one, one, other)  # fmt: skip

    assert found() == [(Wrong.REORDERED, one), (Wrong.REORDERED, other)]


def test_an_entry_that_was_put_somewhere_else_in_the_order_is_named() -> None:
    numbers = sealed(12)

    bend("UPDATE access_trail SET tx = tx - 6 WHERE id = %s", numbers[9])
    bend("UPDATE access_trail SET id = 98 WHERE id = %s", numbers[1])

    assert [(one.wrong, one.id) for one in verify().findings] == [
        (Wrong.REORDERED, numbers[1]),
        (Wrong.REORDERED, numbers[9]),
    ]
    assert verify().findings[0].instead == "number 98"


def test_an_entry_that_was_put_behind_everything_that_is_sealed_is_named() -> None:
    numbers = sealed(12)

    bend("UPDATE access_trail SET tx = tx + 1000 WHERE id = %s", numbers[9])

    assert found() == [(Wrong.REORDERED, numbers[9])]


def test_several_that_were_bent_at_once_are_all_named() -> None:
    numbers = sealed(22)

    bend("DELETE FROM access_trail WHERE id = ANY (%s)", [numbers[3], numbers[20]])
    bend("UPDATE access_trail SET what = 'x' WHERE id = %s", numbers[8])

    assert found() == [(Wrong.REMOVED, numbers[3]), (Wrong.CHANGED, numbers[8]), (Wrong.REMOVED, numbers[20])]


@pytest.mark.parametrize(
    "change",
    [
        "hash = sha256('')",
        "digests = substring(digests FROM 9) || substring(digests FROM 1 FOR 8)",
        "digests = substring(digests FROM 9)",
        "count = count + 1",
        "sealed_at = sealed_at - interval '1 day'",
    ],
)
def test_a_seal_that_was_changed_is_named_and_no_entry_blamed(change: str) -> None:
    sealed(22)

    bend(f"UPDATE access_seal SET {change} WHERE number = 3", table="access_seal")

    assert verify().findings == [Finding(Wrong.SEAL_CHANGED, 3)]


def test_a_seal_that_was_removed_is_named() -> None:
    sealed(22)

    bend("DELETE FROM access_seal WHERE number = 2", table="access_seal")

    assert verify().findings == [Finding(Wrong.SEAL_REMOVED, 2)]


def test_a_block_that_was_sealed_anew_by_itself_does_not_fit_the_next() -> None:
    numbers = sealed(22)
    [(seal_number,)] = run(
        raw_connection(), "SELECT number FROM access_seal WHERE %s::bigint = ANY (ids)", [numbers[6]]
    )
    bend("UPDATE access_trail SET what = 'nothing' WHERE id = %s", numbers[6])

    reseal(seal_number)

    assert verify().findings == [Finding(Wrong.SEAL_CHANGED, seal_number + 1)]


def test_who_seals_everything_anew_is_found_by_whoever_kept_a_head() -> None:
    numbers = sealed(12)
    noted = head().hash
    assert verify(since_head=noted).leads_on is True
    bend("DELETE FROM access_trail WHERE id = %s", numbers[3])

    bend("DELETE FROM access_seal", table="access_seal")
    seal_all()

    assert verify().findings == []
    assert verify(since_head=noted).leads_on is False


def test_a_head_is_led_on_from_though_much_was_sealed_since() -> None:
    sealed(12)
    noted = head().hash
    write(9, minutes=1)
    seal_all()

    assert verify(since_head=noted).leads_on is True


def test_the_hash_can_be_reckoned_by_anybody_with_the_text_of_the_entries() -> None:
    sealed(3)
    sql = (
        "SELECT string_agg(tx || ' ' || id || ' ' || json_build_array((extract(epoch FROM at) * 1000000)::bigint,"
        " request, client, account, role, organization, source::text, action, ground, refusal, type, key, version,"
        " what, (extract(epoch FROM as_of) * 1000000)::bigint, patients, keys, versions)::text, E'\\n' ORDER BY tx, id)"
        " FROM access_trail WHERE id <= (SELECT ids[count] FROM access_seal WHERE number = 1)"
    )
    [(lines,)] = raw_connection().execute(sql).fetchall()
    [(count, stored)] = run(
        raw_connection(), "SELECT count, hash FROM access_seal WHERE number = 1"
    ).fetchall()

    text = f"{'0' * 64}\n1 1 {int(NOON.timestamp()) * 1_000_000} {count}\n{lines}"

    assert hashlib.sha256(text.encode()).digest() == stored
    assert '"192.0.2.7/32", 4, 1, null, "Patient", null, null, "look 0", null, null, null, null]' in lines


def test_only_one_seals_at_a_time() -> None:
    write(3)
    with psycopg.connect(raw_connection().info.dsn, password=raw_connection().info.password) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [sealing._LOCK])
        assert seal(at=NOON) == 0


def test_the_duty_seals_every_few_seconds_and_not_at_every_step() -> None:
    duty = Sealing()
    duty.step(at=NOON)
    sealed(1)
    write(1)

    duty.step(at=NOON + timedelta(seconds=4))
    waiting = verify().unsealed
    seconds = 5
    while verify().unsealed:
        duty.step(at=NOON + timedelta(seconds=seconds))
        seconds += 5

    assert waiting == 1


@pytest.mark.parametrize("role", ["sharedcare_app", "none"])
def test_nobody_changes_a_seal(role: str) -> None:
    sealed(1)
    for statement in ("UPDATE access_seal SET count = 2", "DELETE FROM access_seal", "TRUNCATE access_seal"):
        with (
            raw_connection().transaction(force_rollback=True),
            pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.RaiseException)),
        ):
            raw_connection().execute(f"SET LOCAL ROLE {role}")
            raw_connection().execute(statement)
    assert len(ids()) == 1


def reseal(number: int) -> None:
    """Make one seal anew from what its entries are now, as somebody would who knows how."""
    rows = run(
        raw_connection(), f"SELECT tx, id, {form.told(1)} FROM access_trail ORDER BY tx, id"
    ).fetchall()
    seals = run(raw_connection(), "SELECT number, ids, hash FROM access_seal").fetchall()
    before = next((stored for n, _ids, stored in seals if n == number - 1), form.BEGINNING)
    mine = next(ids for n, ids, _hash in seals if n == number)
    lines = [form.Line(*row) for row in rows if row[1] in mine]
    at = int(NOON.timestamp()) * 1_000_000
    anew = form.chained(before, form.Head(number, 1, at), lines)
    digests = b"".join(line.digest for line in lines)
    bend("UPDATE access_seal SET hash = %s, digests = %s WHERE number = %s", anew, digests, number,
         table="access_seal")  # fmt: skip
