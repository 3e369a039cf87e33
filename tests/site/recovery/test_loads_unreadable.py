"""A file handed in of which nothing can be read: its page says why, shows no counts, and lets it go."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.recovery.models import Claim

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.xlsx", b"<html>not a sheet</html>"),
        ("nothing.csv", b""),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("broken.xlsx", b"PK\x03\x04 cut off"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
    ],
)
def test_the_page_says_why_nothing_can_be_read(analyst: Person, name: str, data: bytes) -> None:
    client = Client()
    client.force_login(analyst)
    sent = client.post("/recovery/loads/", {"file": SimpleUploadedFile(name, data)}, follow=True)
    assert sent.status_code == 200
    assert [str(one) for one in sent.context["messages"]] or sent.context["page"].problems
    again = client.get(sent.request["PATH_INFO"])
    assert again.status_code == 200 and 'value="accept"' not in again.content.decode()
    with acting_as(analyst):
        assert not Claim.objects.exists()
