"""In which form the derived tables are. Written in SQL, since the application may add to it and nothing else."""

from pathlib import Path

from django.db import migrations

from sharedcare.access import grants

_SCHEMA = Path(grants.__file__).with_name("derived.sql")


class Migration(migrations.Migration):
    """Makes the table, empty: whatever was derived before is derived again by the next start."""

    dependencies = [("access", "0060_reminders")]
    operations = [migrations.RunSQL(_SCHEMA.read_text(), "DROP TABLE access_derived")]
