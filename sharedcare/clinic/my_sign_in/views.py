"""The page of one's own sign-in. It shows; `changing` changes."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sharedcare.access.accounts.second_factor.queries import factors_of
from sharedcare.access.accounts.second_factor.rules import may_remove_one
from sharedcare.clinic.my_sign_in.words import WORDS, Words
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame
from sharedcare.visiting.signed_in import Visitor, signed_in

STYLES = ("door.css", "factor.css", "own.css")


@dataclass(frozen=True, slots=True)
class Line:
    """One second factor as it is shown. `number` is empty for the app."""

    name: str
    about: str
    remove: str
    number: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What the template is given. `says` stands in place of the lines where there can be none."""

    frame: Frame
    words: Words
    lead: str
    says: str
    lines: tuple[Line, ...]
    may_remove: bool
    may_change: bool
    codes: str


@require_safe
@signed_in
def mine(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Which second factors one has, and what can be done about them."""
    words, account = WORDS[visitor.language], visitor.account
    factors = factors_of(account)
    may_change = account.has_usable_password() and not account.is_demo
    page = OwnPage(
        frame=visitor.frame(request, styles=STYLES),
        words=words,
        lead=words.lead.format(name=account.display, username=account.username),
        says=_says(visitor, words, has_any=factors.count > 0),
        lines=_lines(visitor, words),
        may_remove=may_remove_one(factors, required=settings.SHAREDCARE_SECOND_FACTOR),
        may_change=may_change,
        codes=words.codes_left.format(count=factors.codes_left) if factors.codes_left else words.codes_none,
    )
    return rendered(request, "my_sign_in/page.html", page)


def _says(visitor: Visitor, words: Words, *, has_any: bool) -> str:
    if visitor.account.is_demo:
        return words.demo
    if not visitor.account.has_usable_password():
        return words.by_provider
    return "" if has_any else words.none


def _lines(visitor: Visitor, words: Words) -> tuple[Line, ...]:
    factors = factors_of(visitor.account)
    passkeys = tuple(
        Line(
            one.name,
            _about(words, one.added_at, one.used_at),
            words.remove_key.format(name=one.name),
            str(one.number),
        )
        for one in factors.passkeys
    )
    if factors.app_since is None:
        return passkeys
    about = _about(words, factors.app_since, None)
    return (*passkeys, Line(words.app, about, words.remove_app, ""))


def _about(words: Words, added: datetime, used: datetime | None) -> str:
    def said(moment: datetime) -> str:
        return f"{moment.astimezone(settings.SHAREDCARE_TIME_ZONE):%d.%m.%Y}"

    about = words.added.format(day=said(added))
    return f"{about}, {words.used.format(day=said(used))}" if used else about
