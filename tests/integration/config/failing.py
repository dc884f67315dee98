"""The addresses of the house, and one that fails: for what is answered when we have a defect."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from sharedcare.config import urls

handler400, handler404, handler500 = urls.handler400, urls.handler404, urls.handler500


def fail(_request: HttpRequest) -> HttpResponse:
    """A defect, with a person in it."""
    raise ValueError("Poul Hansen, 010170-1234")


urlpatterns = [*urls.urlpatterns, path("fails", fail)]
