"""What the pages of the clinic are tested with."""

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def no_second_factor(settings: Settings) -> None:
    """One step is enough to sign in, where a test is not about the second."""
    settings.SHAREDCARE_SECOND_FACTOR = False


@pytest.fixture(autouse=True)
def quick_hashing(settings: Settings) -> None:
    """What makes passwords slow to guess would make these tests slow too."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
