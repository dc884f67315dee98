"""What the database knows of how much there is, brought up to date after much has come at once.

PostgreSQL plans by it, and finds out by itself only minutes later.
"""

from django.db import connection

from sharedcare.config.database import as_login_role

_TABLES = "resource, resource_version, series, index_date, index_quantity, index_string"


def refresh() -> None:
    """Look at the record's tables anew. It takes a second, however large they are."""
    with as_login_role(), connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {_TABLES}")
