"""What a rule finds again and again is one matter: each row says which."""

from django.db import migrations

_MADE = """
ALTER TABLE worklist_item ADD COLUMN topic bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN worklist_item.topic IS 'by what findings are one matter: the key of their rule; 0 for what is one by itself'"""


class Migration(migrations.Migration):
    """Adds a column; what is there already is derived anew at the next start (`access/grants/form.py`)."""

    dependencies = [("worklist", "0002_handovers_to_wholes")]
    operations = [migrations.RunSQL(_MADE, "ALTER TABLE worklist_item DROP COLUMN topic")]
