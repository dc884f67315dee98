"""System clients and their tokens, accounts of people. The trail has no model: it is written and never changed (`trail`)."""

from collections.abc import Iterator
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
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

    The account of a citizen has no role, no organisation and no scopes: `patient_id` is the id of the Patient that they
    are, `persons` are the ids of the RelatedPersons that they are to others. What they may see follows from those. One
    that an OpenID provider vouches for has no name and no password either.
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
    patient_id = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001  (staff are no patient, not one called "")
    persons = ArrayField(models.CharField(max_length=64), default=list)

    # The trail tells who signed in when. With this column Django would write it a second time.
    last_login = None

    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display"]

    class Meta:
        db_table = "access_account"

    def __str__(self) -> str:
        return self.username

    @property
    def is_citizen(self) -> bool:
        """Whether it is a patient's or a relative's, and none of staff."""
        return self.patient_id is not None or bool(self.persons)

    def get_session_auth_hash(self) -> str:
        """What a session has to carry to be this account's: it changes with the password and with the era."""
        return salted_hmac(
            "sharedcare.session", f"{self.password} {self.era}", algorithm="sha256"
        ).hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """None: a new SECRET_KEY ends every session."""
        yield from ()


class Identity(models.Model):
    """By what others know the person of an account: a subject (`value`) of an OpenID provider (`system`, its issuer)."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="identities")
    system = models.CharField(max_length=255)
    value = models.CharField(max_length=255)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "access_identity"
        constraints = [
            models.UniqueConstraint(fields=["system", "value", "account"], name="access_identity_is_one")
        ]

    def __str__(self) -> str:
        return f"identity {self.pk}"


class Launch(models.Model):
    """A link by which a system opens a patient for one of its people, once. It is known here only by its SHA-256.

    `patient_id` is the logical id in the record.
    """

    digest = models.BinaryField(unique=True, max_length=32)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="launches")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="launches")
    patient_id = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "access_launch"

    def __str__(self) -> str:
        return f"launch {self.pk}"


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
