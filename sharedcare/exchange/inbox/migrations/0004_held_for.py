"""Whom messages are held for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the index of held messages by person: each patient that comes or changes is looked up in it."""

    dependencies = [("inbox", "0003_origin")]
    operations = [
        migrations.AddIndex(
            "message",
            models.Index(
                fields=["person"],
                condition=models.Q(state="held"),
                name="inbox_message_held_for",
            ),
        ),
    ]
