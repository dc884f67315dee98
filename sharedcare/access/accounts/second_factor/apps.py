"""The half of django-allauth that its second factors stand on."""

from django.apps import AppConfig


class AccountsOfAllauth(AppConfig):
    """`allauth.mfa` cannot be imported without these tables of e-mail addresses, which stay empty.

    Nothing else of it is wanted: not its pages, and not its middleware, which would look up the addresses of these
    pages with everything that is not found. So this stands in for its own configuration, which insists on both.
    """

    name = "allauth.account"
    label = "account"
    default_auto_field = "django.db.models.AutoField"
