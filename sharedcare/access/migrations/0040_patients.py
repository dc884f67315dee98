"""Accounts of patients."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Lets an account be a patient's."""

    dependencies = [("access", "0010_grants")]
    operations = [
        migrations.AddField(
            model_name="account",
            name="patient",
            field=models.CharField(max_length=64, null=True, unique=True),
        )
    ]
