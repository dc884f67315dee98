"""Which reminders were sent. Written in SQL, since the application may add to it and nothing else."""

from pathlib import Path

from django.db import migrations

from sharedcare.access import reminders

_SCHEMA = Path(reminders.__file__).with_name("reminders.sql")


class Migration(migrations.Migration):
    """Makes the table."""

    dependencies = [("access", "0040_relatives")]
    operations = [migrations.RunSQL(_SCHEMA.read_text(), "DROP TABLE access_reminder")]
