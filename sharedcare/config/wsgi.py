"""What a process of the web server runs."""

import ctypes
import os
import signal
import sys
from collections.abc import Iterable
from typing import Any

import structlog
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from sharedcare.api.wsgi import Start, in_front_of
from sharedcare.config.proxy import seen_past

_PR_SET_PDEATHSIG = 1
_log = structlog.get_logger("sharedcare.config.wsgi")


def _end_with_parent() -> None:
    """End when the server that started this process ends, also when it was killed: else the port stays taken."""
    if sys.platform == "linux" and "SHAREDCARE_SERVER" in os.environ:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != int(os.environ["SHAREDCARE_SERVER"]):
            os._exit(1)


_end_with_parent()
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


# Now rather than at the first request: whoever asks first need not wait, and what is broken shows at once.
get_resolver().url_patterns  # noqa: B018 - it is the looking that imports
