"""Persons: invited, given roles, removed; what they hold ends with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client

from merida.site.people import services
from merida.site.people.asking import acting_as, asker_of
from merida.site.people.models import Membership, Organisation, Person, TeamMembership, Token
from merida.site.people.services.invitations import InvitationEnded
from merida.site.people.services.tokens import person_of_token
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import AuditEntry

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)
PASSWORD = "correct horse battery"
Make = Callable[..., Person]


@pytest.fixture
def administrator(person: Make, secretariat: Organisation) -> Person:
    return person("Ada", "administrator", secretariat)


def secret_in(body: str) -> str:
    found = re.search(r"/join/([\w-]+)/", body)
    assert found
    return found[1]


class TestInvitations:
    def invite(self, administrator: Person, where: Organisation, email: str = "Bilal@Example.org") -> str:
        with acting_as(administrator):
            services.invite_person(email=email, organisation=where, role="analyst", by=administrator, at=NOW)
        return secret_in(str(mail.outbox[-1].body))

    def test_one_joins_by_the_link_that_was_mailed(self, administrator: Person, secretariat: Organisation) -> None:
        secret = self.invite(administrator, secretariat)
        assert mail.outbox[-1].to == ["bilal@example.org"]
        joined = services.accept_invitation(secret=secret, name="Bilal", password=PASSWORD, at=NOW)
        assert asker_of(joined).roles == {"analyst"}
        assert asker_of(joined).organisations == {secretariat.pk}

    def test_a_link_works_once(self, administrator: Person, secretariat: Organisation) -> None:
        secret = self.invite(administrator, secretariat)
        services.accept_invitation(secret=secret, name="Bilal", password=PASSWORD, at=NOW)
        with pytest.raises(InvitationEnded):
            services.accept_invitation(secret=secret, name="Bilal", password=PASSWORD, at=NOW)

    @pytest.mark.parametrize("days", [15, 400])
    def test_a_link_ends(self, days: int, administrator: Person, secretariat: Organisation) -> None:
        secret = self.invite(administrator, secretariat)
        with pytest.raises(InvitationEnded):
            services.accept_invitation(secret=secret, name="B", password=PASSWORD, at=NOW + timedelta(days=days))

    def test_a_link_can_be_withdrawn(self, administrator: Person, secretariat: Organisation) -> None:
        with acting_as(administrator):
            invitation, address = services.invite_person(
                email="b@example.org", organisation=secretariat, role="reader", by=administrator, at=NOW
            )
            services.withdraw_invitation(invitation=invitation, by=administrator, at=NOW)
        with pytest.raises(InvitationEnded):
            services.accept_invitation(secret=secret_in(address), name="B", password=PASSWORD, at=NOW)

    def test_somebody_known_gets_a_further_role_and_keeps_the_password(
        self, administrator: Person, secretariat: Organisation, person: Make, state: Any
    ) -> None:
        known = person("Bilal", "focal_point", state("PAK"))
        services.accept_invitation(
            secret=self.invite(administrator, secretariat), name="Other", password="not this password", at=NOW
        )
        known.refresh_from_db()
        assert asker_of(known).roles == {"focal_point", "analyst"}
        assert known.check_password(PASSWORD)
        assert known.name == "Bilal"

    def test_the_link_is_kept_nowhere(self, administrator: Person, secretariat: Organisation) -> None:
        secret = self.invite(administrator, secretariat)
        for entry in AuditEntry.objects.all():
            assert secret not in entry.details
            assert "example.org" not in entry.details


class TestWhoMay:
    def test_only_an_administrator_invites(self, analyst: Person, secretariat: Organisation) -> None:
        with acting_as(analyst), pytest.raises(PermissionDenied):
            services.invite_person(email="b@example.org", organisation=secretariat, role="reader", by=analyst, at=NOW)

    def test_nobody_uses_the_name_of_an_administrator(
        self, analyst: Person, administrator: Person, secretariat: Organisation
    ) -> None:
        with acting_as(analyst), pytest.raises(PermissionDenied):
            services.give_role(person=analyst, organisation=secretariat, role="administrator", by=administrator, at=NOW)

    def test_an_administrator_sees_no_content_for_it(self, administrator: Person) -> None:
        asker = asker_of(administrator)
        assert asker.teams == frozenset()


class TestLeaving:
    def test_everything_ends_at_once(self, administrator: Person, person: Make, secretariat: Organisation) -> None:
        leaver = person("Bilal", "analyst", secretariat)
        TeamMembership.objects.create(person=leaver, team=new_key(), kind="review")
        with acting_as(leaver):
            _, secret = services.make_token(person=leaver, name="nightly", scopes=["read"], by=leaver, at=NOW)
        browser = Client()
        assert browser.login(email=leaver.email, password=PASSWORD)
        assert browser.get("/tokens/").status_code == 200
        with acting_as(administrator):
            services.remove_leaver(person=leaver, by=administrator, at=NOW)
        leaver.refresh_from_db()
        assert asker_of(leaver).member is False
        assert person_of_token(secret, at=NOW) is None
        assert browser.get("/tokens/").status_code == 302
        assert not Client().login(email=leaver.email, password=PASSWORD)
        assert not Membership.objects.live().filter(person=leaver).exists()
        assert not TeamMembership.objects.filter(person=leaver, until__isnull=True).exists()

    def test_sessions_are_gone_not_only_refused(self, administrator: Person, person: Make) -> None:
        leaver = person("Bilal")
        browser = Client()
        browser.post("/account/login/", {"login": leaver.email, "password": PASSWORD})
        assert Session.objects.count() == 1
        with acting_as(administrator):
            services.remove_leaver(person=leaver, by=administrator, at=NOW)
        assert Session.objects.count() == 0

    def test_erasing_takes_name_and_address_and_leaves_the_key(self, administrator: Person, person: Make) -> None:
        leaver = person("Bilal")
        with acting_as(administrator):
            services.erase_person(person=leaver, by=administrator, at=NOW, because="asked to")
        erased = Person.objects.get(pk=leaver.pk)
        assert "bilal" not in (erased.name + erased.email).lower()
        assert AuditEntry.objects.filter(act="erase_person", subject_id=str(leaver.pk)).count() in (0, 1)


class TestTokens:
    def made(self, holder: Person, **fields: Any) -> str:
        with acting_as(holder):
            return services.make_token(person=holder, name="nightly", scopes=["read"], by=holder, at=NOW, **fields)[1]

    def test_it_stands_for_its_person_until_revoked(self, analyst: Person) -> None:
        secret = self.made(analyst)
        token = person_of_token(secret, at=NOW)
        assert token is not None
        assert (token.person, token.scopes) == (analyst, ["read"])
        with acting_as(analyst):
            services.revoke_token(token=token, by=analyst, at=NOW)
        assert person_of_token(secret, at=NOW) is None

    def test_it_ends(self, analyst: Person) -> None:
        secret = self.made(analyst, ends_at=NOW + timedelta(days=1))
        assert person_of_token(secret, at=NOW) is not None
        assert person_of_token(secret, at=NOW + timedelta(days=1)) is None

    def test_the_secret_is_kept_nowhere(self, analyst: Person) -> None:
        secret = self.made(analyst)
        assert secret not in repr(list(Token.objects.values()))

    @pytest.mark.parametrize("secret", ["", "merida_", "merida_x", "x", "Bearer", "merida_" + "a" * 10_000])
    def test_nothing_else_is_one(self, secret: str, analyst: Person) -> None:
        self.made(analyst)
        assert person_of_token(secret, at=NOW) is None

    def test_nobody_makes_one_for_another(self, analyst: Person, person: Make) -> None:
        with acting_as(analyst), pytest.raises(PermissionDenied):
            services.make_token(person=person("Bilal"), name="x", scopes=["read"], by=analyst, at=NOW)
