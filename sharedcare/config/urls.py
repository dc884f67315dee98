"""Which address leads to which door."""

from django.urls import include, path

from sharedcare.config.front.views import asset, front
from sharedcare.config.health import health

urlpatterns = [
    path("", include("sharedcare.api.urls")),
    path("healthz", health),
    path("assets/<str:mark>/<str:name>", asset, name="asset"),
    path("", front, name="front"),
]
