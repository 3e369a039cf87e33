"""What every page wears: language, direction, theme, doors, errors; with a browser's eyes in tests/stories."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils.translation import override

from merida.site.look import errors
from merida.site.look.navigation import doors

pytestmark = pytest.mark.django_db
LANGUAGES = ["ar", "en", "es", "fr", "ru", "zh-hans"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_its_language_and_direction(client: Client, language: str) -> None:
    page = client.get("/account/login/", headers={"accept-language": language}).content.decode()
    tag = "zh-Hans" if language == "zh-hans" else language
    assert f'<html lang="{tag}" dir="{"rtl" if language == "ar" else "ltr"}"' in page


def test_the_language_is_chosen_without_scripts_and_stays(client: Client) -> None:
    answer = client.post("/language/setlang/", {"language": "ru", "next": "/account/login/"}, follow=True)
    assert '<html lang="ru"' in answer.content.decode()
    assert '<html lang="ru"' in client.get("/account/login/").content.decode()


def test_the_theme_is_chosen_without_scripts_and_stays(client: Client) -> None:
    client.post("/theme", {"theme": "dark", "next": "/account/login/"})
    assert 'data-theme="dark"' in client.get("/account/login/").content.decode()
    client.post("/theme", {"theme": "device"})
    assert "data-theme" not in client.get("/account/login/").content.decode()


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_a_switch_leads_back_into_the_site_only(client: Client, back: str) -> None:
    assert client.post("/theme", {"theme": "dark", "next": back}).headers["Location"] == "/"


def test_an_unknown_theme_is_the_devices(client: Client) -> None:
    answer = client.post("/theme", {"theme": '"><script>', "next": "/"})
    assert "theme" not in answer.cookies
    client.cookies["theme"] = '"><script>'
    assert "data-theme" not in client.get("/account/login/").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_not_found_is_said_in_the_readers_language(client: Client, language: str) -> None:
    answer = client.get("/no/such/page", headers={"accept-language": language})
    assert answer.status_code == 404
    with override(language):
        assert errors._("Not found") in answer.content.decode()


@pytest.mark.parametrize(
    ("page", "status"),
    [("bad_request", 400), ("forbidden", 403), ("not_found", 404), ("server_error", 500), ("csrf_failure", 403)],
)
def test_pages_for_what_went_wrong_ask_the_database_nothing(
    page: str, status: int, django_assert_num_queries: Any, rf: RequestFactory
) -> None:
    with django_assert_num_queries(0):
        answer = getattr(errors, page)(rf.get("/x"))
    assert answer.status_code == status
    assert "<h1>" in answer.content.decode()


def test_a_form_that_is_too_old_is_refused_in_a_sentence() -> None:
    answer = Client(enforce_csrf_checks=True).post("/theme", {"theme": "dark"})
    assert answer.status_code == 403
    assert "This form is no longer valid" in answer.content.decode()


def test_the_door_one_stands_behind_is_marked_and_missing_doors_are_left_out() -> None:
    found = doors("/account/login/", [("account_login", "In"), ("account_logout", "Out"), ("no:such", "Nowhere")])
    assert [(str(door.label), door.here) for door in found] == [("In", True), ("Out", False)]


def test_pages_of_a_list_keep_what_was_asked(rf: RequestFactory) -> None:
    request = rf.get("/x", {"kind": "challenge", "page": "2"})
    page = Paginator(range(60), 25).page(2)
    shown = Template("{% load look %}{% pages page %}").render(Context({"request": request, "page": page}))
    assert 'href="?kind=challenge&amp;page=3"' in shown
    assert "26 to 50 of 60" in shown


def test_a_field_is_tied_to_its_label_help_and_error() -> None:
    from django import forms

    class Form(forms.Form):
        name = forms.CharField(label="Name", help_text="Seen by all.")

    bound = Form({"name": ""})
    shown = Template("{% load look %}{% field form.name %}").render(Context({"form": bound}))
    assert '<label for="id_name">Name' in shown
    assert "id_name_error" in shown
    assert 'aria-invalid="true"' in shown
    assert 'id="id_name_helptext"' in shown
