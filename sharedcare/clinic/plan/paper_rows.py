"""The documents that the patient's programmes name, as the plan lists them: when, by whom, to whom, and what is done here."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.care.plan.papers import is_for_patient, may_send
from sharedcare.clinic.plan.asking import Asked
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.content import Document
from sharedcare.programmes.types.words import Text
from sharedcare.visiting.signed_in import Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One of them. `href` is where it is written, empty where the reader does not; `remark` then says who does."""

    title: str
    programme: str
    about: str
    sent: SafeString | str
    href: str
    remark: str


def paper_rows(found: Asked, visitor: Visitor) -> tuple[PaperRow, ...]:
    """Programme by programme, in the order of their files."""
    return tuple(
        _row(programme, one, found, visitor) for programme in found.programmes for one in programme.documents
    )


def says(text: Text, language: str) -> str:
    """In the language of the reader."""
    return text.da if language == "da" else text.en


def roles(programme: Programme, keys: Iterable[str], language: str) -> str:
    """The titles of a programme's roles."""
    wanted = set(keys)
    return ", ".join(says(role.title, language) for role in programme.roles if role.key in wanted)


def _row(programme: Programme, one: Document, found: Asked, visitor: Visitor) -> PaperRow:
    words, language = found.words, visitor.language
    is_mine = may_send(programme, one, patient=found.patient, by=visitor.by, at=visitor.at)
    sender = roles(programme, [one.sender], language)
    newest = next((each for each in found.documents if each.named == f"{programme.key}:{one.key}"), None)
    day = found.calendar.local(newest.at).date() if newest is not None else None
    return PaperRow(
        title=says(one.title, language),
        programme=says(programme.title.clinician, language),
        about=words.paper_about.format(
            when=says(one.sent, language), sender=sender, receivers=roles(programme, one.receivers, language)
        ),
        sent=found.calendar.tag(words.paper_sent.format(day=found.calendar.day(day)), day) if day else "",
        href=f"{found.here}/document/{programme.key}/{one.key}" if is_mine else "",
        remark="" if is_mine else words.paper_by.format(who=sender) if is_for_patient(programme, one) else "",
    )
