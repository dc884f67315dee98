"""Why a relative is not let in, or not so."""

from sharedcare.kernel.errors import Refusal


class NotYoursToDecide(Refusal):
    """Who is let in is decided by the patient, by whoever acts for the patient by law, or by staff on the patient's word."""


class NoSuchRelative(Refusal):
    """There is no such relative of this patient, or what they may has ended."""


class NameNeeded(Refusal):
    """A relative has a name."""


class BadLevel(Refusal):
    """A relative may see, see and measure, or see, measure and write."""


class BadEnd(Refusal):
    """What a relative may ends after today, and at the latest a year from now."""


class AlreadyLetIn(Refusal):
    """A relative of this name and relation is let in already: sent twice, it is one person."""


class HasChanged(Refusal):
    """Somebody else has changed what the relative may since it was read."""
