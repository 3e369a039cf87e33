"""Where files are: sources in the data folder, static files inside the package; limits of what is sent in."""

from __future__ import annotations

from merida.site.settings.names import data_folder, number

DATA = data_folder()
SOURCES = DATA / "sources"
UPLOAD_BYTES = number("MERIDA_UPLOAD_MEGABYTES") * 1_000_000
UPLOAD_FILES = number("MERIDA_UPLOAD_FILES")

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

DATA_UPLOAD_MAX_NUMBER_FILES = UPLOAD_FILES
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
