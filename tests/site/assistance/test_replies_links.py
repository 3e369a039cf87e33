"""Personal links: an institution sees its own rows and nothing else, and what it sends waits for the focal point."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from merida.site.assistance.models.institutions import (
    Assignment,
    Delivery,
    Institution,
    InstitutionContact,
    InstitutionReply,
    PersonalLink,
)
from merida.site.assistance.models.plans import Plan
from merida.site.assistance.selectors.replying import preview
from merida.site.assistance.services.links import as_institution, make_link, opened, post_link, revoke_link
from merida.site.assistance.services.replying import MOST_WAITING, take_over, write_down_reply
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.provenance.refusals import Refusal
from tests.site.assistance.focal import Desk, desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db(transaction=True)


def link(desk: Desk, institution: Institution, **how: Any) -> str:
    """The path of a new link."""
    with acting_as(desk.focal):
        _made, address = make_link(institution=institution, by=desk.focal, at=timezone.now(), **how)
    return "/" + address.split("/", 3)[3]


def test_behind_the_link_stand_the_rows_of_this_institution_alone(desk: Desk, client: Client) -> None:
    justice, finance = desk.institution(email="justice@example.org"), desk.institution("Ministry of Finance")
    desk.given(justice, 0)
    desk.given(finance, 3)
    page = client.get(link(desk, justice)).content.decode()
    assert desk.outcomes[0].text in page
    assert desk.outcomes[3].text not in page
    assert "Ministry of Finance" not in page
    assert "justice@example.org" not in page


def test_the_database_itself_shows_nothing_else_behind_a_link(desk: Desk) -> None:
    justice, finance = desk.institution(email="a@example.org"), desk.institution("Ministry of Finance")
    mine, theirs = desk.given(justice, 0)[0], desk.given(finance, 0)[0]
    with acting_as(desk.focal):
        for one in (mine, theirs):
            write_down_reply(assignment=one, status="done", by=desk.focal, at=timezone.now())
    found = opened(link(desk, justice).split("/")[3], timezone.now())
    assert found is not None
    with as_institution(found):
        assert [one.pk for one in Institution.objects.all()] == [justice.pk]
        assert [one.pk for one in Assignment.objects.all()] == [mine.pk]
        assert InstitutionReply.objects.count() == 1
        for model in (InstitutionContact, PersonalLink, Plan):
            assert not model.objects.exists()  # type: ignore[attr-defined]


def test_only_the_digest_of_a_link_is_kept(desk: Desk) -> None:
    justice = desk.institution()
    secret = link(desk, justice).split("/")[3]
    with acting_as(desk.focal):
        held = PersonalLink.objects.get()
    assert len(secret) > 40
    assert secret not in str({name: getattr(held, name) for name in ("digest", "made_at", "ends_at")})


@pytest.mark.parametrize("ends", ["ended", "revoked", "wrong", "closed"])
def test_a_link_that_works_no_more_is_like_none(desk: Desk, client: Client, ends: str) -> None:
    justice = desk.institution()
    desk.given(justice, 0)
    path = link(desk, justice, lasts=timedelta(seconds=-1) if ends == "ended" else timedelta(days=1))
    with acting_as(desk.focal):
        if ends == "revoked":
            revoke_link(link=PersonalLink.objects.get(), by=desk.focal, at=timezone.now())
        if ends == "closed":
            from merida.site.assistance.services.institutions import close_institution

            close_institution(institution=justice, by=desk.focal, at=timezone.now())
    answer = client.get("/assistance/answer/none/" if ends == "wrong" else path)
    nothing = client.get("/assistance/answer/nothing-at-all/")
    assert answer.status_code == nothing.status_code == 404
    assert _plain(answer.content) == _plain(nothing.content)
    assert client.get(f"{path}sheet").status_code == (404 if ends != "wrong" else 200)


def _plain(page: bytes) -> bytes:
    return re.sub(rb'value="[^"]*"|answer/[^/"]+', b"", page)


def test_what_is_sent_in_the_form_waits_and_then_becomes_replies(desk: Desk, client: Client) -> None:
    justice = desk.institution()
    first, second = desk.given(justice, 0, 1)
    path = link(desk, justice)
    answer = client.post(
        path,
        {
            f"status-{first.pk}": "not_taken_up", f"remark-{first.pk}": "no agreement", "said_by": "Ms Ngiraked",
            f"status-{second.pk}": "", f"remark-{second.pk}": "",
        },
        follow=True,
    )  # fmt: skip
    assert answer.status_code == 200
    assert "Thank you" in answer.content.decode()
    with acting_as(desk.focal):
        assert not InstitutionReply.objects.exists()
        delivery = Delivery.objects.get()
        view = preview(delivery)
        assert [(one.status, one.remark) for one in view.lines] == [("not_taken_up", "no agreement")]
        take_over(delivery=delivery, chosen=[first.pk], seen=view.seen, by=desk.focal, at=timezone.now())
        reply = InstitutionReply.objects.get()
        assert (reply.said_by, reply.via) == ("Ms Ngiraked", "link_form")


def test_who_made_the_link_is_told_that_something_waits_and_not_what(
    desk: Desk, client: Client, mailoutbox: list[Any]
) -> None:
    justice = desk.institution()
    first = desk.given(justice, 0)[0]
    client.post(link(desk, justice), {f"status-{first.pk}": "in_hand", f"remark-{first.pk}": "a secret bill"})
    with acting_as(desk.focal):
        delivery = Delivery.objects.get()
    assert [mail.to for mail in mailoutbox] == [[desk.focal.email]]
    assert f"/assistance/deliveries/{delivery.pk}/" in mailoutbox[0].body
    assert "bill" not in mailoutbox[0].body


def test_not_taken_up_without_a_reason_is_said_on_the_form(desk: Desk, client: Client) -> None:
    justice = desk.institution()
    first = desk.given(justice, 0)[0]
    answer = client.post(link(desk, justice), {f"status-{first.pk}": "not_taken_up"})
    assert answer.status_code == 422
    assert "Row 1: say in the remark why it is not taken up." in answer.content.decode()
    with acting_as(desk.focal):
        assert not Delivery.objects.exists()


def test_a_row_of_another_institution_slipped_into_the_form_is_not_taken(desk: Desk, client: Client) -> None:
    justice, finance = desk.institution(), desk.institution("Ministry of Finance")
    first, other = desk.given(justice, 0)[0], desk.given(finance, 1)[0]
    client.post(link(desk, justice), {f"status-{first.pk}": "done", f"status-{other.pk}": "done"})
    with acting_as(desk.focal):
        assert [one.assignment for one in preview(Delivery.objects.get()).lines] == [first.pk]


def test_the_file_sent_by_link_is_read_as_this_institutions(desk: Desk, client: Client) -> None:
    justice, finance = desk.institution(), desk.institution("Ministry of Finance")
    desk.given(justice, 0)
    desk.given(finance, 1)
    book = desk.sheet(finance)
    book.active.cell(3, 9).value = "Done"
    stream = BytesIO()
    book.save(stream)
    client.post(link(desk, justice), {"file": SimpleUploadedFile("replies.xlsx", stream.getvalue())})
    with acting_as(desk.focal):
        view = preview(Delivery.objects.get())
    assert not view.lines
    assert "Ministry of Finance" in view.refused[0].sentence


def test_a_link_is_mailed_in_the_language_of_the_institutions_letters(desk: Desk, mailoutbox: list[Any]) -> None:
    justice = desk.institution(email="justice@example.org", language="fr")
    silent = desk.institution("Ministry of Silence")
    with acting_as(desk.focal):
        post_link(institution=justice, by=desk.focal, at=timezone.now())
        with pytest.raises(Refusal, match="has no e-mail address"):
            post_link(institution=silent, by=desk.focal, at=timezone.now())
    assert [mail.to for mail in mailoutbox] == [["justice@example.org"]]
    mail = mailoutbox[0]
    address = re.search(r"/assistance/answer/\S+", mail.body)
    assert address is not None
    assert Client().get(address[0]).status_code == 200


def test_an_outsider_makes_no_link(
    desk: Desk, person: Callable[..., Person], state: Callable[[str], Organisation]
) -> None:
    justice = desk.institution()
    other = Client()
    other.force_login(person("Kenyan", "focal_point", state("KEN")))
    assert other.post(f"/assistance/institutions/{justice.pk}/link").status_code == 404


def test_an_address_in_wrong_hands_fills_no_disk(desk: Desk, client: Client) -> None:
    justice = desk.institution()
    first = desk.given(justice, 0)[0]
    path = link(desk, justice)
    for _ in range(MOST_WAITING):
        assert client.post(path, {f"status-{first.pk}": "done"}).status_code == 303
    answer = client.post(path, {f"status-{first.pk}": "done"})
    assert answer.status_code == 422
    assert "wait to be looked at already" in answer.content.decode()
    large = SimpleUploadedFile("large.csv", b"x" * 10_000_001)
    assert "larger than 10 MB" in client.post(path, {"file": large}).content.decode()
