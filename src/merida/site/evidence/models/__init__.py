"""The rows of evidence, by concern."""

from merida.site.evidence.models.codelists import CodeList
from merida.site.evidence.models.coding import Sample, SampledOutcome, SecondCoding
from merida.site.evidence.models.corpora import Corpus
from merida.site.evidence.models.documents import Change, Passage, SourceDocument, Upload, UploadItem
from merida.site.evidence.models.outcomes import Extract, Figure, Finding, Statement
from merida.site.evidence.models.reviews import Review

__all__ = [
    "Change",
    "CodeList",
    "Corpus",
    "Extract",
    "Figure",
    "Finding",
    "Passage",
    "Review",
    "Sample",
    "SampledOutcome",
    "SecondCoding",
    "SourceDocument",
    "Statement",
    "Upload",
    "UploadItem",
]
