"""Agreements on returns: written down with their terms in codes, amended in versions, linked to cases, made public."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from merida.money.when import When
from merida.site.people.models import Person
from merida.site.people.permissions import require
from merida.site.people.selectors import organisation_of
from merida.site.provenance.asking import current
from merida.site.provenance.choices import Audience
from merida.site.provenance.refusals import Refusal
from merida.site.provenance.services import Restrictions, give_consent, inherited, record_act, record_decision
from merida.site.recovery.choices.returns import AgreementKind
from merida.site.recovery.models import Agreement, AgreementTerm, AgreementVersion, Case, CaseAgreement
from merida.site.recovery.permissions import (
    can_add_agreement,
    can_keep_agreement,
    can_publish_agreement,
    can_record,
)
from merida.tracing.agreements import Term
from merida.tracing.principles import SETS, principles


@transaction.atomic
def add_agreement(
    *, title: str, kind: str, parties: Iterable[str], terms: Iterable[Term], by: Person, at: datetime,
    case: Case | None = None, signed: str = "", in_force: str = "", published: str = "", source: str = "",
) -> Agreement:  # fmt: skip
    """An agreement with its first version; one for a case is seen by whoever sees the case, until it is made public."""
    require(can_record(current(), case) if case is not None else can_add_agreement(current()))
    named = list(dict.fromkeys(parties))
    if kind not in AgreementKind.values:
        raise Refusal(_("Say whether it was made for a case or is general."))
    if len(named) < 2:
        raise Refusal(_("An agreement has two parties at least; choose them."))
    if not title.strip():
        raise Refusal(_("Give the agreement a title."))
    columns = inherited(case) if case is not None else _of_its_own(by)
    made = Agreement(title=title.strip(), kind=kind, parties=named, added_by=by, added_at=at, **columns)
    made.save(force_insert=True)
    record_act(act="add_agreement", subject=made, by=by.pk, at=at, kind=kind)
    _add_version(made, 1, terms, by, at, signed, in_force, published, source)
    if case is not None:
        _link(case, made, by, at)
    return made


@transaction.atomic
def amend_agreement(
    *, agreement: Agreement, terms: Iterable[Term], seen: int, by: Person, at: datetime, signed: str = "",
    in_force: str = "", published: str = "", source: str = "",
) -> AgreementVersion:  # fmt: skip
    """A further version, whole; `seen` is the number of the last one that the page showed."""
    require(can_keep_agreement(current(), agreement))
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    last = agreement.versions.order_by("-number").values_list("number", flat=True).first() or 0
    if seen != last:
        raise Refusal(_("Somebody else amended this agreement in the meantime; look at it again."))
    return _add_version(agreement, last + 1, terms, by, at, signed, in_force, published, source)


@transaction.atomic
def link_agreement(*, case: Case, agreement: Agreement, by: Person, at: datetime) -> CaseAgreement:
    """A case names an agreement on its return; the agreement does not name it."""
    require(can_record(current(), case))
    return _link(case, agreement, by, at)


@transaction.atomic
def publish_agreement(*, agreement: Agreement, what_for: str, by: Person, at: datetime) -> None:
    """Everybody may read it, since it is published elsewhere; the case it was made for stays where it was."""
    require(can_publish_agreement(current(), agreement))
    if not agreement.versions.exclude(published="").exists():
        raise Refusal(_("Give the address where it is published first: only what is published is made public."))
    versions = AgreementVersion.objects.filter(agreement=agreement)
    terms = AgreementTerm.objects.filter(version__agreement=agreement)
    give_consent(
        subject=agreement, widened_to=Audience.PUBLIC, what_for=what_for.strip() or "publication", by=by, at=at,
        children=(terms, versions),
    )  # fmt: skip
    for rows in (terms, versions, Agreement.objects.filter(pk=agreement.pk)):
        rows.update(team=None)  # the key of a team is that of its case


@transaction.atomic
def say_not_applicable(*, agreement: Agreement, topic: str, because: str, by: Person, at: datetime) -> None:
    """A topic of principles does not apply to this agreement, for a reason; without one it is asked again."""
    require(can_keep_agreement(current(), agreement))
    if topic not in {one.code for name in SETS for one in principles(name)}:
        raise Refusal(_("Choose a topic from the list."))
    before = dict(agreement.not_applicable)
    after = {name: why for name, why in before.items() if name != topic}
    if because.strip():
        after[topic] = because.strip()
    agreement.not_applicable = after
    agreement.save(update_fields=("not_applicable",))
    record_decision(
        act="say_not_applicable", subject=agreement, before=before, after=after, by=by, at=at, because=because
    )


def _of_its_own(by: Person) -> dict[str, Any]:
    owner = organisation_of(by)
    return Restrictions(originator_id=owner.pk, consent_holder_id=owner.pk, audience=Audience.MEMBERS).as_fields()


def _link(case: Case, agreement: Agreement, by: Person, at: datetime) -> CaseAgreement:
    link, new = CaseAgreement.objects.get_or_create(
        case=case, agreement=agreement, defaults={"linked_by": by, "linked_at": at, **inherited(case)}
    )
    if new:
        record_act(act="link_agreement", subject=case, by=by.pk, at=at, agreement=agreement.pk)
    return link


def _add_version(
    agreement: Agreement, number: int, terms: Iterable[Term], by: Person, at: datetime, signed: str, in_force: str,
    published: str, source: str,
) -> AgreementVersion:  # fmt: skip
    for day in filter(None, (signed, in_force)):
        try:
            When.of(day)
        except ValueError as error:
            raise Refusal(_("Write the date as 2014, 2014-02 or 2014-02-10.")) from error
    given: Sequence[Term] = tuple(terms)
    if not (published.strip() or source.strip()):
        raise Refusal(_("Say where the agreement can be read: an address, or a document."))
    version = AgreementVersion(
        agreement=agreement, number=number, signed=signed, in_force=in_force, published=published.strip(),
        source=source.strip(), added_by=by, added_at=at, **inherited(agreement),
    )  # fmt: skip
    version.save(force_insert=True)
    for one in given:
        AgreementTerm(
            version=version, topic=one.topic, codes=list(one.codes), words=one.words, place=one.place,
            **inherited(agreement),
        ).save(force_insert=True)  # fmt: skip
    record_act(act="add_version", subject=version, by=by.pk, at=at, number=number, terms=len(given))
    return version
