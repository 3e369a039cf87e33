"""Fields that several forms of assistance share: provisions and States as they are typed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from merida import places, uncac
from merida.site.evidence.codelists import in_force
from merida.site.evidence.coding import spellings

DAY = forms.DateInput(attrs={"type": "date"})


class ProvisionsField(forms.CharField):
    """Provisions as typed: "57(3), 53(a); ch.V"; cleaned to a tuple in the order of the treaty."""

    unknown = _("The Convention has no provision “%(one)s”; write 57, 57(3) or ch.V.")

    def clean(self, value: object) -> tuple[str, ...]:
        """The provisions."""
        typed = spellings(super().clean(value))
        if strange := [one for one in typed if not uncac.exists(one)]:
            raise forms.ValidationError(self.unknown, code="unknown", params={"one": strange[0][:30]})
        return uncac.sort(typed)


class StatesField(forms.CharField):
    """States and jurisdictions by code, or by name in one of the six languages; cleaned to codes."""

    unknown = _("No State is called “%(one)s”; write its name or its code, as in KGZ.")

    def clean(self, value: object) -> tuple[str, ...]:
        """The codes, each once."""
        typed = [one.strip() for one in super().clean(value).replace(";", ",").split(",") if one.strip()]
        known = in_force("jurisdictions").by_key
        found: list[str] = []
        for one in typed:
            code = one.upper() if one.upper() in known else places.named(one) or ""
            if not code or code not in known:
                raise forms.ValidationError(self.unknown, code="unknown", params={"one": one[:60]})
            found.append(code)
        return tuple(dict.fromkeys(found))
