"""Keys of apps and seeds of recovery codes are sealed: who only reads the database, or a backup of it, has none of them."""

from base64 import urlsafe_b64encode
from functools import lru_cache
from hashlib import sha256

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser

NAME = "Shared Care"
"""What apps and browsers call us."""


class Sealed(DefaultMFAAdapter):  # type: ignore[misc]
    """What `allauth.mfa` asks us (MFA_ADAPTER)."""

    def encrypt(self, text: str) -> str:
        """Seal what is about to be stored."""
        return _seal(settings.SECRET_KEY).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What was sealed. Empty where it was sealed with another SECRET_KEY: no code fits that."""
        try:
            return _seal(settings.SECRET_KEY).decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return ""

    def get_totp_issuer(self) -> str:
        """What an app shows above the code."""
        return NAME

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Whom a passkey is for: the host name that the browser is at."""
        return {**super().get_public_key_credential_rp_entity(), "name": NAME}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, object]:
        """Whose passkey it is, as their browser shows it to them."""
        return {**super().get_public_key_credential_user_entity(user), "display_name": user.get_username()}


@lru_cache(maxsize=2)
def _seal(secret: str) -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(f"second factor\n{secret}".encode()).digest()))
