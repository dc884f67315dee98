"""Seals of the trail, in SQL because nothing may change them."""

from pathlib import Path

from django.db import migrations

from sharedcare.access import audit

_SEALS = Path(audit.__file__).with_name("seals.sql")


class Migration(migrations.Migration):
    """Makes the table of seals."""

    dependencies = [("access", "0005_trail_by_month")]
    operations = [migrations.RunSQL(_SEALS.read_text(), "DROP TABLE access_seal;")]
