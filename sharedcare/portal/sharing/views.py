"""The pages about sharing: what stands, what a decision would change, and the decision itself.

Every decision is sent twice: to `preview`, which changes nothing and shows the effect, and then to `sharing`. All of it in
the bodies of POSTs, since a programme or an entry in an address would tell of an illness.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from sharedcare.access.proxies.types import WRITE
from sharedcare.access.wishes import actions, effects
from sharedcare.access.wishes.errors import AlreadyDecided, BadBlock, HasChanged, NoSuchWish, NotYours
from sharedcare.access.wishes.types import Consequence
from sharedcare.portal.saying import organisations
from sharedcare.portal.sharing.change import KINDS, Change, change_in
from sharedcare.portal.sharing.page import (
    EntriesPage,
    PreviewPage,
    SharingPage,
    about,
    blinded,
    block_cards,
    programme_cards,
)
from sharedcare.portal.sharing.standing import Standing, standing
from sharedcare.portal.sharing.words import Words
from sharedcare.portal.sharing.words_for import words_to
from sharedcare.portal.signed_in import Visitor, signed_in
from sharedcare.ui.answer import rendered
from sharedcare.ui.markup import filled

_HERE = "/my/sharing"
_UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sharing(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What stands; and a decision that has been confirmed."""
    if request.method != "POST":
        return _page(request, visitor)
    words, change = words_to(visitor.whose, visitor.language), change_in(request.POST.dict())
    if change is None:
        return _page(request, visitor, wrong=words.gone)
    try:
        _carry_out(change, visitor)
    except AlreadyDecided:
        return HttpResponseRedirect(f"{_HERE}?done=already")
    except (NoSuchWish, BadBlock, HasChanged):
        return _page(request, visitor, wrong=words.gone)
    except NotYours:
        return _page(request, visitor, wrong=words.not_yours)
    return HttpResponseRedirect(f"{_HERE}?done={change.what}")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def preview(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What a decision would change, before it is made."""
    if request.method != "POST":
        # Whoever loads the page anew, in another language for instance.
        return HttpResponseRedirect(f"{_HERE}?{request.GET.urlencode()}")
    words, change = words_to(visitor.whose, visitor.language), change_in(request.POST.dict())
    stands = standing(visitor)
    what = "" if change is None else about(change, stands, words)
    if change is None or not what:
        return _page(request, visitor, wrong=words.gone)
    asks, yes, is_heavy = _asks(change, stands, words)
    effect = _effect(change, visitor)
    # To say yes, and to lift a block, can only open.
    gets = not is_heavy
    partly = change.entry or change.kind
    around, losing = visitor.around("sharing"), blinded(change, effect, stands)
    phone = next((one.phone for one in losing if one.phone), "")
    blind = words.blind_partly if partly else words.blind if phone else words.blind_unreached
    page = PreviewPage(
        frame=visitor.frame(request),
        around=around,
        words=words,
        question=filled(asks, what),
        heading="" if partly else _heading(change, stands, effect, words),
        effect=organisations(effect.get if gets else effect.lose, {}, around.words, since={}),
        hidden=words.hidden_from.format(whom=_whom(change, stands, words)) if partly else "",
        blind=blind if losing else "",
        phone=phone.replace(" ", ""),
        call=words.call.format(phone=phone),
        yes=yes,
        is_heavy=is_heavy,
        fields=change.fields,
    )
    return rendered(request, "sharing/preview.html", page)


@require_safe
@signed_in
def entries(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Single entries, each with a way to hide it."""
    words, stands = words_to(visitor.whose, visitor.language), standing(visitor)
    hidden = {one for wish in stands.blocks if wish.block for one in wish.block.entries}
    sections = (
        (words.entry_sections[name], tuple(one for one in several if one.reference not in hidden))
        for name, several in stands.entries.items()
    )
    page = EntriesPage(
        frame=visitor.frame(request),
        around=visitor.around("sharing"),
        words=words,
        sections=tuple((title, several) for title, several in sections if several),
    )
    return rendered(request, "sharing/entries.html", page)


def _carry_out(change: Change, visitor: Visitor) -> None:
    patient, by, at = visitor.whose.patient, visitor.by, visitor.at
    if change.what == "end":
        actions.withdraw(patient=patient, consent=change.consent, by=by, at=at)
    elif change.what == "block":
        actions.block(patient=patient, what=change.block, by=by, at=at)
    else:
        text = standing(visitor).programmes.get(change.programme)
        if text is None:
            raise NoSuchWish("The patient takes part in no such programme.")
        actions.give_consent(patient=patient, programme=change.programme, text=text, by=by, at=at)


def _effect(change: Change, visitor: Visitor) -> Consequence:
    patient, by, at = visitor.whose.patient, visitor.by, visitor.at
    if change.what == "end":
        return effects.of_ending(patient=patient, consent=change.consent, by=by, at=at)
    if change.what == "give":
        return effects.of_giving(patient=patient, programme=change.programme, by=by, at=at)
    if change.entry or change.kind:
        return Consequence((), ())
    return effects.of_blocking(patient=patient, organization=change.organization, by=by, at=at)


def _asks(change: Change, stands: Standing, words: Words) -> tuple[str, str, bool]:
    """The question, the answer that goes on, and whether that one takes something away."""
    if change.what == "give":
        return words.ask_give, words.yes_give, False
    if change.what == "block":
        return (
            (words.ask_hide, words.yes_hide, True)
            if change.entry or change.kind
            else (words.ask_block, words.yes_block, True)
        )
    wish = stands.wish(change.consent)
    lifts = wish is not None and wish.block is not None
    return (words.ask_lift, words.yes_lift, False) if lifts else (words.ask_end, words.yes_end, True)


def _heading(change: Change, stands: Standing, effect: Consequence, words: Words) -> str:
    """Who gets or loses the record; and where nobody does, why."""
    if effect.lose:
        return words.lose
    if not _asks(change, stands, words)[2]:
        return words.get if effect.get else words.get_nobody
    if change.what == "block":
        return words.lose_nobody_there.format(whom=_whom(change, stands, words))
    wish = stands.wish(change.consent)
    is_open = wish is not None and any(one.programme == wish.programme for one in stands.treating)
    return words.lose_nobody if is_open else words.lose_nobody_now


def _whom(change: Change, stands: Standing, words: Words) -> str:
    if not change.organization:
        return words.everybody.lower().removeprefix("for ").removeprefix("from ")
    return stands.places.get(change.organization, "")


def _page(request: HttpRequest, visitor: Visitor, *, wrong: str = "") -> HttpResponse:
    words, around, stands = (
        words_to(visitor.whose, visitor.language),
        visitor.around("sharing"),
        standing(visitor),
    )
    page = SharingPage(
        frame=visitor.frame(request),
        around=around,
        words=words,
        may=visitor.whose.may(WRITE),
        done="" if wrong else words.done.get(request.GET.get("done", ""), ""),
        wrong=wrong,
        programmes=programme_cards(stands, words, around.words, visitor.calendar),
        organisations=organisations(stands.treating, stands.programmes, around.words, since={}),
        kinds=tuple((kind, words.kind_names[kind]) for kind in KINDS),
        blocks=block_cards(stands, words),
    )
    return rendered(request, "sharing/page.html", page, status=_UNPROCESSABLE if wrong else 200)
