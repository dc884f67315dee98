"""Opening a patient."""

from datetime import datetime, timedelta

from django.db import connection

from sharedcare.access.types import Actor

VISIT_ENDS_AFTER = timedelta(minutes=30)
"""Without a look. Whoever comes back within it is still on the same visit: what was new stays marked as new."""

_OPEN = """
INSERT INTO clinic_visit AS v (account_id, patient_id, began, looked) VALUES (%(account)s, %(patient)s, %(at)s, %(at)s)
ON CONFLICT (account_id, patient_id) DO UPDATE SET
    before = CASE WHEN v.looked < %(latest)s THEN v.looked ELSE v.before END,
    began = CASE WHEN v.looked < %(latest)s THEN %(at)s ELSE v.began END,
    looked = greatest(v.looked, %(at)s)
RETURNING before"""


def opened(*, by: Actor, patient: str, at: datetime) -> datetime | None:
    """Note that a person has this patient open; returns when they last looked before the present visit.

    None when this is the first visit. Called with every page of the patient that is shown.
    """
    values = {"account": by.account, "patient": patient, "at": at, "latest": at - VISIT_ENDS_AFTER}
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, values)
        found = cursor.fetchone()
    before: datetime | None = found[0] if found else None
    return before
