"""Sending a reminder, and remembering that it went."""

from collections.abc import Callable
from datetime import datetime

from sharedcare.access import gate
from sharedcare.access.reminders.queries import key_of
from sharedcare.access.reminders.types import Reminder
from sharedcare.records.storage.connection import raw_connection, run

_SENT = """
INSERT INTO access_reminder (contract, last_day, days, recipient, sent_at)
VALUES (%s::bigint, %s::date, %s::smallint, %s::bigint, %s::timestamptz) ON CONFLICT DO NOTHING RETURNING days"""


def send(*, reminder: Reminder, deliver: Callable[[Reminder], None], at: datetime) -> bool:
    """Send one reminder, unless it was sent before; whether it was sent now.

    It counts as sent when `deliver` has come back; whatever that raises, nothing is remembered, and it is sent another
    time. Whoever would send the same one meanwhile waits here, and does not. Killed between the mail server's word and
    the commit it goes twice, which is why its Message-ID is always the same.
    """
    with gate.together():
        is_new = run(raw_connection(), _SENT, (*key_of(reminder), at)).fetchone() is not None
        if is_new:
            deliver(reminder)
        return is_new
