"""Which address leads to which page of the clinic."""

from django.urls import path

from sharedcare.clinic.answering.views import questionnaire_of, questionnaires_of
from sharedcare.clinic.closed import nothing
from sharedcare.clinic.door.views import passkey, sign_in, sign_out
from sharedcare.clinic.elsewhere.views import away, ended
from sharedcare.clinic.elsewhere.views import back as back_from_elsewhere
from sharedcare.clinic.emergency.views import emergency
from sharedcare.clinic.enrolment.following import following
from sharedcare.clinic.enrolment.referral import referral
from sharedcare.clinic.enrolment.views import enrol
from sharedcare.clinic.factor.adding import set_up
from sharedcare.clinic.factor.giving import second
from sharedcare.clinic.finding.views import patients, search
from sharedcare.clinic.handover.views import one as one_handover
from sharedcare.clinic.handover.views import propose
from sharedcare.clinic.launch.views import launch, opened
from sharedcare.clinic.leaving.views import leaving
from sharedcare.clinic.limits.views import limits_of
from sharedcare.clinic.measure.views import measure
from sharedcare.clinic.my_sign_in.changing import add, everywhere, proof, recovery_codes, removal
from sharedcare.clinic.my_sign_in.views import mine
from sharedcare.clinic.origin.views import origin
from sharedcare.clinic.overview.views import moments, patient
from sharedcare.clinic.pause.views import pause_of
from sharedcare.clinic.plan.changes import changes
from sharedcare.clinic.plan.noting import note
from sharedcare.clinic.plan.paper import as_pdf, printed
from sharedcare.clinic.plan.paper_form import paper
from sharedcare.clinic.plan.thing import new, thing
from sharedcare.clinic.plan.views import plan, present
from sharedcare.clinic.practice.views import practice
from sharedcare.clinic.staying.views import back, state
from sharedcare.clinic.team.views import team_of
from sharedcare.clinic.worklist import acts
from sharedcare.clinic.worklist.looking import present as looking
from sharedcare.clinic.worklist.views import worklist

urlpatterns = [
    path("sign-in", sign_in, name="sign-in"),
    path("sign-in/passkey", passkey, name="passkey"),
    path("sign-in/second", second, name="second"),
    path("sign-in/set-up", set_up, name="set-up"),
    path("sign-in/with/<slug:name>", away, name="sign-in-with"),
    path("sign-in/with/<slug:name>/back", back_from_elsewhere, name="sign-in-back"),
    path("sign-in/with/<slug:name>/ended", ended, name="sign-in-ended"),
    path("launch", launch, name="launch"),
    path("launch/<str:token>", opened, name="launch-opened"),
    path("sign-out", sign_out, name="sign-out"),
    path("session", state, name="session"),
    path("session/back", back, name="session-back"),
    path("my-sign-in", mine, name="my-sign-in"),
    path("my-sign-in/proof", proof, name="my-sign-in-proof"),
    path("my-sign-in/add", add, name="my-sign-in-add"),
    path("my-sign-in/removal", removal, name="my-sign-in-removal"),
    path("my-sign-in/recovery-codes", recovery_codes, name="my-sign-in-recovery-codes"),
    path("my-sign-in/everywhere", everywhere, name="my-sign-in-everywhere"),
    path("worklist", worklist, name="worklist"),
    path("worklist/practice", practice, name="worklist-practice"),
    path("worklist/looked", acts.looked, name="worklist-looked"),
    path("worklist/outcome", acts.outcome, name="worklist-outcome"),
    path("worklist/assignment", acts.assignment, name="worklist-assignment"),
    path("worklist/snooze", acts.snooze, name="worklist-snooze"),
    path("worklist/asked", acts.asked, name="worklist-asked"),
    path("worklist/message", acts.message, name="worklist-message"),
    path("worklist/read", acts.read, name="worklist-read"),
    path("worklist/present/<str:patient>", looking, name="worklist-present"),
    path("worklist/undo", acts.undo, name="worklist-undo"),
    path("patients", patients, name="patients"),
    path("patients/leaving", leaving, name="patients-leaving"),
    path("patients/search", search, name="patients-search"),
    path("enrol", referral, name="referral"),
    path("emergency", emergency, name="emergency"),
    path("patient/<str:patient>", patient, name="patient"),
    path("patient/<str:patient>/moments", moments, name="moments"),
    path("patient/<str:patient>/measure/<str:key>", measure, name="measure"),
    path("patient/<str:patient>/limits", limits_of, name="limits"),
    path("patient/<str:patient>/pause", pause_of, name="pause"),
    path("patient/<str:patient>/team", team_of, name="team"),
    path("patient/<str:patient>/questionnaires", questionnaires_of, name="questionnaires"),
    path("patient/<str:patient>/questionnaires/<str:key>", questionnaire_of, name="questionnaire"),
    path("patient/<str:patient>/enrol", enrol, name="enrol"),
    path("patient/<str:patient>/programmes/<slug:key>", following, name="following"),
    path("patient/<str:patient>/source/<str:type>/<str:id>/<int:version>", origin, name="origin"),
    path("patient/<str:patient>/handover", propose, name="handover"),
    path("patient/<str:patient>/handover/<str:handover>", one_handover, name="handover-one"),
    path("patient/<str:patient>/plan", plan, name="plan"),
    path("patient/<str:patient>/plan/present", present, name="plan-present"),
    path("patient/<str:patient>/plan/changes", changes, name="plan-changes"),
    path("patient/<str:patient>/plan/print", printed, name="plan-print"),
    path("patient/<str:patient>/plan/pdf", as_pdf, name="plan-pdf"),
    path("patient/<str:patient>/plan/new/<str:kind>", new, name="plan-new"),
    path("patient/<str:patient>/plan/document/<slug:programme>/<slug:document>", paper, name="plan-paper"),
    path("patient/<str:patient>/plan/<str:type>/<str:id>", thing, name="plan-thing"),
    path("patient/<str:patient>/plan/<str:type>/<str:id>/note", note, name="plan-note"),
    # Last, since they take whatever the others have left.
    path("patient/<str:patient>/", nothing, name="nothing-of-patient"),
    path("patient/<str:patient>/<path:rest>", nothing, name="nothing-below-patient"),
]
