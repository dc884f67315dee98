"""What the application may do with the second factors of accounts."""

from django.db import migrations

_GRANT = """
GRANT SELECT, INSERT, UPDATE, DELETE ON mfa_authenticator TO sharedcare_app;
GRANT USAGE ON SEQUENCE mfa_authenticator_id_seq TO sharedcare_app;
"""
_REVOKE = """
REVOKE ALL ON mfa_authenticator FROM sharedcare_app;
REVOKE ALL ON SEQUENCE mfa_authenticator_id_seq FROM sharedcare_app;
"""


class Migration(migrations.Migration):
    """Lets the application keep second factors."""

    dependencies = [("access", "0010_grants"), ("mfa", "0003_authenticator_type_uniq")]
    operations = [migrations.RunSQL(_GRANT, _REVOKE)]
