"""The one screen as an answer. Who may see it, and where the overview comes from, is decided by who calls."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sharedcare.clinic.overview.building import keys_for, notice_of, overview_page
from sharedcare.overview.types import Overview
from sharedcare.ui.answer import rendered
from sharedcare.ui.frame import Notice, Reader, frame_for
from sharedcare.ui.look import look_of


def show(
    request: HttpRequest, overview: Overview, *, reader: Reader, csrf: str, now: datetime
) -> HttpResponse:
    """This overview for this reader, in the reader's language."""
    zone, language = settings.SHAREDCARE_TIME_ZONE, look_of(request).language
    notice = notice_of(overview, language=language, zone=zone)
    frame = frame_for(
        request,
        reader=reader,
        csrf=csrf,
        styles=("overview.css",),
        keys=keys_for(language),
        notice=Notice(*notice) if notice else None,
    )
    page = overview_page(overview, frame=frame, zone=zone, printed=now)
    return rendered(request, "overview/page.html", page)
