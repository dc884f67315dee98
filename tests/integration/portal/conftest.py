"""What the pages of the portal are tested with: the same as those of the clinic."""

from tests.integration.clinic.conftest import no_second_factor

__all__ = ["no_second_factor"]
