"""Where the FHIR door is hung in: `/fhir` and all below goes to one view, which has a table of its own (`routes`)."""

from django.urls import re_path

from sharedcare.api.views import fhir

# (?s): an address with a line break in it is refused by the door itself, in FHIR's words.
urlpatterns = [re_path(r"(?s)^fhir(?:/(?P<path>.*?))?/?$", fhir, name="fhir")]
