"""What the pages remember for those who work with them. Nothing here is a fact about a patient."""

from django.conf import settings
from django.db import models


class Visit(models.Model):
    """The present or latest visit of an account to a patient: from `began` to `looked`.

    `before` is the last look of the visit before it, so that a page can say what is new since. `patient_id` is the
    logical id in the record; who a patient is, is asked there.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    patient_id = models.CharField(max_length=64)
    began = models.DateTimeField()
    looked = models.DateTimeField()
    before = models.DateTimeField(null=True)

    class Meta:
        db_table = "clinic_visit"
        constraints = [
            models.UniqueConstraint(fields=["account", "patient_id"], name="clinic_visit_is_one_a_patient")
        ]
        indexes = [models.Index(fields=["account", "-looked"], name="clinic_visit_newest")]

    def __str__(self) -> str:
        return f"visit {self.pk}"
