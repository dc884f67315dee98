"""For which organisation each version was stored. Django's models do not know the tables."""

from pathlib import Path

from django.db import migrations

from sharedcare.records import storage

_AUTHOR = Path(storage.__file__).with_name("author.sql")


class Migration(migrations.Migration):
    """Adds the column, empty for what was stored before, and lets the history carry it."""

    dependencies = [("records", "0003_patient_names")]
    operations = [migrations.RunSQL(_AUTHOR.read_text(), migrations.RunSQL.noop)]
