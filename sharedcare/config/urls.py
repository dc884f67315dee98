"""Which address leads to which door."""

from django.urls import include, path

from sharedcare.config.front import troubles
from sharedcare.config.front.views import front
from sharedcare.config.health import health

urlpatterns = [
    path("", include("sharedcare.api.urls")),
    path("healthz", health),
    path("", include("sharedcare.ui.urls")),
    path("", include("sharedcare.visiting.urls")),
    path("", include("sharedcare.clinic.urls")),
    path("", include("sharedcare.portal.urls")),
    path("", include("sharedcare.office.urls")),
    path("", front, name="front"),
]

handler400 = troubles.not_understood
handler403 = troubles.not_permitted
handler404 = troubles.not_found
handler500 = troubles.failed
