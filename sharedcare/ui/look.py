"""How a reader wants the pages: language, density, colours, whether single keys do anything, and how far back small
curves go.

All of it is chosen by links (`?density=compact`), works without JavaScript, and is remembered in cookies of this
browser. Nothing in them says who the reader is.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import get_language_from_request

from sharedcare.ui.markup import Said

LANGUAGES = ("da", "en")
NATIVE = LANGUAGES[0]
"""The language of the region: of pages for whoever asks for no other, and of words that do not say theirs."""
_CHOICES = {
    "density": ("comfortable", "compact"),
    "theme": ("system", "light", "dark"),
    "keys": ("on", "off"),
    "period": ("12m", "30d"),
}
_COOKIE = "look"
_KEPT = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Look:
    """What the reader chose; `is_new` when it was chosen with this very request and is to be remembered."""

    language: str = "da"
    density: str = "comfortable"
    theme: str = "system"
    keys: str = "on"
    period: str = "12m"
    is_new: bool = False

    @property
    def native(self) -> SafeString:
        """The attribute of words that are in the language of the region, whatever the page's."""
        return Said("", "" if self.language == NATIVE else NATIVE).lang


def look_of(request: HttpRequest) -> Look:
    """What the address asks for, else what was chosen before, else what the browser says of its reader."""
    asked = {name: request.GET.get(name, "") for name in ("lang", *_CHOICES)}
    kept = request.COOKIES.get(_COOKIE, "").split(".")
    chosen = {
        name: next((value for value in (asked[name], *kept) if value in values), values[0])
        for name, values in _CHOICES.items()
    }
    language = asked["lang"] if asked["lang"] in LANGUAGES else _language(request)
    return Look(language=language, **chosen, is_new=any(asked.values()))


def _language(request: HttpRequest) -> str:
    language = get_language_from_request(request)
    return language if language in LANGUAGES else LANGUAGES[0]


def remember(response: HttpResponse, look: Look, *, secure: bool) -> None:
    """Keep in the browser what was chosen with this request."""
    if not look.is_new:
        return
    chosen = ".".join(getattr(look, name) for name in _CHOICES)
    kept = {settings.LANGUAGE_COOKIE_NAME: look.language, _COOKIE: chosen}
    for name, value in kept.items():
        response.set_cookie(name, value, max_age=_KEPT, secure=secure, httponly=True, samesite="Lax")


def with_choice(request: HttpRequest, **choice: str) -> str:
    """The address of this same page with another choice: the rest of its query stays."""
    query = request.GET.copy()
    for name, value in choice.items():
        query[name] = value
    return f"?{query.urlencode()}"
