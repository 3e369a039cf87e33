"""The audit chain: whatever is changed, taken out, swapped or cut off is found."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from merida.site.people.asking import acting_as
from merida.site.people.models import Person
from merida.site.provenance.asking import Asker, asking
from merida.site.provenance.chain import EMPTY, Head, Link, digest_of, head, links, verify, verify_chain
from merida.site.provenance.keys import new_key
from merida.site.provenance.models import AuditEntry, AuditLink
from merida.site.provenance.services import record_act

NOW = datetime(2019, 5, 29, 10, 0, tzinfo=UTC)
ADMINISTRATOR = Asker(roles=frozenset({"administrator"}))
ACTS = ("confirm_finding", "reject_finding", "read", "sign_note")


def a_chain(length: int, random: random.Random) -> list[Link]:
    chain: list[Link] = []
    for number in range(1, length + 1):
        link = Link(
            number, chain[-1].digest if chain else "", "", new_key(), NOW + timedelta(seconds=number),
            random.choice((new_key(), None)), random.choice(ACTS), "evidence.finding", str(new_key()), '{"n":1}',
        )  # fmt: skip
        chain.append(replace(link, digest=digest_of(link)))
    return chain


def tampered(chain: list[Link], random: random.Random) -> list[Link]:
    """The chain after one random change that a person with full rights on the tables could make."""
    links, place, other = list(chain), random.randrange(len(chain)), random.randrange(len(chain) - 1)
    other += other >= place
    match random.randrange(8):
        case 0:  # words of an entry
            field = random.choice(("act", "subject_type", "subject_id", "details"))
            links[place] = replace(links[place], **{field: getattr(links[place], field) + "x"})
        case 1:  # who, or when
            change = random.choice(({"by": new_key()}, {"at": links[place].at + timedelta(microseconds=1)}))
            links[place] = replace(links[place], **change)
        case 2:  # an entry taken out
            del links[place]
        case 3:  # two entries change places, with or without their numbers
            a, b = links[place], links[other]
            if random.random() < 0.5:
                a, b = replace(a, number=b.number), replace(b, number=a.number)
                links[place], links[other] = b, a
            else:
                fields = {"id", "at", "by", "act", "subject_type", "subject_id", "details"}
                links[place] = replace(a, **{name: getattr(b, name) for name in fields})
                links[other] = replace(b, **{name: getattr(a, name) for name in fields})
        case 4:  # the end cut off
            del links[place:]
        case 5:  # taken out, and all that follows numbered and linked anew
            del links[place]
            links = relinked(links, place)
        case 6:  # changed, and all that follows linked anew
            links[place] = replace(links[place], act="nothing_of_the_kind")
            links = relinked(links, place)
        case 7:  # an entry put in, and all that follows linked anew
            links.insert(place, replace(links[place], id=new_key(), act="invented"))
            links = relinked(links, place)
    return links


def relinked(links: list[Link], start: int) -> list[Link]:
    for place in range(start, len(links)):
        previous = links[place - 1].digest if place else ""
        link = replace(links[place], number=place + 1, previous=previous)
        links[place] = replace(link, digest=digest_of(link))
    return links


def test_ten_thousand_random_changes_are_all_found() -> None:
    chance = random.Random(57)
    chain = a_chain(24, chance)
    kept = Head(chain[-1].number, chain[-1].digest)
    assert verify(chain, [kept]) == (kept, [])
    missed = [n for n in range(10_000) if not verify(tampered(chain, chance), [kept])[1]]
    assert missed == []


def test_an_empty_log_has_no_fault_unless_a_head_was_kept() -> None:
    assert verify([]) == (EMPTY, [])
    assert [f.number for f in verify([], [Head(3, "a" * 64)])[1]] == [3]


@pytest.fixture
def three_acts(analyst: Person) -> list[AuditEntry]:
    with acting_as(analyst):
        return [record_act(act=act, subject=analyst, by=analyst.pk, at=NOW, text=act) for act in ACTS[:3]]


@pytest.mark.django_db(transaction=True)
class TestInTheDatabase:
    def test_the_database_links_entries_as_python_reads_them(self, three_acts: list[AuditEntry]) -> None:
        with asking(ADMINISTRATOR):
            found, last = list(links()), head()
            assert [link.number for link in found] == [1, 2, 3]
            assert {link.act for link in found} == set(ACTS[:3])
            assert verify_chain([last]) == (last, [])

    def test_an_act_that_was_undone_leaves_no_entry(self, analyst: Person) -> None:
        with pytest.raises(ZeroDivisionError), acting_as(analyst):
            record_act(act="confirm_finding", subject=analyst, by=analyst.pk, at=NOW)
            raise ZeroDivisionError
        with asking(ADMINISTRATOR):
            assert head() == EMPTY

    @pytest.mark.parametrize(
        "forbidden",
        [
            "update provenance_auditentry set act = 'x'",
            "delete from provenance_auditentry",
            "truncate provenance_auditentry cascade",
            "update provenance_auditlink set digest = ''",
            "delete from provenance_auditlink",
            "insert into provenance_auditlink (number, entry_id, previous, digest)"
            " select 9, id, '', '' from provenance_auditentry",
            "alter table provenance_auditentry disable trigger merida_linked",
            "drop function merida_link_entry cascade",
            "update provenance_decision set because = ''",
            "delete from provenance_consent",
        ],
    )
    def test_the_application_can_only_add(self, forbidden: str, three_acts: list[AuditEntry]) -> None:
        with (
            asking(ADMINISTRATOR),
            pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(forbidden)

    def test_nobody_writes_an_entry_in_the_name_of_another(
        self, analyst: Person, person: Callable[..., Person]
    ) -> None:
        other = person("Bilal")
        with pytest.raises(ProgrammingError, match="row-level security"), acting_as(analyst):
            record_act(act="read", subject=other, by=other.pk, at=NOW)

    def test_one_reads_ones_own_entries_and_an_administrator_all(
        self, three_acts: list[AuditEntry], analyst: Person, person: Callable[..., Person]
    ) -> None:
        with acting_as(analyst):
            assert (AuditEntry.objects.count(), AuditLink.objects.count()) == (3, 0)
        with acting_as(person("Bilal")):
            assert AuditEntry.objects.count() == 0
        with asking(ADMINISTRATOR):
            assert (AuditEntry.objects.count(), AuditLink.objects.count()) == (3, 3)

    @pytest.mark.parametrize(
        ("change", "number"),
        [
            ("update provenance_auditentry set act = 'x' where id = (select entry_id from provenance_auditlink"
             " where number = 2)", 2),
            ("update provenance_auditentry set at = at + interval '1 microsecond' where id ="
             " (select entry_id from provenance_auditlink where number = 1)", 1),
            ("delete from provenance_auditlink where number = 2", 3),
            ("delete from provenance_auditlink where number = 3", 3),
            ("update provenance_auditlink set number = 5 - number where number in (2, 3) returning 1", 2),
            ("with gone as (delete from provenance_auditlink where number = 3 returning entry_id)"
             " delete from provenance_auditentry where id in (select entry_id from gone)", 3),
        ],
    )  # fmt: skip
    def test_what_even_the_owner_changes_is_found(
        self, change: str, number: int, three_acts: list[AuditEntry], owner_sql: Callable[..., Any]
    ) -> None:
        with asking(ADMINISTRATOR):
            kept = head()
        if "5 - number" in change:  # a primary key is checked row by row
            owner_sql("update provenance_auditlink set number = 9 where number = 2")
            owner_sql("update provenance_auditlink set number = 2 where number = 3")
            change = "update provenance_auditlink set number = 3 where number = 9"
        owner_sql(change)
        with asking(ADMINISTRATOR):
            faults = verify_chain([kept])[1]
        assert number in {fault.number for fault in faults}
