"""The trail by month, with what else an entry has to tell; in SQL, as the trail is. Entries stay under their numbers."""

from pathlib import Path

from django.db import migrations

from sharedcare.access import audit

_FOLDER = Path(audit.__file__).parent


class Migration(migrations.Migration):
    """Makes the trail a table of months, the one that was there its first; lets it tell role and moment."""

    dependencies = [("access", "0004_demo_accounts")]
    operations = [
        migrations.RunSQL(
            (_FOLDER / "months.sql").read_text(),
            (_FOLDER / "whole.sql").read_text(),
        )
    ]
