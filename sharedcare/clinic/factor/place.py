"""Where the second factor is given and set up, and whether a passkey can be used at the address that the browser is at."""

from datetime import datetime, timedelta
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

SECOND, SET_UP, ADD = "/sign-in/second", "/sign-in/set-up", "/my-sign-in/add"


def takes_passkeys(request: HttpRequest) -> bool:
    """Browsers make passkeys for names, not for numbers, and only where nobody on the way can look on."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return request.is_secure() or host == "localhost" or host.endswith(".localhost")
    return False


def clock(moment: datetime) -> str:
    """The time of day at which something may be tried again. Rounded up: at the minute that is said, it has passed."""
    there = moment.astimezone(settings.SHAREDCARE_TIME_ZONE) + timedelta(seconds=59)
    return f"{there:%H.%M}"
