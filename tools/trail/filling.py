"""Fills the trail as years of use would: many accounts, many patients, every entry in a transaction of its own."""

import psycopg

_ACCOUNTS = """
INSERT INTO access_account (password, username, display, practitioner_role, role, organization_name, organization,
    scopes, is_active, is_demo, created_at, era)
SELECT '!', 'person-' || n, 'Person ' || n, 'role-' || n, 'Sygeplejerske', 'Unit ' || n %% 40, 'sor-' || n %% 40,
    'user/*.rs', true, true, now(), 0
FROM generate_series(1, %(accounts)s) AS n"""

# Nine of ten entries are looks of people, at the same few patients for the most part; one of a hundred is refused.
_ENTRIES = """
INSERT INTO access_trail (tx, at, client, account, role, organization, source, request, action, ground, refusal, type,
    key, what, patients, keys, versions)
SELECT
    %(first)s + n,
    now() - interval '730 days' + interval '730 days' * ((%(first)s + n)::float / %(total)s),
    CASE WHEN n %% 10 = 0 THEN 3 ELSE -2 END,
    CASE WHEN n %% 10 > 0 THEN person END,
    CASE WHEN n %% 10 > 0 THEN 'role-' || person END,
    'sor-' || person %% 40,
    '10.0.0.0'::inet + person,
    (random() * 1e15)::bigint,
    CASE WHEN n %% 10 = 0 THEN 6 WHEN n %% 3 = 0 THEN 4 ELSE 16 END,
    CASE WHEN n %% 100 = 7 THEN NULL WHEN n %% 10 = 0 THEN 1 WHEN n %% 1000 = 1 THEN 7 ELSE 6 END,
    CASE WHEN n %% 100 = 7 THEN 'Your role gives no right to this.' END,
    CASE WHEN n %% 10 = 0 THEN 'Observation' ELSE 'Patient' END,
    CASE WHEN n %% 3 > 0 THEN patient END,
    CASE WHEN n %% 3 = 0 THEN 'birthdate,name' END,
    CASE WHEN n %% 100 <> 7 THEN ARRAY[patient] END,
    CASE WHEN n %% 10 = 0 THEN ARRAY[patient + 1] END,
    CASE WHEN n %% 10 = 0 THEN ARRAY[1] END
FROM (
    SELECT n, 1 + (random() * (%(accounts)s - 1))::int AS person,
        hashint8extended((random() ^ 3 * %(patients)s)::bigint, 0) AS patient
    FROM generate_series(1, %(many)s) AS n
) made"""

_STEP = 50_000


def fill(
    connection: psycopg.Connection, *, entries: int, accounts: int = 1000, patients: int = 100_000
) -> None:
    """So many entries over two years. To be done as the tables' owner, in an empty trail."""
    connection.execute(_ACCOUNTS, {"accounts": accounts})
    # What is sealed are transactions that have ended: ours are numbered from 1, and the database's come after them.
    connection.execute("UPDATE feed_base SET base = base + %s", [entries])
    for first in range(0, entries, _STEP):
        many = min(_STEP, entries - first)
        values = {"first": first, "many": many, "total": entries, "accounts": accounts, "patients": patients}
        connection.execute(_ENTRIES, values)
    connection.execute("VACUUM (ANALYZE) access_trail")
