"""Hand-overs are looked for by whom they wait for, also where nobody of the team has the patient yet."""

from django.db import migrations

from sharedcare.worklist.types import Kind

_MADE = f"CREATE INDEX worklist_item_handovers ON worklist_item USING gin (parties) WHERE kind = {Kind.HANDOVER:d}"


class Migration(migrations.Migration):
    """Adds an index; what it is of stays as it is."""

    dependencies = [("worklist", "0001_worklist")]
    operations = [migrations.RunSQL(_MADE, "DROP INDEX worklist_item_handovers")]
