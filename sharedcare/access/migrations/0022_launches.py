"""Links by which another system opens a patient here."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_GRANT = """
GRANT SELECT, INSERT, UPDATE, DELETE ON access_launch TO sharedcare_app;
GRANT USAGE ON SEQUENCE access_launch_id_seq TO sharedcare_app;
"""


class Migration(migrations.Migration):
    """Makes the table of links."""

    dependencies = [("access", "0021_identities")]
    operations = [
        migrations.CreateModel(
            name="Launch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("patient_id", models.CharField(max_length=64)),
                ("issued_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="launches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="launches",
                        to="access.client",
                    ),
                ),
            ],
            options={"db_table": "access_launch"},
        ),
        migrations.RunSQL(_GRANT, migrations.RunSQL.noop),
    ]
