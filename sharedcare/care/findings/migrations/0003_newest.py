"""The newest value from home is kept with what judging says of it."""

from pathlib import Path

from django.db import migrations

from sharedcare.care import findings
from sharedcare.records.definitions.resource_types import type_number

_SCHEMA = Path(findings.__file__).with_name("newest.sql")
# What a device whose clock is ahead has sent counts from when it came. The version before wrote down what the device said, and passed
# over what was still to come; what judging says nothing of is not written down again.
_MEND = """
UPDATE care_judged_value g SET at = r.updated FROM resource r
WHERE g.is_green IS NULL AND r.shard = g.shard AND r.patient = g.patient AND r.type = {value} AND r.key = g.key
    AND g.at > r.updated""".format(value=type_number("Observation"))


class Migration(migrations.Migration):
    """Makes the table, empty: it is derived by the next start (`access/grants/form.py`), from what is put right here before."""

    dependencies = [("findings", "0002_unsaid")]
    operations = [
        migrations.RunSQL(_SCHEMA.read_text(encoding="utf-8"), "DROP TABLE care_newest_value"),
        migrations.RunSQL(_MEND, migrations.RunSQL.noop),
    ]
