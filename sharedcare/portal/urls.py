"""Which address leads to which page of the portal."""

from django.urls import path

from sharedcare.portal.sharing.views import entries, preview, sharing
from sharedcare.portal.start.views import start

urlpatterns = [
    path("my", start, name="my"),
    path("my/sharing", sharing, name="my-sharing"),
    path("my/sharing/preview", preview, name="my-sharing-preview"),
    path("my/sharing/entries", entries, name="my-sharing-entries"),
]
