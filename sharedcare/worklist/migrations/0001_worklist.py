"""What waits, and for whom. Written in SQL, since every row of it is derived and the application writes it in bulk."""

from pathlib import Path

from django.db import migrations

from sharedcare import worklist

_SCHEMA = Path(worklist.__file__).with_name("worklist.sql")


class Migration(migrations.Migration):
    """Makes the tables, empty: they are derived by the next start, or by `sharedcare reindex`."""

    dependencies = [("access", "0061_derived")]
    operations = [
        migrations.RunSQL(_SCHEMA.read_text(), "DROP TABLE worklist_item; DROP TABLE worklist_member")
    ]
