"""Which address leads to which page of the clinic."""

from django.urls import path

from sharedcare.clinic.door.views import sign_in, sign_out
from sharedcare.clinic.finding.views import patients, search
from sharedcare.clinic.leaving.views import leaving
from sharedcare.clinic.measure.views import measure
from sharedcare.clinic.origin.views import origin
from sharedcare.clinic.overview.views import moments, patient

urlpatterns = [
    path("sign-in", sign_in, name="sign-in"),
    path("sign-out", sign_out, name="sign-out"),
    path("patients", patients, name="patients"),
    path("patients/leaving", leaving, name="patients-leaving"),
    path("patients/search", search, name="patients-search"),
    path("patient/<str:patient>", patient, name="patient"),
    path("patient/<str:patient>/moments", moments, name="moments"),
    path("patient/<str:patient>/measure/<str:key>", measure, name="measure"),
    path("patient/<str:patient>/source/<str:type>/<str:id>/<int:version>", origin, name="origin"),
]
