"""The systems that may knock, and their tokens. The trail has no model: it is written and never changed (`trail`)."""

from django.db import models


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
