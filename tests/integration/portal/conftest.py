"""What the pages of the portal are tested with."""

from tests.integration.clinic.conftest import quick_hashing

__all__ = ["quick_hashing"]
