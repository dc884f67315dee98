"""The inbox as a Django application."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """Messages from partners."""

    name = "sharedcare.exchange.inbox"
    label = "inbox"
