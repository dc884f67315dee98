"""Why somebody is not enrolled, and why an enrolment is not changed."""

from sharedcare.kernel.errors import Refusal


class NotYours(Refusal):
    """Whoever enrols is in a role that treats; whoever changes an enrolment treats the patient."""


class NotLet(NotYours):
    """The programme lets others decide it."""


class NoAgreement(Refusal):
    """The organisation is party to no agreement in force about the programme."""


class NoConsent(Refusal):
    """The patient has not agreed to the programme, or has ended the consent."""


class AlreadyEnrolled(Refusal):
    """The patient is in this programme: somebody else was first, or it was sent twice."""


class NotEnrolled(Refusal):
    """The patient is not in this programme now."""


class NobodyResponsible(Refusal):
    """Whoever is in a programme has somebody who is responsible."""


class BadChoice(Refusal):
    """A key that the programme does not have, or a reason or date that is missing."""


class ReasonMissing(BadChoice):
    """What others will read needs a reason."""


class NoSuchConflict(Refusal):
    """These goals do not oppose each other, or somebody has decided meanwhile."""


class NotByNumber(Refusal):
    """Somebody has the number, and taking them on would not open the record, or would change what it already says."""


class NobodyWithNumber(Refusal):
    """No patient here has this CPR number."""


class CannotMove(Refusal):
    """The version is followed already, or has no place for where the patient is."""


class FollowsAlready(CannotMove):
    """The patient follows this version."""


class NoSuchPhase(CannotMove):
    """The version has no phase like the one that the patient is in."""


class HasChanged(Refusal):
    """Somebody else has changed it since it was read."""
