"""Who a message is from in words, and whom it turned out to be about."""

from django.db import migrations, models

_STATES = ["received", "stored", "held", "refused", "repeated"]


class Migration(migrations.Migration):
    """Adds what the origin of a value is told by."""

    dependencies = [("inbox", "0002_refused_messages")]
    operations = [
        *(
            migrations.AddField("message", name, models.CharField(default="", max_length=length))
            for name, length in (
                ("kind", 40),
                ("sender_name", 255),
                ("sector", 40),
                ("person_system", 60),
                ("patient_id", 64),
            )
        ),
        migrations.AlterField(
            "message",
            "state",
            models.CharField(
                choices=[(name, name.capitalize()) for name in _STATES], default="received", max_length=10
            ),
        ),
        migrations.RunSQL(
            "UPDATE inbox_message SET person_system = 'urn:oid:1.2.208.176.1.2' WHERE person <> ''",
            migrations.RunSQL.noop,
        ),
    ]
