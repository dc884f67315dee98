"""Which addresses there are: those that we mean to offer and no other, and what each says to somebody unknown."""

from collections.abc import Iterable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.django_db

FOR_ANYBODY = {
    "",
    "healthz",
    "favicon.ico",
    "assets/<str:mark>/<str:name>",
    "sign-in",
    "sign-in/passkey",
    "sign-in/second",
    "sign-in/set-up",
    "sign-in/with/<slug:name>",
    "sign-in/with/<slug:name>/back",
    "sign-in/with/<slug:name>/ended",
    "sign-out",
    "session",
    "launch",
    "launch/<str:token>",
    "invitation/<str:token>",
}
FOR_WHO_IS_SIGNED_IN = {
    "session/back": "/session/back",
    "my-sign-in": "/my-sign-in",
    "my-sign-in/proof": "/my-sign-in/proof",
    "my-sign-in/add": "/my-sign-in/add",
    "my-sign-in/removal": "/my-sign-in/removal",
    "my-sign-in/recovery-codes": "/my-sign-in/recovery-codes",
    "my-sign-in/everywhere": "/my-sign-in/everywhere",
    "my": "/my",
    "my/plan": "/my/plan",
    "my/measure": "/my/measure",
    "my/messages": "/my/messages",
    "my/messages/<str:organization>": "/my/messages/hospital",
    "my/pause": "/my/pause",
    "my/questionnaires": "/my/questionnaires",
    "my/questionnaires/<str:key>": "/my/questionnaires/who-5",
    "my/questionnaires/answers/<str:response>": "/my/questionnaires/answers/x",
    "my/seen": "/my/seen",
    "my/seen/<int:look>": "/my/seen/1",
    "my/sharing": "/my/sharing",
    "my/sharing/preview": "/my/sharing/preview",
    "my/sharing/entries": "/my/sharing/entries",
    "my/relatives": "/my/relatives",
    "my/relatives/new": "/my/relatives/new",
    "my/relatives/<str:person>": "/my/relatives/inge",
    "my/relatives/<str:person>/renewal": "/my/relatives/inge/renewal",
    "my/relatives/<str:person>/ending": "/my/relatives/inge/ending",
    "patient/<str:patient>/enrol": "/patient/poul/enrol",
    "patient/<str:patient>/programmes/<slug:key>": "/patient/poul/programmes/heart",
    "enrol": "/enrol",
    "emergency": "/emergency",
    "emergencies": "/emergencies",
    "emergencies/<str:case>/verdict": "/emergencies/x/verdict",
    "office/protection": "/office/protection",
    "office/trail": "/office/trail",
    "office/trail/export": "/office/trail/export",
    "office/patterns": "/office/patterns",
    "office/patterns/<str:key>": "/office/patterns/self:1:poul",
    "office/reports": "/office/reports",
    "office/reports/<str:report>/answer": "/office/reports/x/answer",
    "role": "/role",
    "office": "/office",
    "office/people": "/office/people",
    "office/people/new": "/office/people/new",
    "office/people/<str:practitioner>": "/office/people/nina",
    "office/people/<str:practitioner>/invitation": "/office/people/nina/invitation",
    "office/people/<str:practitioner>/roles": "/office/people/nina/roles",
    "office/people/<str:practitioner>/roles/<str:role>": "/office/people/nina/roles/nurse",
    "office/people/<str:practitioner>/roles/<str:role>/end": "/office/people/nina/roles/nurse/end",
    "office/programmes": "/office/programmes",
    "office/programmes/<str:key>": "/office/programmes/heart",
    "office/programmes/<str:key>/diff": "/office/programmes/heart/diff",
    "office/agreements": "/office/agreements",
    "office/agreements/new": "/office/agreements/new",
    "office/agreements/<str:agreement>": "/office/agreements/heart",
    "office/agreements/<str:agreement>/terms": "/office/agreements/heart/terms",
    "office/agreements/<str:agreement>/document": "/office/agreements/heart/document",
    "office/agreements/<str:agreement>/document/removal": "/office/agreements/heart/document/removal",
    "office/agreements/<str:agreement>/offer": "/office/agreements/heart/offer",
    "office/agreements/<str:agreement>/signatures": "/office/agreements/heart/signatures",
    "office/agreements/<str:agreement>/refusal": "/office/agreements/heart/refusal",
    "office/agreements/<str:agreement>/draft": "/office/agreements/heart/draft",
    "office/agreements/<str:agreement>/withdrawal": "/office/agreements/heart/withdrawal",
    "office/agreements/<str:agreement>/renewal": "/office/agreements/heart/renewal",
    "office/agreements/<str:agreement>/again": "/office/agreements/heart/again",
    "office/agreements/<str:agreement>/end": "/office/agreements/heart/end",
    "worklist": "/worklist",
    "worklist/practice": "/worklist/practice",
    "worklist/looked": "/worklist/looked",
    "worklist/outcome": "/worklist/outcome",
    "worklist/assignment": "/worklist/assignment",
    "worklist/snooze": "/worklist/snooze",
    "worklist/asked": "/worklist/asked",
    "worklist/undo": "/worklist/undo",
    "worklist/message": "/worklist/message",
    "worklist/read": "/worklist/read",
    "worklist/present/<str:patient>": "/worklist/present/poul",
    "patients": "/patients",
    "patients/leaving": "/patients/leaving",
    "patients/search": "/patients/search",
    "patient/<str:patient>": "/patient/poul",
    "patient/<str:patient>/moments": "/patient/poul/moments",
    "patient/<str:patient>/measure/<str:key>": "/patient/poul/measure/weight",
    "patient/<str:patient>/plan": "/patient/poul/plan",
    "patient/<str:patient>/plan/present": "/patient/poul/plan/present",
    "patient/<str:patient>/plan/print": "/patient/poul/plan/print",
    "patient/<str:patient>/plan/pdf": "/patient/poul/plan/pdf",
    "patient/<str:patient>/plan/changes": "/patient/poul/plan/changes",
    "patient/<str:patient>/plan/new/<str:kind>": "/patient/poul/plan/new/task",
    "patient/<str:patient>/plan/<str:type>/<str:id>": "/patient/poul/plan/Task/x",
    "patient/<str:patient>/plan/<str:type>/<str:id>/note": "/patient/poul/plan/Task/x/note",
    "patient/<str:patient>/plan/document/<slug:programme>/<slug:document>": "/patient/poul/plan/document/x/y",
    "patient/<str:patient>/limits": "/patient/poul/limits",
    "patient/<str:patient>/pause": "/patient/poul/pause",
    "patient/<str:patient>/team": "/patient/poul/team",
    "patient/<str:patient>/questionnaires": "/patient/poul/questionnaires",
    "patient/<str:patient>/questionnaires/<str:key>": "/patient/poul/questionnaires/who-5",
    "patient/<str:patient>/handover": "/patient/poul/handover",
    "patient/<str:patient>/handover/<str:handover>": "/patient/poul/handover/x",
    "patient/<str:patient>/source/<str:type>/<str:id>/<int:version>": "/patient/poul/source/Patient/poul/1",
    "patient/<str:patient>/": "/patient/poul/",
    "patient/<str:patient>/<path:rest>": "/patient/poul/nothing/of/ours",
}


def addresses(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for one in patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, here)
        else:
            yield here


def test_there_is_no_address_that_nobody_meant_to_offer() -> None:
    found = {
        one for one in addresses(get_resolver().url_patterns) if not one.startswith(("fhir", "(?s:fhir"))
    }

    assert {one for one in found if "fhir" not in one} == FOR_ANYBODY | FOR_WHO_IS_SIGNED_IN.keys()


@pytest.mark.parametrize("path", FOR_WHO_IS_SIGNED_IN.values())
def test_who_is_not_signed_in_is_led_to_sign_in(path: str) -> None:
    answers = [Client().get(path), Client().post(path)]

    assert {answer.status_code for answer in answers} <= {302, 405}
    led = [answer.headers["Location"] for answer in answers if answer.status_code == 302]
    assert led
    assert all(one.startswith("/sign-in?next=") for one in led)


@pytest.mark.parametrize(
    "path", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/2fa/"]
)
def test_the_pages_that_come_with_allauth_are_not_there(path: str) -> None:
    assert Client().get(path).status_code == 404
