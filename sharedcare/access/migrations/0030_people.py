"""Accounts know their person, and people are invited."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from sharedcare import access
from sharedcare.records.definitions.resource_types import type_number

_FILL = Path(access.__file__).with_name("people.sql").read_text()


class Migration(migrations.Migration):
    """Adds whose an account is, filled in from the record for the accounts that are there, and invitations."""

    dependencies = [("access", "0022_launches"), ("records", "0004_author")]
    operations = [
        migrations.AddField(
            model_name="account", name="practitioner", field=models.CharField(default="", max_length=64)
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("issued_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="access.account",
                    ),
                ),
            ],
            options={"db_table": "access_invitation"},
        ),
        migrations.RunSQL(
            _FILL.replace("%TYPE%", str(type_number("PractitionerRole"))), migrations.RunSQL.noop
        ),
    ]
