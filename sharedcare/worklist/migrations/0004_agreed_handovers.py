"""Hand-overs that are agreed on for a day are looked for by whom they concern, as those that wait."""

from django.db import migrations

from sharedcare.worklist.types import Kind

_MADE = "CREATE INDEX worklist_item_handovers ON worklist_item USING gin (parties) WHERE kind {}"
_FORGET = "DROP INDEX worklist_item_handovers;"
_NOW = f"{_FORGET} {_MADE.format(f'IN ({Kind.HANDOVER:d}, {Kind.AGREED:d})')}"
_BEFORE = f"{_FORGET} {_MADE.format(f'= {Kind.HANDOVER:d}')}"


class Migration(migrations.Migration):
    """Makes an index anew; what it is of stays as it is."""

    dependencies = [("worklist", "0003_topics")]
    operations = [migrations.RunSQL(_NOW, _BEFORE)]
