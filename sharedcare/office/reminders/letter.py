"""A reminder as a mail: which agreement, until when, and where to open it. It tells of nobody's record."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from hashlib import blake2b
from urllib.parse import urlsplit

from django.core.mail import EmailMessage

from sharedcare.access.reminders.types import Reminder
from sharedcare.office.reminders.words import SIGNED, WORDS, Words
from sharedcare.ui.moments import Calendar


@dataclass(frozen=True, slots=True)
class Sender:
    """Who mails, and the address that the pages have for those who read it."""

    mail_from: str
    address: str


def letter(reminder: Reminder, *, sender: Sender, at: datetime, zone: tzinfo) -> EmailMessage:
    """The mail, in Danish and in English. Its Message-ID is that of the reminder: one that is sent twice is the same."""
    paragraphs = [
        _said(words, reminder, Calendar(at, zone, language), sender) for language, words in WORDS.items()
    ]
    return EmailMessage(
        subject=" / ".join(
            words.subject.format(left=_left(words, reminder.left)) for words in WORDS.values()
        ),
        body="\n\n".join([*paragraphs, SIGNED]) + "\n",
        from_email=sender.mail_from,
        to=[reminder.address],
        headers={
            "Message-ID": f"<{_mark(reminder)}@{urlsplit(sender.address).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def _said(words: Words, reminder: Reminder, calendar: Calendar, sender: Sender) -> str:
    terms = reminder.agreement.terms
    names = [_plain(one.name) for one in terms.parties]
    return words.text.format(
        parties=f"{', '.join(names[:-1])} {words.and_} {names[-1]}" if len(names) > 1 else "".join(names),
        programme=_plain(terms.programme_text),
        day=calendar.whole(terms.until) if terms.until else "",
        left=_left(words, reminder.left),
        link=f"{sender.address}/office/agreements/{reminder.agreement.id}",
    )


def _left(words: Words, days: int) -> str:
    return words.soon.get(days) or words.left.format(days=days)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _mark(reminder: Reminder) -> str:
    told = (
        reminder.agreement.id,
        str(reminder.agreement.terms.until),
        str(reminder.days),
        reminder.address.lower(),
    )
    return f"reminder.{blake2b(' '.join(told).encode(), digest_size=12).hexdigest()}"
