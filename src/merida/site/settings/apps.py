"""The applications of the site, in the order of the house: a later one may know an earlier one."""

from __future__ import annotations

from pathlib import Path

HOUSE = (
    "look",
    "provenance",
    "people",
    "tasks",
    "directory",
    "evidence",
    "assistance",
    "recovery",
    "meetings",
    "reporting",
)

_FOLDER = Path(__file__).resolve().parent.parent
_PRESENT = [name for name in HOUSE if (_FOLDER / name / "apps.py").is_file()]

INSTALLED_APPS = [
    *(f"merida.site.{name}" for name in _PRESENT),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks_db",
    "ninja",
]

AUTH_USER_MODEL = "people.Person"
ROOT_URLCONF = "merida.site.settings.urls"
WSGI_APPLICATION = "merida.site.server.wsgi.application"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "merida.site.people.middleware.WhoAsks",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "merida.site.people.context.account_doors",
                *(["merida.site.look.context.look"] if (_FOLDER / "look" / "context.py").is_file() else []),
            ],
        },
    }
]
