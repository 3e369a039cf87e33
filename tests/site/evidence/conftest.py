"""Documents for the tests of evidence: the samples that come with Merida, taken in and read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from django.utils import timezone

from merida.site.evidence.models import Upload
from merida.site.evidence.services.uploading import Given, add_documents, read_upload
from merida.site.people.asking import acting_as
from merida.site.people.models import Person

SAMPLES = Path(__file__).parents[2] / "golden/documents"


def sample(name: str) -> Given:
    """A sample document as a file handed in."""
    data = (SAMPLES / name).read_bytes()
    return Given(name, [data], len(data))


@pytest.fixture
def taken_in() -> Callable[..., Upload]:
    """Add files in a person's name and read them: taken_in(analyst, [given])."""

    def take(person: Person, files: Iterable[Given | str], **how: str) -> Upload:
        given = [sample(one) if isinstance(one, str) else one for one in files]
        with acting_as(person):
            upload = add_documents(files=given, by=person, at=timezone.now(), **how)
        read_upload(upload_id=upload.pk, by=person.pk, jobs=1)
        return upload

    return take
