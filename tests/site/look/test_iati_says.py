"""What is wrong in an IATI file stands in the reader's language, with the same values in it."""

from __future__ import annotations

from django.utils.translation import override

from merida.iati import Problem, check
from merida.iati.sentences import Said, told
from merida.site.look import iati_says
from merida.site.look.catalogs import strings

FILE = b"""<iati-activities version="2.03"><iati-activity default-currency="USD" xml:lang="en">
<iati-identifier>XM-DAC-1-1</iati-identifier>
<reporting-org ref="XM-DAC-1" type="40"><narrative>a</narrative></reporting-org>
<title><narrative>a</narrative></title><description><narrative>a</narrative></description>
<participating-org role="1" ref="XM-DAC-1"/><activity-status code="9"/><activity-date type="2" iso-date="soon"/>
<recipient-country code="KG" percentage="30"/><recipient-country code="TJ" percentage="30"/><sector code="15113"/>
</iati-activity></iati-activities>"""


def test_a_sentence_in_english_is_that_of_the_library() -> None:
    found = list(check(FILE))
    assert {problem.id for problem in found} >= {"0.3.1", "3.1.2", "code.ActivityStatus"}
    with override("en"):
        assert [iati_says.sentence(problem) for problem in found] == [problem.message for problem in found]


def test_what_readers_meet_is_in_the_catalogs_and_is_not_much() -> None:
    catalog = strings()
    common = set(told())
    assert all(catalog.get(sentence) is not None for sentence in common)
    assert {problem.template for problem in check(FILE)} <= common | {""}
    assert len(common) <= 64


def test_a_translated_sentence_keeps_its_values() -> None:
    kind = next(problem for problem in check(FILE) if "soon" in problem.message)
    assert dict(kind.values)["kind"] == "a date such as 2019-05-29"
    assert str(Said("{value} ({tag}): {kind}", kind.values)) == "soon (activity-date): a date such as 2019-05-29"


def test_a_problem_without_a_template_keeps_its_sentence() -> None:
    assert iati_says.sentence(Problem("f", 1, "x", "error", "As it is.")) == "As it is."
