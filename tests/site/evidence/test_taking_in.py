"""Documents come in: read whole or not at all, once, and in one sentence where they cannot be read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from merida.site.evidence.choices import Reading, Relation
from merida.site.evidence.models import Finding, Passage, SourceDocument, UploadItem
from merida.site.evidence.services.uploading import Given, read_upload
from merida.site.people.asking import acting_as
from merida.site.people.models import Organisation, Person
from merida.site.provenance.refusals import Refusal

pytestmark = pytest.mark.django_db(transaction=True)
Take = Callable[..., Any]


def given(name: str, data: bytes) -> Given:
    return Given(name, [data], len(data))


def test_an_executive_summary_is_read_and_known_by_its_masthead(analyst: Person, taken_in: Take) -> None:
    taken_in(analyst, ["summary2-en.pdf"])
    with acting_as(analyst):
        document = SourceDocument.objects.get()
        assert (document.state, document.cycle, document.language) == ("PLW", 2, "en")
        assert document.symbol == "CAC/COSP/IRG/II/9/9/Add.2"
        assert len(document.sheets) == document.pages == 6
        needs = Finding.objects.filter(kind="assistance_need", none_identified=False)
        assert needs.count() == 5
        assert all(one.passage.text[one.start : one.end] == one.text for one in needs.select_related("passage"))


def test_the_same_file_twice_from_one_owner_is_one_source(analyst: Person, taken_in: Take) -> None:
    taken_in(analyst, ["summary2-fr.docx"])
    taken_in(analyst, ["summary2-fr.docx"])
    with acting_as(analyst):
        assert SourceDocument.objects.count() == 1
        assert [item.reading for item in UploadItem.objects.order_by("upload__at")] == [Reading.READ, Reading.KNOWN]


def test_word_and_pdf_of_one_text_are_counted_once(analyst: Person, taken_in: Take) -> None:
    taken_in(analyst, ["summary2-fr.pdf", "summary2-fr.docx"])
    with acting_as(analyst):
        leading, other = SourceDocument.objects.order_by("read_at")
        assert (other.relation, other.leading, other.because) == (Relation.FORMAT, leading, "symbol")
        assert set(Finding.objects.counted().values_list("document", flat=True)) == {leading.pk}


def test_a_zip_is_opened_and_each_file_in_it_read(analyst: Person, taken_in: Take) -> None:
    from tests.site.evidence.conftest import SAMPLES

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("summary2-zh.pdf", "session-report-fr.docx"):
            archive.write(SAMPLES / name, name)
        archive.writestr("damaged.pdf", b"%PDF-1.4 nothing else")
    taken_in(analyst, [given("summaries.zip", packed.getvalue())])
    with acting_as(analyst):
        assert {one.kind for one in SourceDocument.objects.all()} == {"executive_summary", "session_report"}
        failed = UploadItem.objects.get(reading=Reading.FAILED)
        assert failed.name == "summaries.zip!/damaged.pdf"
        assert failed.problem.endswith(".") and "\n" not in failed.problem


def test_what_cannot_be_read_is_said_in_a_sentence_and_the_rest_goes_on(analyst: Person, taken_in: Take) -> None:
    taken_in(analyst, [given("broken.docx", b"PK\x03\x04 cut off"), "summary2-ru.docx"])
    with acting_as(analyst):
        broken, read = UploadItem.objects.order_by("place")
        assert broken.reading == Reading.FAILED and broken.problem
        assert read.reading == Reading.READ


def test_reading_again_goes_on_where_it_stopped(analyst: Person, taken_in: Take) -> None:
    upload = taken_in(analyst, ["summary2-es.html"])
    with acting_as(analyst):
        before = Passage.objects.count()
        assert before > 50
    read_upload(upload_id=upload.pk, by=analyst.pk)
    with acting_as(analyst):
        assert (SourceDocument.objects.count(), Passage.objects.count()) == (1, before)


def test_names_with_control_characters_and_overrides_are_shown_safely(analyst: Person, taken_in: Take) -> None:
    taken_in(analyst, [given("../../\u202efdp.\x07summary.txt", b"Executive summary\n\nNothing.")])
    with acting_as(analyst):
        assert UploadItem.objects.get().name == "fdp.summary.txt"


def test_too_many_and_too_large_are_refused_before_anything_is_kept(
    analyst: Person, taken_in: Take, settings: Any
) -> None:
    settings.UPLOAD_FILES, settings.UPLOAD_BYTES = 2, 1_000_000
    small = [given(f"{n}.txt", b"text") for n in range(3)]
    with pytest.raises(Refusal, match="3 files are more than the 2"):
        taken_in(analyst, small)
    with pytest.raises(Refusal, match=r"large\.txt is larger than 1 MB"):
        taken_in(analyst, [Given("large.txt", [b""], 1_000_001)])
    with acting_as(analyst):
        assert not UploadItem.objects.exists()


def test_a_summary_is_public_and_a_country_report_stays_with_the_state(
    state: Callable[[str], Organisation], person: Callable[..., Person], taken_in: Take, analyst: Person
) -> None:
    taken_in(analyst, ["summary2-en.docx"])
    focal = person("Ana", "focal_point", state("URY"))
    taken_in(focal, ["summary2-es.docx"], kind="country_report")
    with acting_as(None):
        assert [one.state for one in SourceDocument.objects.all()] == ["PLW"]
        assert not Finding.objects.filter(state="URY").exists()
    with acting_as(analyst):
        assert not Passage.objects.filter(state="URY").exists()
    with acting_as(focal):
        report = SourceDocument.objects.get(state="URY")
        assert (report.audience, report.consent_holder) == ("review_team", state("URY"))
