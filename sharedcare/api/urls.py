"""Where the FHIR door is hung in: `/fhir` and all below goes to one view, which has a table of its own (`routes`)."""

from django.urls import re_path

from sharedcare.api.views import fhir

urlpatterns = [re_path(r"^fhir(?:/(?P<path>.*?))?/?$", fhir, name="fhir")]
