"""Who may do what with evidence: one name for each act, over the roles of the person who asks."""

from __future__ import annotations

from uuid import UUID

from merida.site.people.choices import Role
from merida.site.provenance.asking import Asker
from merida.site.provenance.models import Restricted

_CODERS = {Role.ANALYST, Role.SECRETARIAT}


def can_add_documents(asker: Asker) -> bool:
    """Add documents to one's own organisation."""
    return bool(asker.roles & (_CODERS | {Role.FOCAL_POINT}))


def can_confirm_finding(asker: Asker, row: Restricted | None = None) -> bool:
    """Decide what a document says: analysts; a focal point on the documents of their own authority."""
    if asker.roles & _CODERS:
        return True
    return Role.FOCAL_POINT in asker.roles and row is not None and _own(asker, row.originator_id)


def can_edit_register(asker: Asker) -> bool:
    """Change the register of reviews and what belongs together in it."""
    return bool(asker.roles & _CODERS)


def can_freeze_corpus(asker: Asker) -> bool:
    """Freeze a corpus."""
    return bool(asker.roles & _CODERS)


def can_draw_sample(asker: Asker) -> bool:
    """Draw a sample for second coding and see the agreement."""
    return bool(asker.roles & _CODERS)


def can_code_again(asker: Asker) -> bool:
    """Code a drawn sample blind."""
    return Role.SECOND_CODER in asker.roles


def can_edit_codebook(asker: Asker) -> bool:
    """Bring a new version of a list of the codebook into force."""
    return bool(asker.roles & {Role.SECRETARIAT, Role.ADMINISTRATOR})


def can_publish(asker: Asker, row: Restricted) -> bool:
    """Widen the audience of a document: its consent holder."""
    return row.consent_holder_id is not None and _own(asker, row.consent_holder_id)


def _own(asker: Asker, organisation: UUID | None) -> bool:
    return organisation is not None and organisation in asker.organisations
