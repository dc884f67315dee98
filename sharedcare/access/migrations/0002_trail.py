"""The trail. It is written in SQL because Django's models cannot say that nothing may change it."""

from pathlib import Path

from django.db import migrations

from sharedcare import access

_SCHEMA = Path(access.__file__).with_name("trail.sql")

_UNDO = """
DROP TABLE access_trail;
DROP FUNCTION refuse_change_of_trail;
"""


class Migration(migrations.Migration):
    """Makes the trail, its trigger and its grants."""

    dependencies = [("access", "0001_clients_and_tokens"), ("records", "0001_the_record")]
    operations = [migrations.RunSQL(_SCHEMA.read_text(), _UNDO)]
