"""Why the embedded PostgreSQL can be refused."""

from sharedcare.kernel.errors import Refusal


class EmbeddedDatabaseUnavailable(Refusal):
    """The embedded PostgreSQL cannot run here, and the text says what to do."""
