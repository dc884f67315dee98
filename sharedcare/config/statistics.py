"""What the database knows of how much there is, brought up to date after much has come at once.

PostgreSQL plans by it, and finds out by itself only minutes later; so does it with which rows everybody can see, without
which patients are not found out of an index alone.
"""

from django.db import connection

from sharedcare.config.database import as_login_role

_TABLES = "resource, resource_version, series, index_date, index_quantity"
_FOUND_BY_INDEX_ALONE = "index_string"


def refresh() -> None:
    """Look at the record's tables anew. It takes a second, and a little more for every million of words."""
    with as_login_role(), connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {_TABLES}")
        cursor.execute(f"VACUUM (ANALYZE) {_FOUND_BY_INDEX_ALONE}")
