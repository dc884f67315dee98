"""Who has a patient's row of the worklist open, beside who has the plan open."""

from typing import ClassVar

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tells the two places apart."""

    dependencies: ClassVar = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("plan", "0001_presence"),
    ]
    operations: ClassVar = [
        migrations.RemoveConstraint(model_name="presence", name="care_plan_presence_is_one"),
        migrations.AddField(
            model_name="presence", name="place", field=models.CharField(default="plan", max_length=16)
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(
                fields=("account", "patient_id", "place"), name="care_plan_presence_is_one"
            ),
        ),
    ]
