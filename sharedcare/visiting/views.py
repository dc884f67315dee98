"""Choosing in which role one works."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from sharedcare.visiting.onward import safe
from sharedcare.visiting.roles import choose
from sharedcare.visiting.signed_in import Visitor, signed_in


@require_POST
@signed_in
def role(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Work in another of one's roles, and go to where that works, or to the page that asked for it."""
    choose(request, visitor.account, request.POST.get("role", ""), at=visitor.at)
    return HttpResponseRedirect(safe(request.POST.get("next", "")))
