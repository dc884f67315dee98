"""What a process of the web server runs."""

import os
from collections.abc import Iterable
from typing import Any

import structlog
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from sharedcare.api.wsgi import Start, in_front_of
from sharedcare.config.ending import end_with
from sharedcare.config.proxy import seen_past
from sharedcare.config.standby import stand_by

_log = structlog.get_logger("sharedcare.config.wsgi")

# The server that started this process may be killed, and the port must not stay taken then.
if "SHAREDCARE_SERVER" in os.environ:
    end_with(int(os.environ["SHAREDCARE_SERVER"]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sharedcare.config.settings")
_answer = in_front_of(get_wsgi_application())
_BEHIND_PROXY = settings.ENVIRONMENT.proxy


def application(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """Answer a request; what nobody below has answered is logged, and the web server answers 500."""
    try:
        return _answer(seen_past(environ) if _BEHIND_PROXY else environ, start)
    except Exception:
        _log.exception("request.failed")
        raise


stand_by()
