"""Accounts whose password everybody knows are told from the others."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Marks the accounts of the demonstration."""

    dependencies = [("access", "0003_accounts")]
    operations = [
        migrations.AddField(model_name="account", name="is_demo", field=models.BooleanField(default=False))
    ]
