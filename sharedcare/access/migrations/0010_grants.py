"""Who stands in which relation to whom, derived from the record. Written in SQL as the record's own tables are."""

from pathlib import Path

from django.db import migrations

from sharedcare.access import grants

_SCHEMA = Path(grants.__file__).with_name("grants.sql")

_UNDO = """
DROP TABLE access_organization, access_role, access_agreement, access_relation, access_proxy, access_hidden,
    access_emergency;
"""


class Migration(migrations.Migration):
    """Makes the tables. What was stored before is derived by the next start (`config/deriving.py`)."""

    dependencies = [("access", "0006_seals"), ("records", "0004_author")]
    operations = [migrations.RunSQL(_SCHEMA.read_text(), _UNDO)]
