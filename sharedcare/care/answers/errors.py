"""Why answers cannot be stored."""

from sharedcare.kernel.errors import Refusal


class NoSuchQuestionnaire(Refusal):
    """Nobody has published a questionnaire of this name, or its text is not here."""


class NotAnswered(Refusal):
    """Questions that are asked have no answer yet."""


class NotYours(Refusal):
    """Whoever acts may not do this with the answers of this patient."""
