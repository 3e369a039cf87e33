"""Trees, bars and changes as templates show them."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.utils.translation import override

from merida.site.evidence.selectors.exploring import Counted
from merida.site.evidence.templatetags.evidence import act_label, as_bars, list_label, nested

pytestmark = pytest.mark.django_db


def row(key: str, depth: int) -> Counted:
    return Counted(key, key, 3, f"/o?{key}", f"/e?{key}", depth)


def test_rows_with_depths_become_the_tree_of_the_convention() -> None:
    tree = nested([row("ch.II", 0), row("5", 1), row("5(1)", 2), row("6", 1), row("ch.V", 0), row("none", 0)])
    assert [branch.row.key for branch in tree] == ["ch.II", "ch.V", "none"]
    assert [branch.row.key for branch in tree[0].children] == ["5", "6"]
    assert tree[0].children[0].children[0].row.key == "5(1)"


def test_bars_stand_in_the_order_they_were_counted_and_withheld_stays_withheld() -> None:
    bars = as_bars([row("b", 0), Counted("a", "a", None, "", "")])
    assert [(bar.label, bar.value) for bar in bars] == [("b", 3), ("a", None)]


def test_what_a_decision_changed_is_said_in_the_words_of_the_codebook() -> None:
    before = {"rows": [{"status": "proposed", "kind": "challenge", "provisions": ["5"], "none_identified": False}]}
    after = {"rows": [{"status": "corrected", "kind": "challenge", "provisions": ["5(1)"], "none_identified": False}]}
    page = Template("{% load evidence %}{% changes b a %}").render(Context({"b": before, "a": after}))
    assert "Proposed" in page
    assert "Corrected" in page
    assert '<bdi dir="ltr">5(1)</bdi>' in page
    assert "Kind" not in page, "what stayed is not told"


def test_acts_and_lists_have_names_in_the_readers_language() -> None:
    with override("es"):
        assert act_label("merge_findings") == "Fusionado"
        assert list_label("topics") == "Temas"
