"""Which values a limit has judged green. Written in SQL, since every row of it is derived."""

from pathlib import Path

from django.db import migrations

from sharedcare.care import findings

_SCHEMA = Path(findings.__file__).with_name("green.sql")


class Migration(migrations.Migration):
    """Makes the table, empty: until the worker has gone round once, no value is called green."""

    dependencies = [("access", "0061_derived")]
    operations = [migrations.RunSQL(_SCHEMA.read_text(encoding="utf-8"), "DROP TABLE care_judged_value")]
