"""The clinic as a Django application."""

from django.apps import AppConfig


class ClinicConfig(AppConfig):
    """Which patients each account has opened."""

    name = "sharedcare.clinic"
    default_auto_field = "django.db.models.BigAutoField"
