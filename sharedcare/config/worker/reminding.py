"""The duty to remind by mail of agreements that run out: asked for once a day, a mail at a time."""

import smtplib
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

import structlog
from django.conf import settings

from sharedcare.access.actors import operator
from sharedcare.access.reminders import actions, queries
from sharedcare.access.reminders.types import Reminder
from sharedcare.office.reminders.letter import Sender, letter

_FROM_HOUR = 6
"""Nobody's telephone is to ring by night."""

_FOR_GOOD = 500
"""From which answer on a mail server means this mail, and not this moment."""

_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Reminding:
    """Sends what is due on a day. When the mail server is away the same mail is tried again as any duty is that fails; one
    that it will not take is told in the log, and tried again on the next day."""

    zone: ZoneInfo
    is_on: bool
    name: str = "reminding"
    _done: date | None = field(default=None, init=False)
    _left: list[Reminder] | None = field(default=None, init=False)

    def step(self, *, at: datetime) -> bool:
        """Send the next one; whether there may be more at once."""
        here = at.astimezone(self.zone)
        today = here.date()
        if not self.is_on or self._done == today or here.hour < _FROM_HOUR:
            return False
        # Taken away until it is sent: what could not be is asked for anew, since by then it may not be due any more.
        left, self._left = self._left, None
        if left is None:
            left = self._pending(today, at)
        for reminder in left[:1]:
            self._send(reminder, at)
        if len(left) > 1:
            self._left = left[1:]
            return True
        self._done = today
        return False

    def _pending(self, today: date, at: datetime) -> list[Reminder]:
        found, unreachable = queries.pending(today=today, by=operator("worker reminding"), at=at)
        if unreachable:
            _log.warning("reminding.no_address", agreements=unreachable)
        return found

    def _send(self, reminder: Reminder, at: datetime) -> None:
        sender = Sender(settings.DEFAULT_FROM_EMAIL, settings.SHAREDCARE_ADDRESS)

        def deliver(one: Reminder) -> None:
            letter(one, sender=sender, at=at, zone=self.zone).send()

        try:
            is_sent = actions.send(reminder=reminder, deliver=deliver, at=at)
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as refusal:
            if isinstance(refusal, smtplib.SMTPDataError) and refusal.smtp_code < _FOR_GOOD:
                raise
            # Its text has the address.
            _log.warning("reminding.refused", agreement=reminder.agreement.id)
            return
        if is_sent:
            _log.info("reminding.sent", agreement=reminder.agreement.id, days=reminder.days)
