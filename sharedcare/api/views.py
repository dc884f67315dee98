"""The FHIR door as a Django view, for the test client and for whoever hangs it in by an address."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from sharedcare.api.door import answer


# The door speaks to programs with a bearer token in each request, not to browsers with a cookie.
@csrf_exempt
def fhir(request: HttpRequest, path: str = "") -> HttpResponse:
    """Answer a request for an address below `/fhir`."""
    status, headers, body = answer(request.META, path)
    response = HttpResponse(body, status=status, headers=headers)
    if "Content-Type" not in headers:
        del response.headers["Content-Type"]
    return response


fhir.login_required = False  # type: ignore[attr-defined]
