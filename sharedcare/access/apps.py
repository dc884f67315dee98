"""Access as a Django application."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Clients, tokens and the trail."""

    name = "sharedcare.access"
    default_auto_field = "django.db.models.BigAutoField"
