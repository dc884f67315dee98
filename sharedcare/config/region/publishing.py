"""The made-up region follows the programmes that ship: they are published in it."""

from datetime import datetime

from sharedcare.access.actors import operator
from sharedcare.care.publishing.actions import publish
from sharedcare.care.publishing.errors import VersionIsOlder, VersionIsTaken
from sharedcare.config.progress import Report
from sharedcare.programmes.shipping import shipped


def publish_shipped(*, at: datetime, report: Report) -> None:
    """Publish all of them. Can be repeated: what somebody has published there since stays."""
    for raw in shipped():
        try:
            publish(raw=raw, by=operator("demo"), at=at)
        except (VersionIsTaken, VersionIsOlder) as refused:
            report(refused.message)
