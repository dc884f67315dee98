"""What the pages of the clinic are tested with."""

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def no_second_factor(settings: Settings) -> None:
    """One step is enough to sign in, where a test is not about the second."""
    settings.SHAREDCARE_SECOND_FACTOR = False
