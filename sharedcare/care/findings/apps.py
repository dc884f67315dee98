"""Findings as a Django application."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """Which values a limit in force has judged green."""

    name = "sharedcare.care.findings"
    label = "findings"
    default_auto_field = "django.db.models.BigAutoField"
