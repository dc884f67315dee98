"""Putting a document to a draft, taking it away, and fetching it."""

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST

from sharedcare.access.agreements import actions, papers, queries
from sharedcare.access.agreements.errors import HasChanged, NotAPdf, NotAsSigned, NotNow
from sharedcare.office.agreements.paper_tile import size
from sharedcare.office.agreements.paper_words import PAPER
from sharedcare.office.agreements.steps import told, version_of
from sharedcare.office.agreements.views import ROOM, show
from sharedcare.office.entering import in_office
from sharedcare.visiting.signed_in import Visitor

ACT = "document"
"""What the page calls an attempt to attach that failed."""


@require_http_methods(["GET", "HEAD", "POST"])
@in_office
def document(request: HttpRequest, visitor: Visitor, agreement: str) -> HttpResponse:
    """The document, to whoever may see the agreement; or, sent from the page, another in its place."""
    if request.method == "POST":
        return _attach(request, visitor, agreement)
    try:
        paper, content = queries.paper_of(agreement=agreement, by=visitor.by, at=visitor.at)
    except NotAsSigned:
        problem = PAPER[visitor.language].not_as_signed
        return show(request, visitor, agreement, problem=problem)
    # To be saved, never opened as a page of ours: no browser may take it for one.
    disposition = content_disposition_header(as_attachment=True, filename=paper.name) or "attachment"
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": disposition,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=papers.PDF, headers=headers)


@require_POST
@in_office
def removal(request: HttpRequest, visitor: Visitor, agreement: str) -> HttpResponse:
    """Take it from the draft."""
    try:
        actions.detach(agreement=agreement, version=version_of(request), by=visitor.by, at=visitor.at)
    except (HasChanged, NotNow) as refusal:
        return show(request, visitor, agreement, problem=told(visitor, refusal), failed=ACT)
    return HttpResponseRedirect(f"{ROOM}/{agreement}?done")


def _attach(request: HttpRequest, visitor: Visitor, agreement: str) -> HttpResponse:
    # Whoever may not even see the agreement is not told what is wrong with a file.
    queries.agreement_of(agreement=agreement, by=visitor.by, at=visitor.at)
    words, sent = PAPER[visitor.language], request.FILES.get("document")
    if (problem := _wrong(sent, visitor)) or sent is None:
        return show(request, visitor, agreement, problem=problem or words.no_file, failed=ACT)
    try:
        actions.attach(
            agreement=agreement,
            version=version_of(request),
            name=sent.name or "",
            content=sent.read(),
            by=visitor.by,
            at=visitor.at,
        )
    except NotAPdf:
        return show(request, visitor, agreement, problem=words.no_pdf, failed=ACT)
    except (HasChanged, NotNow) as refusal:
        return show(request, visitor, agreement, problem=told(visitor, refusal), failed=ACT)
    return HttpResponseRedirect(f"{ROOM}/{agreement}?done")


def _wrong(sent: "UploadedFile[bytes] | None", visitor: Visitor) -> str:
    words, largest = PAPER[visitor.language], settings.SHAREDCARE_LARGEST_DOCUMENT
    if sent is None:
        return words.no_file
    return words.too_large.format(size=size(largest, visitor.language)) if (sent.size or 0) > largest else ""
