"""The plan as a Django application."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """Who has which plan open."""

    name = "sharedcare.care.plan"
    label = "plan"
    default_auto_field = "django.db.models.BigAutoField"
