"""The tables of the record. They are written in SQL because Django's models cannot say what they need."""

from pathlib import Path

from django.db import migrations

from sharedcare.records import storage

_SCHEMA = Path(storage.__file__).with_name("schema.sql")

_UNDO = """
DROP TABLE resource, resource_version, series, index_date, index_quantity, index_string, receipt, reindex_run CASCADE;
DROP FUNCTION current_tx, settled_tx, keep_replaced_version, keep_removed_version, refuse_silent_overwrite, refuse_change;
DROP TABLE feed_base;
"""


class Migration(migrations.Migration):
    """Makes the record's tables, triggers and grants."""

    dependencies = []
    operations = [migrations.RunSQL(_SCHEMA.read_text(), _UNDO)]
