"""What is to be done on a day to come is passed over by the index, and the newest value stands with what judging says of it."""

from django.db import migrations

_NOW = """
DELETE FROM worklist_item;
ALTER TABLE worklist_item ADD COLUMN wakes timestamptz NOT NULL;
CREATE INDEX worklist_item_waking ON worklist_item (shard, patient, wakes);
COMMENT ON COLUMN worklist_item.wakes IS 'from when on it waits: the last day of a task, else always'"""
_BEFORE = """
DELETE FROM worklist_item;
ALTER TABLE worklist_item DROP COLUMN wakes"""


class Migration(migrations.Migration):
    """Empties the table and gives it its new form: it is derived anew by the next start (`access/grants/form.py`)."""

    dependencies = [("worklist", "0005_signs")]
    operations = [migrations.RunSQL(_NOW, _BEFORE)]
