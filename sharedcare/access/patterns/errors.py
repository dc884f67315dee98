"""Why what was found of an unusual look is not written down."""

from sharedcare.kernel.errors import Refusal


class NoteNeeded(Refusal):
    """Others read what was looked into and what was found."""
