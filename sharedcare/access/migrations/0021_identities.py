"""Accounts of patients, and by what others know the person of an account."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_GRANT = """
GRANT SELECT, INSERT ON access_identity TO sharedcare_app;
GRANT USAGE ON SEQUENCE access_identity_id_seq TO sharedcare_app;
"""


class Migration(migrations.Migration):
    """Lets an account be a patient's, and be known by others."""

    dependencies = [("access", "0020_second_factors")]
    operations = [
        migrations.AddField(
            model_name="account",
            name="patient_id",
            field=models.CharField(max_length=64, null=True, unique=True),
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("system", models.CharField(max_length=255)),
                ("value", models.CharField(max_length=255)),
                ("created_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identities",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "access_identity",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("system", "value", "account"), name="access_identity_is_one"
                    )
                ],
            },
        ),
        migrations.RunSQL(_GRANT, migrations.RunSQL.noop),
    ]
