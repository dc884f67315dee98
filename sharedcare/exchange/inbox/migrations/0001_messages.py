"""Messages from partners."""

from pathlib import Path

from django.db import migrations, models

from sharedcare.exchange import inbox

_PROTECTION = Path(inbox.__file__).with_name("inbox.sql")


class Migration(migrations.Migration):
    """Makes the table of messages, and keeps them as they came."""

    initial = True
    dependencies = [("records", "0001_the_record")]
    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("raw", models.BinaryField()),
                ("received_at", models.DateTimeField()),
                ("partner", models.CharField(default="", max_length=40)),
                ("sender", models.CharField(default="", max_length=255)),
                ("number", models.CharField(default="", max_length=255)),
                ("person", models.CharField(default="", max_length=10)),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("stored", "Stored"),
                            ("held", "Held"),
                            ("refused", "Refused"),
                        ],
                        default="received",
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(default="")),
                ("settled_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "inbox_message",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["received", "held"])),
                        fields=["received_at"],
                        name="inbox_message_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["stored", "held"])),
                        fields=("partner", "sender", "number"),
                        name="inbox_message_is_taken_once",
                    )
                ],
            },
        ),
        migrations.RunSQL(_PROTECTION.read_text(), "DROP FUNCTION refuse_change_of_message CASCADE;"),
    ]
