"""Why somebody is not let in, given a role or let go."""

from sharedcare.kernel.errors import Refusal


class NotYours(Refusal):
    """Only an administrator of the organisation, or of one above it, looks after its people."""


class NoSuchRole(Refusal):
    """There is no such role in your organisation, or it has ended already."""


class LastAdministrator(Refusal):
    """An organisation keeps at least one administrator: make another one first."""


class BadPost(Refusal):
    """A role is one of those that there are, and is called something."""


class AnswersForAll(Refusal):
    """Data protection watches administrators too, so whoever runs the platform gives and ends that role, and nobody else."""


class BadName(Refusal):
    """A person has a given name and a family name."""


class BadInvitation(Refusal):
    """The link has been used, has expired, or was never given. Ask the administrator for a new one."""
