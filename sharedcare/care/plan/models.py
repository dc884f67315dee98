"""Who has a patient's plan, or their row of the worklist, open. Nothing here is a fact about a patient, and it is forgotten after minutes."""

from django.conf import settings
from django.db import models


class Presence(models.Model):
    """An account that looks at or writes in a plan, or has the row on the worklist open (`place`), and when it was there last. `patient_id` is the logical id in the record."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    patient_id = models.CharField(max_length=64)
    place = models.CharField(max_length=16, default="plan")
    seen = models.DateTimeField()
    writes = models.BooleanField(default=False)

    class Meta:
        db_table = "care_plan_presence"
        constraints = [
            models.UniqueConstraint(
                fields=["account", "patient_id", "place"], name="care_plan_presence_is_one"
            )
        ]
        indexes = [models.Index(fields=["patient_id", "seen"], name="care_plan_presence_of")]

    def __str__(self) -> str:
        return f"presence {self.pk}"
