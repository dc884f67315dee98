"""Django's settings: what is the same everywhere here, what an operator decides in `environment`."""

import os
from datetime import timedelta
from pathlib import Path

from sharedcare.config.database import django_database
from sharedcare.config.environment import read_environment

ENVIRONMENT = read_environment(os.environ)

DEBUG = False
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "sharedcare.config.urls"
WSGI_APPLICATION = "sharedcare.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "sharedcare.access.accounts.second_factor.apps.AccountsOfAllauth",
    "allauth.mfa",
    "sharedcare.records.apps.RecordsConfig",
    "sharedcare.access.apps.AccessConfig",
    "sharedcare.following.apps.FollowingConfig",
    "sharedcare.care.findings.apps.FindingsConfig",
    "sharedcare.care.handover.apps.HandoverConfig",
    "sharedcare.care.plan.apps.PlanConfig",
    "sharedcare.exchange.inbox.apps.InboxConfig",
    "sharedcare.worklist.apps.WorklistConfig",
    "sharedcare.clinic.apps.ClinicConfig",
]

# For pages alone: the FHIR door answers in front of Django (`api/wsgi.py`).
MIDDLEWARE = [
    "sharedcare.config.safety.safe_pages",
    "sharedcare.config.bodies.bounded",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sharedcare.config.pacing.paced",
    "sharedcare.config.typed.typed",
]

SHAREDCARE_DEMANDS = ["sharedcare.care.handover.responsible.somebody_is"]
"""What has to hold of whatever is stored (`access/demands.py`)."""

SHAREDCARE_CONSEQUENCES = [
    # Before whatever stores another version of what was stored, which it is then told of by itself.
    "sharedcare.worklist.following.listing",
    "sharedcare.care.monitoring.falling_back.falling_back",
    "sharedcare.care.findings.judging.judging",
    "sharedcare.care.answers.consequences.of_answers",
    # After whatever is judged.
    "sharedcare.care.findings.newest.newest",
]
"""What follows from what is stored, in the same transaction and in this order (`access/consequences.py`)."""

AUTH_USER_MODEL = "access.Account"
SECRET_KEY = ENVIRONMENT.secret_key
"""Given by whoever starts the web server (`config/secret.py`); other commands sign nothing."""

# Second factors: what is stored and checked is allauth's, the pages and the way through them are ours.
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*"]
MFA_ADAPTER = "sharedcare.access.accounts.second_factor.sealing.Sealed"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# A passkey asks for a finger, a face or a PIN each time, and so is two factors in one.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
SHAREDCARE_SECOND_FACTOR = ENVIRONMENT.second_factor
"""Whether nobody signs in with a password alone."""
SHAREDCARE_OPENID = {one.name: one for one in ENVIRONMENT.providers}
"""The OpenID providers that people can sign in at, by name."""
SHAREDCARE_IDLE = timedelta(minutes=ENVIRONMENT.idle_minutes)
"""How long a session lasts without being used."""

SESSION_ENGINE = "sharedcare.access.accounts.known"
AUTHENTICATION_BACKENDS = ["sharedcare.access.accounts.known.Accounts"]
# A working day; the browser forgets it when it is closed. `safe_pages` keeps cookies to https where that is spoken.
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "sharedcare.config.front.troubles.not_trusted"

SHAREDCARE_FRAMES = ENVIRONMENT.frames
"""Inside whose pages ours may be shown."""

# What an operator runs from a shell may take its time; a request may not.
_PATIENCE = ENVIRONMENT.patience if "SHAREDCARE_SERVER" in os.environ else 0
DATABASES = {"default": django_database(ENVIRONMENT.database_url, patience=_PATIENCE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_PACKAGES = Path(__file__).parent.parent
# Every page lives in a folder of its own, with its templates and style sheets.
_DOORS = [_PACKAGES / "clinic", _PACKAGES / "office", _PACKAGES / "portal"]
_ROOMS = [
    _PACKAGES / "ui",
    _PACKAGES / "config" / "front",
    *_DOORS,
    *(room for door in _DOORS for room in sorted(door.iterdir())),
]
SHAREDCARE_ASSETS = [room / "assets" for room in _ROOMS if (room / "assets").is_dir()]
"""Where style sheets, scripts and fonts lie."""

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [room / "templates" for room in _ROOMS if (room / "templates").is_dir()],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "sharedcare.ui.engine.environment"},
    }
]

SHAREDCARE_ORIGINS = "sharedcare.exchange.inbox.queries.origins"
"""Tells of the messages that values came in. The pages ask by this name, since one door does not know another."""

USE_TZ = True
TIME_ZONE = "UTC"
SHAREDCARE_TIME_ZONE = ENVIRONMENT.time_zone
"""What a date or time without a zone is meant in."""
SHAREDCARE_URLS = ENVIRONMENT.urls
"""Under which addresses references are our own."""

SHAREDCARE_AGES = (ENVIRONMENT.age_of_decision, ENVIRONMENT.age_of_majority)
"""From which age on a patient decides, and from which alone, in years."""

USE_I18N = True
LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]

# What a form on a page may hold. The FHIR door reads for itself, has a limit of its own and answers in its own words.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# Files go no further than memory, and no file has more of it than a document may have.
FILE_UPLOAD_HANDLERS = ["sharedcare.config.uploads.Bounded"]
SHAREDCARE_LARGEST_DOCUMENT = ENVIRONMENT.largest_document * 1_000_000
"""Bytes that the document of an agreement may have."""

# Mail: nothing is sent where no server is named.
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if ENVIRONMENT.mail else 'dummy'}.EmailBackend"
EMAIL_TIMEOUT = 10
if ENVIRONMENT.mail is not None:
    EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.mail.host, ENVIRONMENT.mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.user, ENVIRONMENT.mail.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = ENVIRONMENT.mail.is_secure, ENVIRONMENT.mail.becomes_secure
SHAREDCARE_SENDS_MAIL = ENVIRONMENT.mail is not None
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
SHAREDCARE_ADDRESS = ENVIRONMENT.address
"""Where people reach the pages."""

LOGGING_CONFIG = "sharedcare.config.logs.configure"
LOGGING = {"level": ENVIRONMENT.log_level}
