"""The page of a relative whom nobody lets in."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from sharedcare.portal.frame.page import Around
from sharedcare.portal.frame.words import WORDS
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Frame


@dataclass(frozen=True, slots=True)
class NobodyPage:
    """What the template is given."""

    frame: Frame
    around: Around


def nobody_open(request: HttpRequest, frame: Frame) -> HttpResponse:
    """404, with nothing of whom it was about: whether somebody ended it or it ran out is theirs to say."""
    page = NobodyPage(frame, Around(WORDS[frame.look.language], "", "", ()))
    return rendered(request, "portal/nobody.html", page, status=404)
