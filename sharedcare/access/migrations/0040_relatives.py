"""Accounts of relatives."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    """Lets an account be a relative's, of one patient or of several."""

    dependencies = [("access", "0030_people")]
    operations = [
        migrations.AddField(
            model_name="account",
            name="persons",
            field=ArrayField(base_field=models.CharField(max_length=64), default=list, size=None),
        )
    ]
