"""Reminders by mail before an agreement runs out: to whom, when, once, and what the mail says."""

import smtplib
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from pytest_django import Settings

from sharedcare.access.agreements import actions
from sharedcare.access.reminders.types import Reminder
from sharedcare.config.worker.reminding import Reminding
from sharedcare.office.reminders.letter import Sender, letter
from tests.integration.access.agreeing import People, now, offered, sign, signed
from tests.integration.access.care import organisation, role, store
from tests.integration.access.clients import NOON

pytestmark = pytest.mark.django_db
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@pytest.fixture
def people() -> People:
    """The hospital's administrator has an address of their own, the town's that of the town hall."""
    found = People()
    store(
        role("hospital-boss", "hospital", "administrator", telecom=[email("boss@hospital.example")]),
        organisation("town", "municipality") | {"telecom": [email("town-hall@town.example")]},
    )
    return found


@pytest.fixture(autouse=True)
def mailing(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "shared-care@care.example"
    settings.SHAREDCARE_ADDRESS = "https://care.example"


def email(value: str, **more: str) -> dict[str, str]:
    return {"system": "email", "value": value, **more}


def before(days: int) -> datetime:
    """Noon, so many days before the last."""
    return datetime(2026, 12, 31, 11, tzinfo=UTC) - timedelta(days=days)


def work(at: datetime, duty: Reminding | None = None) -> list[str]:
    """A worker does all there is to do at a moment; to whom mail went."""
    had = len(mail.outbox)
    duty = duty or Reminding(zone=COPENHAGEN, is_on=True)
    while duty.step(at=at):
        pass
    return sorted(one.to[0] for one in mail.outbox[had:])


BOTH = ["boss@hospital.example", "town-hall@town.example"]


def test_the_administrators_of_the_parties_are_told_three_times_each_once(people: People) -> None:
    signed(people)

    told = {days: work(before(days)) for days in range(100, -1, -1)}

    assert {days: who for days, who in told.items() if who} == {90: BOTH, 30: BOTH, 7: BOTH}


def test_the_mail_says_who_with_whom_about_what_until_when_and_where_to_open_it_and_nothing_else(
    people: People,
) -> None:
    made = signed(people, title="Om Jens Jensen 010101-0101")

    work(before(30))

    sent = mail.outbox[0]
    assert (
        "En samarbejdsaftale mellem hospital og town om Hjertesvigt udløber 31.12.2026, om 30 dage."
        in sent.body
    )
    assert "runs out on 31 Dec 2026, in 30 days" in sent.body
    assert sent.body.count(f"https://care.example/office/agreements/{made}\n") == 2
    assert sent.subject == "En samarbejdsaftale udløber om 30 dage / An agreement runs out in 30 days"
    assert "Jens" not in sent.body + sent.subject


def test_a_worker_that_starts_anew_sends_nothing_twice(people: People) -> None:
    signed(people)
    assert work(before(90)) == BOTH

    assert work(before(90)) == []
    assert work(before(89)) == []


def test_what_could_not_be_sent_is_sent_when_the_server_is_back(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(people)
    duty = Reminding(zone=COPENHAGEN, is_on=True)
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", _away)
        with pytest.raises(ConnectionRefusedError):
            duty.step(at=before(30))

    assert work(before(30), duty) == BOTH


def test_when_the_server_goes_away_between_two_only_the_second_is_sent_again(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(people)
    duty = Reminding(zone=COPENHAGEN, is_on=True)
    assert duty.step(at=before(30))
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", _away)
        with pytest.raises(ConnectionRefusedError):
            duty.step(at=before(30))

    assert work(before(30), duty) == BOTH[1:]


@pytest.mark.parametrize(
    "refusal", [smtplib.SMTPRecipientsRefused({}), smtplib.SMTPDataError(554, b"No thank you")]
)
def test_a_mail_that_the_server_refuses_stops_no_other_and_is_tried_on_the_next_day(
    people: People, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    signed(people)
    deliver = EmailBackend.send_messages

    def fussy(self: EmailBackend, messages: Any) -> int:
        if messages[0].to == BOTH[:1]:
            raise refusal
        return deliver(self, messages)

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", fussy)
        assert work(before(30)) == BOTH[1:]

    assert work(before(29)) == BOTH[:1]


def test_an_address_that_no_mail_can_have_stops_no_other(people: People) -> None:
    store(
        role("hospital-boss", "hospital", "administrator", telecom=[email(f"boss@{'x' * 70}.example")]),
    )
    signed(people)

    assert work(before(30)) == BOTH[1:]


def test_a_server_that_is_busy_is_asked_again(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    signed(people)
    duty = Reminding(zone=COPENHAGEN, is_on=True)
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", _busy)
        with pytest.raises(smtplib.SMTPDataError):
            duty.step(at=before(30))

    assert work(before(30), duty) == BOTH


def test_what_was_missed_is_told_once_as_the_nearest(people: People) -> None:
    signed(people)

    assert work(before(5)) == BOTH
    assert "om 5 dage" in mail.outbox[0].subject
    assert work(before(4)) == []


def test_nobody_is_reminded_once_the_renewal_is_signed(people: People) -> None:
    made = signed(people)
    renewed = actions.renew(agreement=made, by=people.owner, at=NOON)
    actions.offer(agreement=renewed, version=1, by=people.owner, at=NOON)
    assert work(before(90)) == BOTH

    for one in (people.hospital, people.town):
        sign(renewed, one)

    assert work(before(30)) == []


def test_an_agreement_that_gets_another_last_day_is_reminded_of_anew(people: People) -> None:
    made = signed(people)
    assert work(before(90)) == BOTH
    at = before(60)
    actions.end(
        agreement=made,
        version=now(made, people.owner).version,
        reason="Vi bliver færdige før tid",
        last_day=date(2026, 12, 1),
        by=people.owner,
        at=at,
    )

    assert work(at) == BOTH


def test_where_a_party_has_no_administrator_those_above_it_are_told(people: People) -> None:
    store(
        role("hospital-boss", "hospital", "administrator", active=False),
        role("region-boss", "region", "administrator", telecom=[email("boss@region.example")]),
        role("elsewhere-boss", "elsewhere", "administrator", telecom=[email("other@elsewhere.example")]),
    )
    signed_by_region(people)

    assert work(before(30)) == ["boss@region.example", "town-hall@town.example"]


def test_nobody_is_told_at_home_or_by_night_or_where_no_server_is_named(people: People) -> None:
    store(role("hospital-boss", "hospital", "administrator", telecom=[email("at@home.example", use="home")]))
    signed(people)

    assert work(datetime(2026, 12, 1, 2, tzinfo=UTC)) == []
    assert work(before(30), Reminding(zone=COPENHAGEN, is_on=False)) == []
    assert work(before(30)) == BOTH[1:]


def test_a_reminder_that_is_sent_twice_is_the_same_mail(people: People) -> None:
    found = now(signed(people), people.owner)
    sender = Sender("shared-care@care.example", "https://care.example")

    first, second, other = (
        letter(Reminder(found, days, left, "boss@hospital.example"), sender=sender, at=NOON, zone=COPENHAGEN)
        for days, left in ((30, 30), (30, 29), (7, 7))
    )

    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    assert first.extra_headers["Message-ID"] != other.extra_headers["Message-ID"]
    assert first.extra_headers["Message-ID"].endswith("@care.example>")


def _busy(_self: Any, _messages: Any) -> int:
    raise smtplib.SMTPDataError(451, b"Later")


def _away(_self: Any, _messages: Any) -> int:
    raise ConnectionRefusedError


def signed_by_region(people: People) -> None:
    made = offered(people.owner)
    for one in (people.region, people.town):
        sign(made, one)
