"""Rows of assistance: each module holds one area; all are imported here, so that Django knows them."""

from merida.site.assistance.models import (  # noqa: F401
    activities,
    institutions,
    matches,
    plans,
    programmes,
    requests,
    training,
)
