"""A patient whose record is not open yet is taken on: by CPR number, with the consent that they have just given.

Nothing of the record is shown before, and the patient is told by a message that the record is open now, and to whom: a consent
that was never given is found by the one who knows. What is proposed is taken as it is (whoever enrols is responsible, the levels are the
proposed ones), and is changed on the page of the programme, once the record is open.
"""

from datetime import datetime

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.again import again
from sharedcare.access.types import Actor
from sharedcare.care.enrolment import fhir, queries
from sharedcare.care.enrolment.actions import enrol
from sharedcare.care.enrolment.errors import AlreadyEnrolled, NobodyWithNumber, NoConsent, NotByNumber
from sharedcare.care.enrolment.proposing import proposed_team
from sharedcare.care.enrolment.rules import require_may_enrol
from sharedcare.care.enrolment.types import Choices
from sharedcare.care.publishing.queries import programme as published
from sharedcare.care.standing import treats
from sharedcare.records.document import parse
from sharedcare.records.finding import Sought
from sharedcare.records.indexing.locality import here
from sharedcare.records.types import Create

_NOT_BY_NUMBER = "This patient cannot be taken on by the number. Ask the patient, whose own pages tell who has access and why."


@again
def take_on(*, number: str, programme: str, consent: str, by: Actor, at: datetime) -> str:
    """Enrol whoever has this CPR number; the patient's id. `consent` are the words of the consent that was given on paper now.

    Raises NotYours, NoAgreement, NoConsent, NobodyWithNumber, NotByNumber, or what `enrol` raises. Each try is in the trail.
    """
    writer = require_may_enrol(programme=programme, by=by, at=at)
    if not consent.strip():
        raise NoConsent("The patient has to agree first: ask, and write down the consent with the enrolment.")
    found = looks.find(by=by.on_duty, sought=Sought(number=number), at=at).patients
    if len(found) != 1:
        raise NobodyWithNumber("Nobody here has this CPR number. Look at the number again.")
    patient = found[0].patient.id
    with gate.together():
        known = queries.known(patient=patient, by=by.on_duty, at=at)
        forces = queries.agreements_in_force(programme=programme, by=by, at=at)
        today = at.astimezone(here().zone).date()
        team = tuple(one for one in proposed_team(known, forces, by, on=today) if one.is_proposed)
        choices = Choices(team=team, responsible=writer, consent=consent)
        is_open = treats(patient=patient, by=by, at=at)
        try:
            enrol(patient=patient, programme=programme, choices=choices, by=by, at=at)
        except AlreadyEnrolled as already:
            if is_open:
                raise
            # Of a record that is closed nothing is told, not even this.
            raise NotByNumber(_NOT_BY_NUMBER) from already
        if not treats(patient=patient, by=by, at=at):
            # The patient keeps the record from this organisation, and a consent on paper does not undo that.
            raise NotByNumber(_NOT_BY_NUMBER)
        message = fhir.welcomed(published(key=programme), patient=patient, by=writer, at=at)
        gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(message)))], at=at)
    return patient
