"""Each answer to a questionnaire is a sign of its own, however many programmes judge it: each row says which."""

from django.db import migrations

_MADE = """
ALTER TABLE worklist_item ADD COLUMN sign bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN worklist_item.sign IS 'by what findings of one matter say the same: the key of the answer or rule; 0 where nothing tells'"""


class Migration(migrations.Migration):
    """Adds a column; what is there already is derived anew at the next start (`access/grants/form.py`)."""

    dependencies = [("worklist", "0004_agreed_handovers")]
    operations = [migrations.RunSQL(_MADE, "ALTER TABLE worklist_item DROP COLUMN sign")]
