"""What people type into the pages of article 57, agreements and use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from merida.money.qualified import Stated
from merida.money.qualifiers import Qualifier as Surety
from merida.money.units import Quantity
from merida.money.when import When
from merida.site.look.numbers import locale
from merida.site.look.quantities import stated as written_stated
from merida.site.recovery.article57_codes import cost_kinds, everything_said, language
from merida.site.recovery.choices.ledger import Form, Qualifier
from merida.site.recovery.choices.returns import AgreementKind, ReportFinding, ReportKind, UseKind
from merida.site.recovery.forms.fields import ActForm, AmountForm, JurisdictionField, choice, jurisdictions, words
from merida.site.recovery.models import Agreement, Case, Event, Use
from merida.site.recovery.selectors.article57_facts import tranches_of
from merida.site.recovery.selectors.told import said_event, told_by
from merida.site.recovery.services.use import TRANCHES
from merida.tracing.agreements import Term, topic_name, topics, value_name, values
from merida.tracing.article57_costs import ACCOUNT_OF

PARTIES = 4
_WHERE = gettext_lazy("A document, or an address.")


def known_date(label: Any) -> forms.CharField:
    """A date as precisely as it is known."""
    return forms.CharField(
        label=label, required=False, max_length=10, validators=[is_date],
        help_text=gettext_lazy("As known: 2014, 2014-02 or 2014-02-10."),
    )  # fmt: skip


def is_date(written: str) -> None:
    """Refuse what is no date."""
    try:
        When.of(written)
    except ValueError as error:
        raise forms.ValidationError(_("Write the date as 2014, 2014-02 or 2014-02-10.")) from error


def source(*, required: bool = True) -> forms.CharField:
    """Where it is said."""
    return forms.CharField(label=gettext_lazy("Source"), required=required, max_length=1000, help_text=_WHERE)


def people(label: Any) -> forms.IntegerField:
    """A number of persons; empty is not told."""
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=2**53)


class PositionForm(ActForm):
    """What a State, or the record, says on a topic."""

    of = JurisdictionField(
        label=gettext_lazy("Who says it"), required=False,
        help_text=gettext_lazy("Choose nobody if the record of the case shows it."),
    )  # fmt: skip
    said = forms.ChoiceField(label=gettext_lazy("What is said"), choices=lambda: [("", "—"), *everything_said()])
    event = forms.ChoiceField(
        label=gettext_lazy("Of this tranche"), required=False,
        help_text=gettext_lazy("Choose none if it is said of the whole return."),
    )  # fmt: skip
    source = source()
    words = words(gettext_lazy("In the words of the source"))
    on = known_date(gettext_lazy("When it was said"))

    def furnish(self) -> None:
        """The transfers of the case; a case of one has no tranches."""
        rows = tranches_of(self.about)
        if len(rows) < 2:
            del self.fields["event"]
            return
        field = self.fields["event"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *((str(one.pk), _tranche(one)) for one in rows)]

    def given(self) -> dict[str, Any]:
        """Topic and value apart."""
        found = dict(self.cleaned_data)
        topic, _sign, value = found.pop("said").partition("=")
        key = found.pop("event", "")
        event = Event.objects.filter(pk=UUID(key)).first() if key else None
        return found | {"topic": topic, "value": value, "event": event}


class BecauseForm(forms.Form):
    """A reason."""

    because = forms.CharField(label=gettext_lazy("Why"), max_length=1000)


class StatedForm(AmountForm):
    """A form with an amount and how exact it is said to be."""

    qualifier = forms.ChoiceField(label=gettext_lazy("How exact"), choices=Qualifier.choices, required=False)

    def given(self) -> dict[str, Any]:
        """Amount and qualifier as one value."""
        found = dict(self.cleaned_data)
        quantity, qualifier = found.pop("amount"), cast(Surety, found.pop("qualifier") or "exact")
        return found | {"stated": Stated(quantity, qualifier) if quantity else None}


class CostForm(StatedForm):
    """A cost of a return: with its own amount, or that of the event of the ledger by which it was taken."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of cost"), choices=lambda: [("", "—"), *cost_kinds()])
    of = JurisdictionField(label=gettext_lazy("Whose cost"), required=False)
    deducted = forms.ChoiceField(
        label=gettext_lazy("Deducted from what was returned"), required=False,
        choices=[("", gettext_lazy("not known")), ("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))],
    )  # fmt: skip
    source = source()
    words = words(gettext_lazy("In the words of the source"))
    on = known_date(gettext_lazy("Date"))
    event = forms.ChoiceField(
        label=gettext_lazy("Event of the ledger"), required=False,
        help_text=gettext_lazy("By which it was taken; then the amount is that of the event."),
    )  # fmt: skip
    field_order = ("kind", "of", "event", "qualifier", "amount", "unit", "deducted", "on", "source", "words")

    def furnish(self) -> None:
        """The events by which costs were taken, those that no cost describes yet."""
        rows = Event.objects.live().filter(case=self.about, stage__in=set(ACCOUNT_OF.values()), costs=None)
        field = self.fields["event"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *((str(one.pk), _tranche(one)) for one in rows.order_by("first", "id"))]
        self.fields["source"].required = False

    def given(self) -> dict[str, Any]:
        """Deducted as yes, no or not known."""
        found = super().given()
        key = found.pop("event")
        found["event"] = Event.objects.filter(pk=UUID(key)).first() if key else None
        return found | {"deducted": {"yes": True, "no": False}.get(found["deducted"])}


class AgreementForm(ActForm):
    """An agreement, or a further version of one: what it says on each topic, in codes and in its words."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    kind = choice(gettext_lazy("Kind"), AgreementKind)
    signed = known_date(gettext_lazy("Signed"))
    in_force = known_date(gettext_lazy("In force from"))
    published = forms.URLField(
        label=gettext_lazy("Published at"), required=False, max_length=500, assume_scheme="https",
        help_text=gettext_lazy("The address where everybody can read it; empty if it is not published."),
    )  # fmt: skip
    source = source(required=False)

    def furnish(self) -> None:
        """Parties and topics; a further version begins with what the last one says."""
        last = None
        if isinstance(self.about, Agreement):
            for one in ("title", "kind"):
                del self.fields[one]
            last = self.about.versions.order_by("-number").first()
            self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, initial=last.number if last else 0)
        else:
            among = jurisdictions()
            for number in range(1, PARTIES + 1):
                self.fields[f"party_{number}"] = forms.ChoiceField(
                    label=_("Party %(number)d") % {"number": number}, required=number < 3, choices=among
                )
        for topic in topics():
            said = list(last.terms.filter(topic=topic)) if last else []
            self.fields[f"codes_{topic}"] = forms.MultipleChoiceField(
                label=topic_name(topic, language()), required=False, widget=forms.CheckboxSelectMultiple,
                choices=[(code, value_name(topic, code, language())) for code in values(topic)],
                initial=[code for one in said for code in one.codes],
            )  # fmt: skip
            self.fields[f"words_{topic}"] = words(_("In its words"))
            self.fields[f"words_{topic}"].initial = " ".join(one.words for one in said if one.words)
            self.fields[f"place_{topic}"] = forms.CharField(label=_("Where it stands"), required=False, max_length=60)
            self.fields[f"place_{topic}"].initial = ", ".join(one.place for one in said if one.place)

    @property
    def parties(self) -> Iterator[Any]:
        """The fields of parties."""
        return (self[one] for one in self.fields if one.startswith("party_"))

    @property
    def terms(self) -> Iterator[tuple[Any, Any, Any]]:
        """The three fields of each topic."""
        return ((self[f"codes_{one}"], self[f"words_{one}"], self[f"place_{one}"]) for one in topics())

    def given(self) -> dict[str, Any]:
        """Parties as a list, terms as values."""
        found = dict(self.cleaned_data)
        plain = ("title", "kind", "signed", "in_force", "published", "source", "seen")
        kept: dict[str, Any] = {one: found[one] for one in plain if one in found}
        if "title" in kept:
            kept["parties"] = [found[f"party_{number}"] for number in range(1, PARTIES + 1)
                               if found[f"party_{number}"]]  # fmt: skip
        return kept | {
            "terms": [
                Term(one, tuple(found[f"codes_{one}"]), found[f"words_{one}"], found[f"place_{one}"])
                for one in topics()
                if found[f"codes_{one}"] or found[f"words_{one}"].strip()
            ]
        }


class LinkForm(ActForm):
    """An agreement that a case names."""

    agreement = forms.ChoiceField(label=gettext_lazy("Agreement"))

    def furnish(self) -> None:
        """Those that one may see."""
        field = self.fields["agreement"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *((str(one.pk), one.title) for one in Agreement.objects.all()[:500])]


class TopicForm(forms.Form):
    """A topic of principles that does not apply, and why."""

    topic = forms.CharField(max_length=60)
    because = forms.CharField(label=gettext_lazy("Why"), required=False, max_length=500)


class UseForm(StatedForm):
    """An allocation, a project or a disbursement."""

    kind = choice(gettext_lazy("Kind"), UseKind)
    title = forms.CharField(label=gettext_lazy("What for"), max_length=300, help_text=gettext_lazy("Names no person."))
    under = forms.ChoiceField(label=gettext_lazy("Stands under"), required=False)
    event = forms.ChoiceField(label=gettext_lazy("Made of this transfer or receipt"), required=False)
    form = forms.ChoiceField(label=gettext_lazy("Form"), choices=Form.choices, initial=Form.MONEY)
    purposes = forms.MultipleChoiceField(
        label=gettext_lazy("Purposes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    carried_out_by = forms.CharField(
        label=gettext_lazy("Carried out by"), required=False, max_length=300, help_text=gettext_lazy("An office.")
    )
    women = people(gettext_lazy("Beneficiaries: women"))
    men = people(gettext_lazy("Beneficiaries: men"))
    beneficiaries = people(gettext_lazy("Beneficiaries in all"))
    verifier = forms.CharField(
        label=gettext_lazy("Verified by"), required=False, max_length=300,
        help_text=gettext_lazy("An office; leave it empty if nobody verified it."),
    )  # fmt: skip
    on = known_date(gettext_lazy("Date"))
    source = source()
    words = words(gettext_lazy("In the words of the source"))
    booked = forms.BooleanField(
        label=gettext_lazy("A disbursement is an event of the ledger too"), required=False,
        help_text=gettext_lazy("Then the reconciliation statement goes on to what was used."),
    )  # fmt: skip
    field_order = ("kind", "title", "under", "event", "qualifier", "amount", "unit", "booked", "form", "on", "purposes",
                   "carried_out_by", "women", "men", "beneficiaries", "verifier", "source", "words")  # fmt: skip

    def furnish(self) -> None:
        """What it can stand under, and the transfers of the case."""
        case = self.about.case if isinstance(self.about, Use) else self.about
        assert isinstance(case, Case)
        self._choices("under", [(str(one.pk), one.title) for one in _places(case)])
        tranches = Event.objects.live().filter(case=case, stage__in=TRANCHES)
        self._choices("event", [(str(one.pk), _tranche(one)) for one in tranches])
        purposes = self.fields["purposes"]
        assert isinstance(purposes, forms.MultipleChoiceField)
        purposes.choices = [(code, value_name("use", code, language())) for code in values("use")]

    def _choices(self, field: str, among: list[tuple[str, str]]) -> None:
        found = self.fields[field]
        assert isinstance(found, forms.ChoiceField)
        found.choices = [("", "—"), *among]

    def given(self) -> dict[str, Any]:
        """Rows for keys."""
        found = super().given()
        for name_of, rows in (("under", Use.objects), ("event", Event.objects)):
            if name_of in found:
                key = found[name_of]
                found[name_of] = rows.filter(pk=UUID(key)).first() if key else None
        return found


class CorrectUseForm(UseForm):
    """The same use told better, and why."""

    because = forms.CharField(label=gettext_lazy("Why"), max_length=1000)

    def furnish(self) -> None:
        """What stands; kind and place stay."""
        super().furnish()
        assert isinstance(self.about, Use)
        for one in ("kind", "under", "booked"):
            del self.fields[one]
        if self.about.event is not None and self.about.event.stage not in TRANCHES:
            del self.fields["event"]
        self.initial = {
            one: getattr(self.about, one)
            for one in ("title", "form", "purposes", "carried_out_by", "women", "men", "beneficiaries", "verifier",
                        "source", "words", "qualifier")
        }  # fmt: skip
        self.initial |= {"on": self.about.happened, "event": str(self.about.event_id or "")}
        if self.about.amount is not None:
            self.initial |= {"amount": written(self.about), "unit": self.about.unit}


def written(use: Use) -> str:
    """An amount in the field of a form, with the decimal sign of the reader's language."""
    assert use.amount is not None
    signs = locale(language()).number_symbols
    return Quantity(int(use.amount), use.unit).number().replace(".", signs.get("latn", signs)["decimal"])


class ReportForm(ActForm):
    """What somebody reports of a use."""

    kind = choice(gettext_lazy("Kind of report"), ReportKind)
    by_whom = forms.CharField(label=gettext_lazy("By whom"), max_length=300, help_text=gettext_lazy("Names no person."))
    finding = choice(gettext_lazy("What it says"), ReportFinding)
    on = known_date(gettext_lazy("Date"))
    source = source()
    words = words(gettext_lazy("In the words of the source"))


def _tranche(one: Event) -> str:
    """A transfer as a list names it: stage, date, amount."""
    return f"{said_event(one)} · {written_stated(told_by(one), language())}"


def _places(case: Case) -> list[Use]:
    return [one for one in Use.objects.live().filter(case=case) if one.kind != UseKind.DISBURSEMENT]
