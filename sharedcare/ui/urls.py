"""Where the assets of all pages are."""

from django.urls import path

from sharedcare.ui.shelf import asset

urlpatterns = [
    path("assets/<str:mark>/<str:name>", asset, name="asset"),
    # Where browsers look for a picture of a page that names none, such as the FHIR door's.
    path("favicon.ico", asset, {"mark": "any", "name": "icon.svg"}),
]
