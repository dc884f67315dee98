"""The record as a Django application."""

from django.apps import AppConfig
from django.conf import settings

from sharedcare.records.indexing import locality
from sharedcare.records.storage import connection


class RecordsConfig(AppConfig):
    """Tells every database connection to hand JSON out as the bytes it is, and the indexing where the house stands."""

    name = "sharedcare.records"

    def ready(self) -> None:
        connection.hand_out_json_as_bytes()
        locality.settle(zone=str(settings.SHAREDCARE_TIME_ZONE), own_urls=settings.SHAREDCARE_URLS)
