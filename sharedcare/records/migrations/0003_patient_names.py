"""An index for finding patients. Django's models do not know the table."""

from pathlib import Path

from django.db import migrations

from sharedcare.records import storage

_INDEX = Path(storage.__file__).with_name("finding.sql")


class Migration(migrations.Migration):
    """Makes the index of patients' names."""

    dependencies = [("records", "0002_one_shard")]
    operations = [migrations.RunSQL(_INDEX.read_text(), "DROP INDEX index_string_patient_name;")]
