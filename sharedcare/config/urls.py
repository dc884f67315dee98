"""Which address leads to which door."""

from django.urls import include, path

from sharedcare.config.front.views import asset, front
from sharedcare.config.health import health

urlpatterns = [
    path("", include("sharedcare.api.urls")),
    path("healthz", health),
    path("assets/<str:mark>/<str:name>", asset, name="asset"),
    # Where browsers look for a picture of a page that names none, such as the FHIR door's.
    path("favicon.ico", asset, {"mark": "any", "name": "icon.svg"}),
    path("", front, name="front"),
]
