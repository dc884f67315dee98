"""Which address leads to which page of the portal."""

from django.urls import path

from sharedcare.portal.measuring.views import measure
from sharedcare.portal.messages.views import everything as messages
from sharedcare.portal.messages.views import one as conversation
from sharedcare.portal.pausing.views import pause
from sharedcare.portal.plan.views import plan
from sharedcare.portal.questionnaires.views import everything as questionnaires
from sharedcare.portal.questionnaires.views import one as questionnaire
from sharedcare.portal.questionnaires.views import result as questionnaire_result
from sharedcare.portal.relatives.views import ending, everybody, new, one, renewal
from sharedcare.portal.seen.views import seen, unrecognised
from sharedcare.portal.sharing.views import entries, preview, sharing
from sharedcare.portal.start.views import start

urlpatterns = [
    path("my", start, name="my"),
    path("my/plan", plan, name="my-plan"),
    path("my/measure", measure, name="my-measure"),
    path("my/messages", messages, name="my-messages"),
    path("my/messages/<str:organization>", conversation, name="my-conversation"),
    path("my/pause", pause, name="my-pause"),
    path("my/questionnaires", questionnaires, name="my-questionnaires"),
    path("my/questionnaires/answers/<str:response>", questionnaire_result, name="my-answers"),
    path("my/questionnaires/<str:key>", questionnaire, name="my-questionnaire"),
    path("my/seen", seen, name="my-seen"),
    path("my/seen/<int:look>", unrecognised, name="my-seen-look"),
    path("my/sharing", sharing, name="my-sharing"),
    path("my/sharing/preview", preview, name="my-sharing-preview"),
    path("my/sharing/entries", entries, name="my-sharing-entries"),
    path("my/relatives", everybody, name="my-relatives"),
    path("my/relatives/new", new, name="my-relatives-new"),
    path("my/relatives/<str:person>", one, name="my-relative"),
    path("my/relatives/<str:person>/renewal", renewal, name="my-relative-renewal"),
    path("my/relatives/<str:person>/ending", ending, name="my-relative-ending"),
]
