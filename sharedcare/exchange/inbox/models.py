"""Messages as they came, and what became of them. The database itself keeps the bytes from being changed."""

from django.db import models


class State(models.TextChoices):
    """What became of a message."""

    RECEIVED = "received"
    STORED = "stored"
    HELD = "held"
    REFUSED = "refused"


class Message(models.Model):
    """One message from one partner.

    `id` names it as the source of what came of it (meta.source, after `urn:uuid:`). `sender` and `number` are what
    the sender calls itself and the message. `person` is the CPR number of whom it is about. `reason` says in one
    sentence why it is held or refused.
    """

    id = models.CharField(primary_key=True, max_length=36)
    digest = models.BinaryField(unique=True, max_length=32)
    raw = models.BinaryField()
    received_at = models.DateTimeField()
    partner = models.CharField(max_length=40, default="")
    sender = models.CharField(max_length=255, default="")
    number = models.CharField(max_length=255, default="")
    person = models.CharField(max_length=10, default="")
    sent_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    reason = models.TextField(default="")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "inbox_message"
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "sender", "number"],
                condition=models.Q(state__in=["stored", "held"]),
                name="inbox_message_is_taken_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["received_at"],
                condition=models.Q(state__in=["received", "held"]),
                name="inbox_message_waiting",
            ),
            models.Index(
                fields=["received_at"],
                condition=models.Q(state="refused"),
                name="inbox_message_refused",
            ),
        ]

    def __str__(self) -> str:
        return self.id
