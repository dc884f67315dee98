"""Who has a patient's plan open."""

from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sharedcare.care import plan

_RIGHTS = Path(plan.__file__).with_name("presence.sql")


class Migration(migrations.Migration):
    """Makes the table of who is there."""

    initial = True
    dependencies: ClassVar = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("access", "0003_accounts"),
    ]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("patient_id", models.CharField(max_length=64)),
                ("seen", models.DateTimeField()),
                ("writes", models.BooleanField(default=False)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "care_plan_presence",
                "indexes": [models.Index(fields=["patient_id", "seen"], name="care_plan_presence_of")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "patient_id"), name="care_plan_presence_is_one"
                    )
                ],
            },
        ),
        migrations.RunSQL(_RIGHTS.read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
