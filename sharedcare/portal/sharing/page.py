"""From what stands to the pages about sharing. Pure."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from sharedcare.access.wishes.types import Block, Consequence, Wish
from sharedcare.kernel.ids import key64
from sharedcare.portal.frame.page import Around
from sharedcare.portal.frame.words import FrameWords
from sharedcare.portal.saying import Organisation, organisations
from sharedcare.portal.sharing.change import KINDS, Change
from sharedcare.portal.sharing.standing import Answering, Entry, Standing
from sharedcare.portal.sharing.words import Words
from sharedcare.ui.frame import Frame
from sharedcare.ui.markup import Said, filled
from sharedcare.ui.moments import Calendar


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    """A programme, whether the patient has agreed to it, and who sees the record by it."""

    name: str
    consent: str
    code: str
    says: str
    sees: tuple[Organisation, ...]


@dataclass(frozen=True, slots=True)
class BlockCard:
    """Something that is kept back, by the id of its Consent: what, and from whom."""

    id: str
    what: SafeString | str
    whom: str


@dataclass(frozen=True, slots=True)
class SharingPage:
    """What the template is given. `done` says what was just saved, `wrong` why something was not."""

    frame: Frame
    around: Around
    words: Words
    may: bool
    done: str
    wrong: str
    programmes: tuple[ProgrammeCard, ...]
    organisations: tuple[Organisation, ...]
    kinds: tuple[tuple[str, str], ...]
    blocks: tuple[BlockCard, ...]


@dataclass(frozen=True, slots=True)
class EntriesPage:
    """What the template is given: single entries under their headings."""

    frame: Frame
    around: Around
    words: Words
    sections: tuple[tuple[str, tuple[Entry, ...]], ...]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What the template is given: the question, whom it would take the record from or open it to, and the answer. `blind` is
    said where who is responsible now would no longer see it, and `phone` how to reach them."""

    frame: Frame
    around: Around
    words: Words
    question: SafeString
    heading: str
    effect: tuple[Organisation, ...]
    hidden: str
    blind: str
    phone: str
    call: str
    yes: str
    is_heavy: bool
    fields: tuple[tuple[str, str], ...]


def programme_cards(
    stands: Standing, words: Words, around: FrameWords, calendar: Calendar
) -> tuple[ProgrammeCard, ...]:
    """Those the patient takes part in or has agreed to, each with who sees the record by it."""
    agreed = {one.programme: one for one in reversed(stands.consents)}
    cards = []
    for code, name in stands.programmes.items():
        sees = [one for one in stands.treating if one.programme == code]
        wish = agreed.get(code)
        cards.append(
            ProgrammeCard(
                name=name,
                consent=wish.id if wish is not None else "",
                code=code,
                says=_agreed(wish, words, calendar),
                sees=organisations(sees, {}, around, since={}),
            )
        )
    return tuple(cards)


def block_cards(stands: Standing, words: Words) -> tuple[BlockCard, ...]:
    """What is kept back."""
    return tuple(
        BlockCard(one.id, what_of(one.block, stands, words), whom_of(one.block, stands, words))
        for one in stands.blocks
        if one.block is not None
    )


def what_of(block: Block, stands: Standing, words: Words) -> SafeString | str:
    """What a block keeps back, in words."""
    if block.entries:
        entry = stands.entry(block.entries[0])
        return words.entry_gone if entry is None else filled("{}", _quoted(entry))
    if block.kinds:
        kinds = [kind for kind, types in KINDS.items() if not set(types).isdisjoint(block.kinds)]
        return ", ".join(words.kind_names[kind] for kind in kinds) or ", ".join(block.kinds)
    return words.all_of_it


def whom_of(block: Block, stands: Standing, words: Words) -> str:
    """From whom, in words."""
    if not block.organizations:
        return words.from_all
    return words.from_one.format(name=", ".join(stands.places.get(one, one) for one in block.organizations))


def about(change: Change, stands: Standing, words: Words) -> SafeString | str | Said:
    """What a decision is about, as it stands in the question."""
    if change.what == "give":
        return stands.programmes.get(change.programme, change.programme)
    if change.what == "end":
        wish = stands.wish(change.consent)
        if wish is None:
            return ""
        if wish.block is None:
            return stands.programmes.get(wish.programme, wish.programme_text)
        if wish.block.organizations and not (wish.block.entries or wish.block.kinds):
            return ", ".join(stands.places.get(one, one) for one in wish.block.organizations)
        return what_of(wish.block, stands, words)
    if change.entry or change.kind:
        return what_of(change.block, stands, words)
    return stands.places.get(change.organization, "")


def blinded(change: Change, effect: Consequence, stands: Standing) -> tuple[Answering, ...]:
    """Those who are responsible now and from whom a decision takes something."""
    if change.what == "block" and (change.entry or change.kind):
        whom = key64(f"Organization/{change.organization}") if change.organization else 0
        return tuple(one for one in stands.responsible if one.stands_for and whom in (0, *one.stands_for))
    lost = {one.key for one in effect.lose}
    return tuple(one for one in stands.responsible if one.stands_for & lost)


def _quoted(entry: Entry) -> Said:
    return entry.name


def _agreed(wish: Wish | None, words: Words, calendar: Calendar) -> str:
    if wish is None:
        return words.not_agreed
    said = words.agreed.format(day=calendar.plain(calendar.local(wish.since).date())) if wish.since else ""
    by_staff = words.agreed_by if wish.by.startswith(("PractitionerRole/", "Organization/")) else ""
    return " ".join(part for part in (said, by_staff) if part)
