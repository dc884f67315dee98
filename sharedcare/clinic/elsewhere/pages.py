"""The pages of signing in elsewhere: why somebody is not in, and leaving the provider too."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from sharedcare.access.openid.types import Provider
from sharedcare.clinic.elsewhere.words import WORDS, Words
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame, frame_for


@dataclass(frozen=True, slots=True)
class TroublePage:
    """What the template is given. `again` is where to try once more; empty where that would change nothing."""

    frame: Frame
    words: Words
    title: str
    text: str
    again: str


@dataclass(frozen=True, slots=True)
class LeftPage:
    """What the template is given. `onward` is where the provider ends its own session."""

    frame: Frame
    words: Words
    text: str
    go: str
    onward: str


def trouble(request: HttpRequest, provider: Provider, kind: str, *, status: int) -> HttpResponse:
    """Why somebody is not in; `kind` is one of the troubles in the words."""
    frame = _frame(request)
    words = WORDS[frame.look.language]
    said = getattr(words, kind)
    page = TroublePage(
        frame=frame,
        words=words,
        title=said.title.format(provider=provider.label),
        text=said.text.format(provider=provider.label),
        again="" if kind.startswith("unknown") else f"/sign-in/with/{provider.name}",
    )
    return rendered(request, "elsewhere/trouble.html", page, status=status)


def left(request: HttpRequest, provider: Provider, onward: str) -> HttpResponse:
    """Signed out here, and on the way to sign out at the provider: by itself, or by a link where a browser does not go."""
    frame = _frame(request)
    words = WORDS[frame.look.language]
    page = LeftPage(
        frame=frame,
        words=words,
        text=words.left_text.format(provider=provider.label),
        go=words.left_go.format(provider=provider.label),
        onward=onward,
    )
    return rendered(request, "elsewhere/left.html", page)


def _frame(request: HttpRequest) -> Frame:
    return frame_for(request, reader=None, csrf=get_token(request), styles=("door.css", "factor.css"))
