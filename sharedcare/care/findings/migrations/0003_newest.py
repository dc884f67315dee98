"""The newest value from home is kept with what judging says of it."""

from pathlib import Path

from django.db import migrations

from sharedcare.care import findings

_SCHEMA = Path(findings.__file__).with_name("newest.sql")


class Migration(migrations.Migration):
    """Makes the table, empty: it is derived by the next start (`access/grants/form.py`)."""

    dependencies = [("findings", "0002_unsaid")]
    operations = [migrations.RunSQL(_SCHEMA.read_text(encoding="utf-8"), "DROP TABLE care_newest_value")]
