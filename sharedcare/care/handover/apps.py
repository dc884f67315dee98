"""Hand-overs as a Django application."""

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    """The constraint that somebody is always responsible."""

    name = "sharedcare.care.handover"
    label = "handover"
    default_auto_field = "django.db.models.BigAutoField"
