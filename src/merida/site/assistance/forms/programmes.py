"""What people type about engagements, training, initiatives, matches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from merida.site.assistance.choices_programmes import Area, Form, Met, Qualifier, StepState
from merida.site.assistance.choices_requests import ActivityAudience, GenderMarker, OutcomeKind
from merida.site.assistance.forms import fields
from merida.site.assistance.forms.fields import DAY
from merida.site.assistance.kinds import kind_choices
from merida.site.assistance.models.programmes import Engagement, InitiativePriority, RegionalInitiative
from merida.site.assistance.programme_facts import EngagementFacts, InitiativeFacts, TrainingFacts
from merida.site.evidence.labels import Names, alphabetical

LINES = forms.Textarea(attrs={"rows": 3})


class PlacesField(fields.StatesField):
    """States and jurisdictions; those that are there already are shown as one types them."""

    def prepare_value(self, value: Any) -> Any:
        """Codes as one types them."""
        return "; ".join(value) if isinstance(value, list | tuple) else value


class ProvisionsField(fields.ProvisionsField):
    """Provisions; those that are there already are shown as one types them."""

    def prepare_value(self, value: Any) -> Any:
        """Spellings as one types them."""
        return "; ".join(value) if isinstance(value, list | tuple) else value


class LinesField(forms.CharField):
    """Several names, one on each line."""

    widget = LINES

    def clean(self, value: Any) -> tuple[str, ...]:
        """The names."""
        return tuple(filter(None, (" ".join(line.split()) for line in (super().clean(value) or "").splitlines())))

    def prepare_value(self, value: Any) -> Any:
        """Names on lines."""
        return "\n".join(value) if isinstance(value, list | tuple) else value


class ProgrammeForm(forms.Form):
    """What the forms of programmes have in common."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(self, *args: Any, said: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = self.fields.get("topics")
        if isinstance(topics, forms.MultipleChoiceField):
            topics.choices = list(said.choices("topics"))
        for name, rows in self.related().items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            listed = sorted(((str(one.pk), str(one)) for one in rows), key=lambda pair: alphabetical(pair[1]))
            field.choices = [("", _("none")), *listed]

    def related(self) -> Mapping[str, QuerySet[Any]]:
        """The fields that choose a row, with the rows to choose from."""
        return {}

    def said(self) -> dict[str, Any]:
        """What was typed, as facts have it."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "because")}
        for name in self.related():
            given[f"{name}_id"] = given.pop(name) or None
        return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}


class EngagementForm(ProgrammeForm):
    """Support to a State or a network."""

    title = forms.CharField(label=_("Title"), max_length=300)
    area = forms.ChoiceField(label=_("Area"), choices=Area.choices)
    jurisdictions = PlacesField(
        label=_("States and jurisdictions supported"), required=False, max_length=1000,
        help_text=_("Codes or names, with semicolons between them: KGZ; Palau."),
    )  # fmt: skip
    networks = LinesField(label=_("Networks and organizations supported"), required=False, help_text=_("One a line."))
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of support"), required=False, widget=forms.CheckboxSelectMultiple, choices=kind_choices
    )
    from_on = forms.DateField(label=_("From"), widget=DAY)
    until_on = forms.DateField(label=_("Until"), widget=DAY, required=False, help_text=_("Empty while it goes on."))
    provisions = ProvisionsField(label=_("Provisions"), required=False, max_length=500)
    topics = forms.MultipleChoiceField(label=_("Topics"), required=False, widget=forms.CheckboxSelectMultiple)
    text = forms.CharField(label=_("Description"), required=False, max_length=5000, widget=LINES)
    gender = forms.ChoiceField(
        label=_("Gender marker"), required=False, choices=[("", _("not stated")), *GenderMarker.choices]
    )
    reference = forms.CharField(label=_("Your reference"), required=False, max_length=100)
    source_text = forms.CharField(label=_("Source"), required=False, max_length=500)
    initiative = forms.ChoiceField(label=_("Regional initiative"), required=False)
    audience = forms.ChoiceField(
        label=_("Who may see it"), choices=ActivityAudience.choices, initial=ActivityAudience.MEMBERS
    )

    def related(self) -> Mapping[str, QuerySet[Any]]:
        """The initiatives."""
        return {"initiative": RegionalInitiative.objects.all()}

    def facts(self) -> EngagementFacts:
        """What was typed."""
        return EngagementFacts(**self.said())


class TrainingForm(ProgrammeForm):
    """A training as it was held."""

    title = forms.CharField(label=_("Title"), max_length=300)
    from_on = forms.DateField(label=_("From"), widget=DAY)
    until_on = forms.DateField(label=_("Until"), widget=DAY)
    jurisdictions = PlacesField(
        label=_("Where the participants come from"), required=False, max_length=1000,
        help_text=_("Codes or names, with semicolons between them: KGZ; Palau."),
    )  # fmt: skip
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    form = forms.ChoiceField(label=_("Form"), required=False, choices=[("", _("not stated")), *Form.choices])
    attendances = forms.IntegerField(
        label=_("Attendances"), required=False, min_value=0,
        help_text=_("How many places were taken; leave empty if you load the list of participants."),
    )  # fmt: skip
    persons = forms.IntegerField(
        label=_("Persons"), required=False, min_value=0, help_text=_("Each person once within this training.")
    )
    persons_new = forms.IntegerField(
        label=_("Of them counted here first"), required=False, min_value=0,
        help_text=_("Without those who were in another training of this year; without it the year says “at most”."),
    )  # fmt: skip
    qualifier = forms.ChoiceField(
        label=_("How exact these figures are"), choices=Qualifier.choices, initial=Qualifier.EXACT
    )
    provisions = ProvisionsField(label=_("Provisions"), required=False, max_length=500)
    topics = forms.MultipleChoiceField(label=_("Topics"), required=False, widget=forms.CheckboxSelectMultiple)
    text = forms.CharField(label=_("Description"), required=False, max_length=5000, widget=LINES)
    gender = forms.ChoiceField(
        label=_("Gender marker"), required=False, choices=[("", _("not stated")), *GenderMarker.choices]
    )
    reference = forms.CharField(label=_("Your reference"), required=False, max_length=100)
    source_text = forms.CharField(label=_("Source"), required=False, max_length=500)
    engagement = forms.ChoiceField(label=_("Engagement"), required=False)
    initiative = forms.ChoiceField(label=_("Regional initiative"), required=False)
    audience = forms.ChoiceField(
        label=_("Who may see it"), choices=ActivityAudience.choices, initial=ActivityAudience.MEMBERS
    )

    def related(self) -> Mapping[str, QuerySet[Any]]:
        """The initiatives and the engagements."""
        return {
            "initiative": RegionalInitiative.objects.all(),
            "engagement": Engagement.objects.filter(withdrawn_at=None)[:500],
        }

    def facts(self) -> TrainingFacts:
        """What was typed."""
        return TrainingFacts(**self.said())


class InitiativeForm(ProgrammeForm):
    """A regional initiative."""

    name = forms.CharField(label=_("Name"), max_length=200)
    region = forms.CharField(label=_("Region"), required=False, max_length=100, help_text=_("As in: Eastern Africa"))
    members = PlacesField(
        label=_("Members"), max_length=1000, help_text=_("Codes or names, with semicolons between them: KGZ; Palau.")
    )
    text = forms.CharField(label=_("Description"), required=False, max_length=5000, widget=LINES)
    from_on = forms.DateField(label=_("From"), widget=DAY, required=False)
    until_on = forms.DateField(label=_("Until"), widget=DAY, required=False)
    audience = forms.ChoiceField(
        label=_("Who may see it"), choices=ActivityAudience.choices, initial=ActivityAudience.MEMBERS
    )

    def facts(self) -> InitiativeFacts:
        """What was typed."""
        return InitiativeFacts(**self.said())


class PriorityForm(ProgrammeForm):
    """What the members of an initiative work on."""

    name = forms.CharField(label=_("Priority"), max_length=200)
    topics = forms.MultipleChoiceField(label=_("Topics"), required=False, widget=forms.CheckboxSelectMultiple)
    provisions = ProvisionsField(label=_("Provisions"), required=False, max_length=500)


class RoadmapForm(ProgrammeForm):
    """A step of the workplan."""

    text = forms.CharField(label=_("Step"), max_length=500)
    from_on = forms.DateField(label=_("From"), widget=DAY)
    until_on = forms.DateField(label=_("Until"), widget=DAY)
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    jurisdictions = PlacesField(
        label=_("States and jurisdictions"), required=False, max_length=1000, help_text=_("Empty for all members.")
    )
    responsible = forms.CharField(label=_("Responsible"), required=False, max_length=200)

    def __init__(self, *args: Any, initiative: RegionalInitiative, **kwargs: Any) -> None:
        self.initiative = initiative
        super().__init__(*args, **kwargs)

    def related(self) -> Mapping[str, QuerySet[Any]]:
        """The priorities of the initiative."""
        return {"priority": InitiativePriority.objects.filter(initiative=self.initiative)}


class ResultForm(forms.Form):
    """What came of an engagement."""

    kind = forms.ChoiceField(label=_("What came of it"), choices=OutcomeKind.choices)
    title = forms.CharField(
        label=_("What it is called"), max_length=300, help_text=_("As in: Asset Recovery Act, No. 12 of 2018")
    )
    on = forms.DateField(label=_("On"), widget=DAY)
    jurisdiction = PlacesField(label=_("State or jurisdiction"), required=False, max_length=100)
    source_text = forms.CharField(label=_("Source"), required=False, max_length=500)


class FollowUpForm(forms.Form):
    """What became of what was learned."""

    done_on = forms.DateField(label=_("Answered on"), widget=DAY)
    asked = forms.IntegerField(label=_("Persons asked"), required=False, min_value=0)
    answered = forms.IntegerField(label=_("Persons who answered"), required=False, min_value=0)
    applying = forms.IntegerField(label=_("Persons who use what they learned"), required=False, min_value=0)
    note = forms.CharField(label=_("What they say"), required=False, max_length=2000, widget=LINES)


class StepStateForm(forms.Form):
    """How far a step of a roadmap has come."""

    state = forms.ChoiceField(label=_("How far"), choices=StepState.choices)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class FileForm(forms.Form):
    """A spreadsheet."""

    file = forms.FileField(label=_("Spreadsheet (.xlsx or .csv)"))


class BecauseForm(forms.Form):
    """A reason, and what was seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    because = forms.CharField(label=_("Because"), required=False, max_length=2000, widget=LINES)


class MetForm(BecauseForm):
    """Was the need met?"""

    met = forms.ChoiceField(label=_("Was the need met?"), choices=Met.choices, widget=forms.RadioSelect)
