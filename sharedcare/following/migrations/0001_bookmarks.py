"""How far followers of the record have come."""

from pathlib import Path

from django.db import migrations, models

from sharedcare import following

_RIGHTS = Path(following.__file__).with_name("following.sql")


class Migration(migrations.Migration):
    """Makes the table of bookmarks."""

    initial = True
    dependencies = [("records", "0003_patient_names")]
    operations = [
        migrations.CreateModel(
            name="Bookmark",
            fields=[
                ("follower", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("tx", models.BigIntegerField()),
                ("key", models.BigIntegerField()),
                ("version", models.IntegerField()),
                ("reached_at", models.DateTimeField()),
            ],
            options={"db_table": "following_bookmark"},
        ),
        migrations.RunSQL(_RIGHTS.read_text(), migrations.RunSQL.noop),
    ]
