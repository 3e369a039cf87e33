"""For which authority of a State a person keeps plans and replies."""

from __future__ import annotations

from django.utils.translation import gettext as _

from merida.site.people.choices import Role
from merida.site.people.models import Organisation, Person
from merida.site.provenance.asking import Asker
from merida.site.provenance.refusals import Refusal


def authority_for(asker: Asker, state: str) -> Organisation | None:
    """The authority of this State that the asker is a focal point of; None for everybody else."""
    if Role.FOCAL_POINT not in asker.roles:
        return None
    return Organisation.objects.filter(pk__in=asker.organisations, jurisdiction=state).order_by("name").first()


def authority_of(person: Person) -> Organisation:
    """The authority whose focal point this is: the one joined first."""
    own = person.memberships.filter(until__isnull=True, role=Role.FOCAL_POINT).exclude(organisation__jurisdiction="")
    membership = own.select_related("organisation").order_by("since", "id").first()
    if membership is None:
        raise Refusal(_("Only the focal point of an authority keeps its plan; ask an administrator for the role."))
    return membership.organisation
