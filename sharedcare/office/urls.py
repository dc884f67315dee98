"""Which address leads to which page of the office."""

from django.urls import path

from sharedcare.office.agreements.attaching import document, removal
from sharedcare.office.agreements.ending import end
from sharedcare.office.agreements.steps import (
    again,
    offer,
    refusal,
    renewal,
    signatures,
    taken_back,
    withdrawal,
)
from sharedcare.office.agreements.views import agreement, agreements
from sharedcare.office.agreements.writing import new, terms
from sharedcare.office.emergencies.views import emergencies, verdict
from sharedcare.office.invitation.views import invitation
from sharedcare.office.patterns.views import pattern, patterns
from sharedcare.office.people import views as people
from sharedcare.office.programmes import views as programmes
from sharedcare.office.protection.views import protection
from sharedcare.office.reports import views as reports
from sharedcare.office.start.views import start
from sharedcare.office.trail.views import export, trail

urlpatterns = [
    path("office", start, name="office"),
    path("office/people", people.people, name="people"),
    path("office/people/new", people.new, name="person-new"),
    path("office/people/<str:practitioner>", people.person, name="person"),
    path("office/people/<str:practitioner>/invitation", people.invitation, name="person-invitation"),
    path("office/people/<str:practitioner>/roles", people.roles, name="person-roles"),
    path("office/people/<str:practitioner>/roles/<str:role>", people.role, name="person-role"),
    path("office/people/<str:practitioner>/roles/<str:role>/end", people.role_end, name="person-role-end"),
    path("office/programmes", programmes.programmes, name="programmes"),
    path("office/programmes/<str:key>", programmes.programme, name="programme"),
    path("office/programmes/<str:key>/diff", programmes.diff, name="programme-diff"),
    path("office/protection", protection, name="protection"),
    path("office/trail", trail, name="trail"),
    path("office/trail/export", export, name="trail-export"),
    path("office/patterns", patterns, name="patterns"),
    path("office/patterns/<str:key>", pattern, name="pattern"),
    path("office/reports", reports.list_of, name="reports"),
    path("office/reports/<str:report>/answer", reports.answered, name="report-answer"),
    path("emergencies", emergencies, name="emergencies"),
    path("emergencies/<str:case>/verdict", verdict, name="emergency-verdict"),
    path("invitation/<str:token>", invitation, name="invitation"),
    path("office/agreements", agreements, name="agreements"),
    path("office/agreements/new", new, name="agreement-new"),
    path("office/agreements/<str:agreement>", agreement, name="agreement"),
    path("office/agreements/<str:agreement>/terms", terms, name="agreement-terms"),
    path("office/agreements/<str:agreement>/document", document, name="agreement-document"),
    path("office/agreements/<str:agreement>/document/removal", removal, name="agreement-document-removal"),
    path("office/agreements/<str:agreement>/offer", offer, name="agreement-offer"),
    path("office/agreements/<str:agreement>/signatures", signatures, name="agreement-signatures"),
    path("office/agreements/<str:agreement>/refusal", refusal, name="agreement-refusal"),
    path("office/agreements/<str:agreement>/draft", taken_back, name="agreement-draft"),
    path("office/agreements/<str:agreement>/withdrawal", withdrawal, name="agreement-withdrawal"),
    path("office/agreements/<str:agreement>/renewal", renewal, name="agreement-renewal"),
    path("office/agreements/<str:agreement>/again", again, name="agreement-again"),
    path("office/agreements/<str:agreement>/end", end, name="agreement-end"),
]
