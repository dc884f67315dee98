"""Why something in a file is not taken, and why a load cannot go on."""

from sharedcare.kernel.errors import Refusal


class NotTaken(Refusal):
    """A file, or a part of one, is damaged or is nothing that can be loaded. The others go on."""


class CannotGoOn(Refusal):
    """The load as a whole has ended before its end. What was stored stays, and running it again continues."""


class NothingToLoad(Refusal):
    """In the folders that were named is no file that says of itself that it is JSON."""
