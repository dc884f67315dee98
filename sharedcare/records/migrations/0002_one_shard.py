"""What the planner has to know of shards and patients. Django's models know no statistics."""

from pathlib import Path

from django.db import migrations

from sharedcare.records import storage

_STATISTICS = Path(storage.__file__).with_name("statistics.sql")

_UNDO = """
DROP STATISTICS resource_patient_has_one_shard, series_patient_has_one_shard, index_date_patient_has_one_shard,
    index_quantity_patient_has_one_shard, index_string_patient_has_one_shard;
"""


class Migration(migrations.Migration):
    """Tells the planner that a patient has one shard."""

    dependencies = [("records", "0001_the_record")]
    operations = [migrations.RunSQL(_STATISTICS.read_text(), _UNDO)]
