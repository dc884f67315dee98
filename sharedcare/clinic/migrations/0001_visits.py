"""Which patients each account has opened."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sharedcare import clinic

_RIGHTS = Path(clinic.__file__).with_name("clinic.sql")


class Migration(migrations.Migration):
    """Makes the table of visits."""

    initial = True
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("access", "0003_accounts")]
    operations = [
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("patient_id", models.CharField(max_length=64)),
                ("began", models.DateTimeField()),
                ("looked", models.DateTimeField()),
                ("before", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "clinic_visit",
                "indexes": [models.Index(fields=["account", "-looked"], name="clinic_visit_newest")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "patient_id"), name="clinic_visit_is_one_a_patient"
                    )
                ],
            },
        ),
        migrations.RunSQL(_RIGHTS.read_text(), migrations.RunSQL.noop),
    ]
