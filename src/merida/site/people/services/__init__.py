"""Acts concerning persons: each one transaction, with its entry in the log; `by` is None on the command line."""

from merida.site.people.services.invitations import accept_invitation, invite_person, withdraw_invitation
from merida.site.people.services.leavers import end_sessions, erase_person, remove_leaver
from merida.site.people.services.memberships import (
    add_organisation,
    add_person,
    end_membership,
    give_role,
    join_team,
    leave_team,
)
from merida.site.people.services.tokens import make_token, person_of_token, revoke_token

__all__ = [
    "accept_invitation",
    "add_organisation",
    "add_person",
    "end_membership",
    "end_sessions",
    "erase_person",
    "give_role",
    "invite_person",
    "join_team",
    "leave_team",
    "make_token",
    "person_of_token",
    "remove_leaver",
    "revoke_token",
    "withdraw_invitation",
]
