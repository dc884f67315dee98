"""The worklist as a Django application."""

from django.apps import AppConfig


class WorklistConfig(AppConfig):
    """What is derived from the record so that a team's list takes milliseconds."""

    name = "sharedcare.worklist"
    label = "worklist"
    default_auto_field = "django.db.models.BigAutoField"
