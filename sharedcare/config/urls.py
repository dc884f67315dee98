"""Which address leads to which door."""

from django.urls import include, path

from sharedcare.config.front import troubles
from sharedcare.config.front.appearance import asset
from sharedcare.config.front.views import front
from sharedcare.config.health import health

urlpatterns = [
    path("", include("sharedcare.api.urls")),
    path("healthz", health),
    path("assets/<str:mark>/<str:name>", asset, name="asset"),
    # Where browsers look for a picture of a page that names none, such as the FHIR door's.
    path("favicon.ico", asset, {"mark": "any", "name": "icon.svg"}),
    path("", front, name="front"),
]

handler400 = troubles.not_understood
handler403 = troubles.not_permitted
handler404 = troubles.not_found
handler500 = troubles.failed
