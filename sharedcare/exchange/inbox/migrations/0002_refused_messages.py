"""Messages that were refused, found without going through all that were stored."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes an index of the refused messages."""

    dependencies = [("inbox", "0001_messages")]
    operations = [
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("state", "refused")),
                fields=["received_at"],
                name="inbox_message_refused",
            ),
        ),
    ]
