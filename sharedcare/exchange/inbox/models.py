"""Messages as they came, and what became of them. The database itself keeps the bytes from being changed."""

from django.db import models


class State(models.TextChoices):
    """What became of a message."""

    RECEIVED = "received"
    STORED = "stored"
    HELD = "held"
    REFUSED = "refused"
    REPEATED = "repeated"


class Message(models.Model):
    """One message from one partner.

    `id` names it as the source of what came of it (meta.source, after `urn:uuid:`). `sender` and `number` are what
    the sender and the message are called by their own numbers; `sender_name` and `sector` are what a person calls
    the sender. `person` is the number of whom it is about, in the system `person_system`; `patient_id` the logical id
    of the patient that this turned out to be. `reason` says in one sentence why it is held or refused.
    """

    id = models.CharField(primary_key=True, max_length=36)
    digest = models.BinaryField(unique=True, max_length=32)
    raw = models.BinaryField()
    received_at = models.DateTimeField()
    partner = models.CharField(max_length=40, default="")
    kind = models.CharField(max_length=40, default="")
    sender = models.CharField(max_length=255, default="")
    sender_name = models.CharField(max_length=255, default="")
    sector = models.CharField(max_length=40, default="")
    number = models.CharField(max_length=255, default="")
    person = models.CharField(max_length=10, default="")
    person_system = models.CharField(max_length=60, default="")
    patient_id = models.CharField(max_length=64, default="")
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
            models.Index(
                fields=["person"],
                condition=models.Q(state="held"),
                name="inbox_message_held_for",
            ),
        ]

    def __str__(self) -> str:
        return self.id
