"""Provisions of the Convention and requests for assistance travel in IATI and come back."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from iati_samples import HERE, NOW

from merida.iati import Activity, check, read, write
from merida.iati.convention import (
    VOCABULARY,
    provisions,
    requests,
    unknown_provisions,
    with_provisions,
    with_requests,
)
from merida.iati.values import OtherIdentifier, RelatedActivity, Tag


@pytest.fixture
def activity() -> Activity:
    return next(read(HERE / "full.xml"))


def _travelled(activity: Activity) -> Activity:
    out = io.BytesIO()
    write([activity], out)
    assert list(check(out.getvalue(), at=NOW)) == []
    return next(read(out.getvalue()))


def test_provisions_come_back_in_treaty_order_and_other_tags_stay(activity: Activity) -> None:
    assert provisions(activity) == ("57(3)(a)",)
    again = _travelled(with_provisions(activity, ["57", "23(1)(b)(ii)", "ch.V", "57"], {"57": "Return of assets"}))
    assert provisions(again) == ("23(1)(b)(ii)", "ch.V", "57")
    assert again.tags[:2] == (activity.tags[0], activity.tags[2])
    assert [str(tag.words[0].text) for tag in again.tags if tag.code == "57"] == ["Return of assets"]


def test_a_provision_the_convention_does_not_have_is_told(activity: Activity) -> None:
    with pytest.raises(ValueError, match=r"The Convention has no provision '72'; write 57"):
        with_provisions(activity, ["57", "72"])
    strange = replace(activity, tags=(*activity.tags, Tag("72", "99", VOCABULARY)))
    assert provisions(strange) == ("57(3)(a)",)
    assert unknown_provisions(strange) == ("72",)


def test_a_tag_of_another_vocabulary_is_no_provision(activity: Activity) -> None:
    assert provisions(replace(activity, tags=(Tag("57", "99", "https://example.org/own"), Tag("57", "1")))) == ()


def test_requests_come_back_and_other_identifiers_stay(activity: Activity) -> None:
    again = _travelled(with_requests(activity, ["KGZ-2019-3", "KGZ-2019-4", "KGZ-2019-3"], owner="XM-DAC-41128"))
    assert requests(again) == ("KGZ-2019-3", "KGZ-2019-4")
    assert again.other_identifiers[0] == activity.other_identifiers[0]
    assert requests(with_requests(again, [])) == ()


def test_a_request_named_as_a_related_activity_counts_too(activity: Activity) -> None:
    related = (*activity.related, RelatedActivity("urn:merida:request:KGZ-9", "5"))
    other = (OtherIdentifier("urn:merida:request:KGZ-8", "A9"),)
    assert requests(replace(activity, related=related, other_identifiers=other)) == ("KGZ-8", "KGZ-9")


@pytest.mark.parametrize("name", ["", " KGZ-1", "two words"])
def test_what_cannot_name_a_request_is_refused(activity: Activity, name: str) -> None:
    with pytest.raises(ValueError, match="cannot name a request: give its identifier, without spaces"):
        with_requests(activity, [name])
