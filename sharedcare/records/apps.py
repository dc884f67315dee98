"""The record as a Django application."""

from django.apps import AppConfig

from sharedcare.records.storage import connection


class RecordsConfig(AppConfig):
    """Tells every database connection to hand JSON out as the bytes it is."""

    name = "sharedcare.records"

    def ready(self) -> None:
        connection.hand_out_json_as_bytes()
