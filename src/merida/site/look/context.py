"""What the base template needs on every page: theme, doors, languages and the direction of the text."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from merida.site.look.navigation import FEET, doors
from merida.site.look.themes import theme_of


def look(request: HttpRequest) -> dict[str, object]:
    """Context processor. Nothing here asks the database, so that an error page can wear the look too."""
    return {
        "theme": theme_of(request),
        "doors": SimpleLazyObject(lambda: doors(request.path)),
        "feet": SimpleLazyObject(lambda: doors(request.path, FEET)),
        "languages": settings.LANGUAGES,
        "html_lang": html_lang(get_language() or settings.LANGUAGE_CODE),
    }


def html_lang(code: str) -> str:
    """The tag of BCP 47 for a language of Django or of the library: `zh-hans` and `zh` are `zh-Hans`."""
    return "zh-Hans" if code.lower() in {"zh", "zh-hans"} else code
