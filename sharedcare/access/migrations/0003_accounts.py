"""People who sign in, and the trail that tells of them."""

from pathlib import Path

from django.db import migrations, models

from sharedcare import access

_RIGHTS = Path(access.__file__).with_name("accounts.sql")


class Migration(migrations.Migration):
    """Makes the tables of accounts and of attempts to sign in; lets the trail name an account."""

    dependencies = [("access", "0002_trail"), ("sessions", "0001_initial")]
    # What refers to accounts only says that it comes after the first migration here, which knows none yet.
    run_before = [("account", "0001_initial"), ("mfa", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("username", models.CharField(max_length=80, unique=True)),
                ("display", models.CharField(max_length=200)),
                ("practitioner_role", models.CharField(max_length=64)),
                ("role", models.CharField(default="", max_length=200)),
                ("organization_name", models.CharField(default="", max_length=200)),
                ("organization", models.CharField(max_length=40, null=True)),
                ("scopes", models.TextField()),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField()),
                ("era", models.PositiveIntegerField(default=0)),
            ],
            options={"db_table": "access_account"},
        ),
        migrations.CreateModel(
            name="SignInAttempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.BigIntegerField()),
                ("source", models.GenericIPAddressField(null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "access_sign_in_attempt",
                "indexes": [models.Index(fields=["name", "source", "at"], name="access_sign_in_attempt_of")],
            },
        ),
        migrations.RunSQL(_RIGHTS.read_text(), "ALTER TABLE access_trail DROP COLUMN account;"),
    ]
