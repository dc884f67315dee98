"""Values of which judging can say nothing are written down as well."""

from pathlib import Path

from django.db import migrations

from sharedcare.care import findings

_CHANGE = Path(findings.__file__).with_name("unsaid.sql")
_BACK = """
DROP INDEX care_judged_value_unsaid;
DELETE FROM care_judged_value WHERE is_green IS NULL;
ALTER TABLE care_judged_value ALTER COLUMN is_green SET NOT NULL"""


class Migration(migrations.Migration):
    """Makes room; the worker writes them on its next round."""

    dependencies = [("findings", "0001_green")]
    operations = [migrations.RunSQL(_CHANGE.read_text(encoding="utf-8"), _BACK)]
