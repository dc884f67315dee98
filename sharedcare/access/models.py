"""System clients and their tokens, accounts of people. The trail has no model: it is written and never changed (`trail`)."""

from collections.abc import Iterator
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac


class Client(models.Model):
    """A system that uses the FHIR door. It belongs to one organisation for good."""

    name = models.CharField(max_length=200, unique=True)
    organization = models.CharField(max_length=40, null=True)  # noqa: DJ001  (a client without one is not one with an empty one)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "access_client"

    def __str__(self) -> str:
        return self.name


class AccessToken(models.Model):
    """A bearer token, known here only by its SHA-256, so that who reads the table cannot use it."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="tokens")
    digest = models.BinaryField(unique=True, max_length=32)
    scopes = models.TextField()
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "access_token"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("issued_at")),
                name="access_token_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"token {self.pk}"


class Account(AbstractBaseUser):
    """A login of one person (`practitioner`, the id of the Practitioner; empty while the record does not tell). It stands
    for one of their roles unless another is chosen: `practitioner_role` is the id of that PractitionerRole.

    `display`, `role` and the organisation are what pages show without asking the record; `organization` is the SOR
    code. `scopes` are what the operator allows, until the issue "Who may" derives it. `era` is part of every
    session's mark, so that raising it ends all sessions at once. `is_demo` is set when everybody knows the password:
    such an account signs in only where everybody is made up.
    """

    username = models.CharField(max_length=80, unique=True)
    display = models.CharField(max_length=200)
    practitioner_role = models.CharField(max_length=64)
    practitioner = models.CharField(max_length=64, default="")
    role = models.CharField(max_length=200, default="")
    organization_name = models.CharField(max_length=200, default="")
    organization = models.CharField(max_length=40, null=True)  # noqa: DJ001  (as a client's)
    scopes = models.TextField()
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    era = models.PositiveIntegerField(default=0)

    # The trail tells who signed in when. With this column Django would write it a second time.
    last_login = None

    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display"]

    class Meta:
        db_table = "access_account"

    def __str__(self) -> str:
        return self.username

    def get_session_auth_hash(self) -> str:
        """What a session has to carry to be this account's: it changes with the password and with the era."""
        return salted_hmac(
            "sharedcare.session", f"{self.password} {self.era}", algorithm="sha256"
        ).hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """None: a new SECRET_KEY ends every session."""
        yield from ()


class SignInAttempt(models.Model):
    """A password that was tried and not found good, kept for as long as it counts.

    `name` is only the 64-bit key of the name that was typed, since people type passwords into the wrong field.
    """

    name = models.BigIntegerField()
    source = models.GenericIPAddressField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "access_sign_in_attempt"
        indexes = [models.Index(fields=["name", "source", "at"], name="access_sign_in_attempt_of")]

    def __str__(self) -> str:
        return f"attempt {self.pk}"


class Invitation(models.Model):
    """A link by which somebody chooses their first password, once. Known here only by its SHA-256, as a token is."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="invitations")
    digest = models.BinaryField(unique=True, max_length=32)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "access_invitation"

    def __str__(self) -> str:
        return f"invitation {self.pk}"
