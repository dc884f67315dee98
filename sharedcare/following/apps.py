"""Following as a Django application."""

from django.apps import AppConfig


class FollowingConfig(AppConfig):
    """How far each follower has come."""

    name = "sharedcare.following"
    label = "following"
