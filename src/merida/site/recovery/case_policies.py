"""Policies of cases beyond the common one: who sees an asset, and what administrators do not read in the log.

An asset is one across cases: who may see a case that it serves may see it. That a case exists is known to its team
alone, so the log shows entries of recovery to whoever made them, and to nobody by office; its owner verifies them all.
"""

from __future__ import annotations

from merida.site.provenance.policies import ADMINISTRATOR, SIGNED_IN, TEAMS, visible

ASSET = (
    f"({visible()} or exists (select 1 from recovery_caseasset link"
    f" where link.asset_id = recovery_asset.id and link.team = any ({TEAMS})))"
)

_OWN = f"({SIGNED_IN} and by::text = (select current_setting('merida.person', true)))"
# A file that one may not see is not told of either: each case team keeps its own.
_SEEN = (
    "case when subject_type like 'recovery.%' then false when subject_type = 'provenance.source'"
    " then exists (select 1 from provenance_source file where file.id = subject_id::uuid) else true end"
)
LOG = f"alter policy visible on provenance_auditentry using (({ADMINISTRATOR} and {_SEEN}) or {_OWN})"
LOG_BEFORE = f"alter policy visible on provenance_auditentry using ({ADMINISTRATOR} or {_OWN})"
