"""The pages of a patient, of which each says that the record is closed where it is, and not that it is not there itself."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from sharedcare.access.errors import NotPermitted
from sharedcare.overview.opening import is_open
from sharedcare.visiting.signed_in import RecordIsClosed, Visitor, signed_in

_More = ParamSpec("_More")


def of_patient(
    view: Callable[Concatenate[HttpRequest, Visitor, _More], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, Visitor, _More], HttpResponseBase]:
    """A page below the address of a patient, for `signed_in`: what it does not find or may not show is asked after.

    Where nothing opens the record it raises RecordIsClosed, whether there is such a patient or not. Else what the page raised
    stands: in an open record it can say that it is not there.
    """

    @wraps(view)
    def page(
        request: HttpRequest, visitor: Visitor, /, *args: _More.args, **kwargs: _More.kwargs
    ) -> HttpResponseBase:
        try:
            return view(request, visitor, *args, **kwargs)
        except RecordIsClosed:
            raise
        except (Http404, NotPermitted) as trouble:
            if is_open(by=visitor.by, patient=str(kwargs["patient"]), at=visitor.at):
                raise
            raise RecordIsClosed(visitor.by) from trouble

    return page


@signed_in
@of_patient
def nothing(request: HttpRequest, visitor: Visitor, patient: str, rest: str = "") -> HttpResponse:  # noqa: ARG001 - a view's shape
    """An address below that of a patient which is none of ours."""
    raise Http404
