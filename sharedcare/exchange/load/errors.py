"""Why a file, or a part of one, is not taken."""

from sharedcare.kernel.errors import Refusal


class NotTaken(Refusal):
    """A file is not what it seems, or is damaged."""
