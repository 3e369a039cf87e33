"""The closed lists of evidence: kinds, states of reading and of decision, relations of versions, fields of coding."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Kinds of review outcome, as the codebook says them."""

    OBSERVATION = "observation", _("Observation")
    GOOD_PRACTICE = "good_practice", _("Good practice")
    CHALLENGE = "challenge", _("Challenge (recommendation)")
    ASSISTANCE_NEED = "assistance_need", _("Technical assistance need identified")


class Force(models.TextChoices):
    """The wording of a recommendation, never the obligation."""

    MUST = "must", _("must (unqualified imperative)")
    SHOULD = "should", _("should")
    ENDEAVOUR = "endeavour", _("endeavour")
    CONSIDER = "consider", _("consider")
    CONTINUE = "continue", _("continue")


class DocumentKind(models.TextChoices):
    """Kinds of documents."""

    EXECUTIVE_SUMMARY = "executive_summary", _("Executive summary")
    COUNTRY_REPORT = "country_report", _("Country review report")
    SECRETARIAT_NOTE = "secretariat_note", _("Note by the Secretariat")
    SESSION_REPORT = "session_report", _("Report of a session")
    DRAFT_REPORT = "draft_report", _("Draft report")
    THEMATIC_REPORT = "thematic_report", _("Thematic report")
    AGENDA = "agenda", _("Agenda")
    RESOLUTION = "resolution", _("Resolution")
    OTHER = "other", _("Other")


class DocumentLanguage(models.TextChoices):
    """Languages of documents."""

    AR = "ar", _("Arabic")
    EN = "en", _("English")
    ES = "es", _("Spanish")
    FR = "fr", _("French")
    RU = "ru", _("Russian")
    ZH = "zh", _("Chinese")


class Status(models.TextChoices):
    """What became of a proposal."""

    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")
    CORRECTED = "corrected", _("Corrected")
    REJECTED = "rejected", _("Rejected")


HELD = (Status.CONFIRMED, Status.CORRECTED)
"""What is counted."""


class Origin(models.TextChoices):
    """Who said first that these words are an outcome."""

    READER = "reader", _("The reader proposed it")
    PERSON = "person", _("A person added it")
    CORRIGENDUM = "corrigendum", _("A corrigendum changed it")


class Reading(models.TextChoices):
    """How far the reading of a file has come."""

    WAITING = "waiting", _("Waiting")
    READING = "reading", _("Being read")
    READ = "read", _("Read")
    KNOWN = "known", _("Here already")
    FAILED = "failed", _("Could not be read")


class Relation(models.TextChoices):
    """What a document is among the versions of one text."""

    LEADING = "leading", _("Counted")
    TRANSLATION = "translation", _("Language version")
    FORMAT = "format", _("Other format of the same text")
    COPY = "copy", _("Copy of the same text")
    EARLIER = "earlier", _("Replaced by a later revision")
    CORRIGENDUM = "corrigendum", _("Corrigendum")


class Because(models.TextChoices):
    """Why documents are held to be versions of one text."""

    ALONE = "alone", _("No other version is here")
    SYMBOL = "symbol", _("They bear the same symbol")
    JOB_NUMBER = "job_number", _("They bear the same job number")
    STATE_AND_CYCLE = "state_and_cycle", _("They summarize the same review")
    PERSON = "person", _("A person said so")


class Kinship(models.TextChoices):
    """Whether the place among the versions is proposed or decided."""

    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")
    PARTED = "parted", _("Parted: a text of its own")


class Stage(models.TextChoices):
    """Stages of a review."""

    PLANNED = "planned", _("Planned")
    SELF_ASSESSMENT = "self_assessment", _("Self-assessment")
    DESK_REVIEW = "desk_review", _("Desk review")
    DIALOGUE = "dialogue", _("Direct dialogue")
    DRAFTING = "drafting", _("Drafting and agreement")
    COMPLETED = "completed", _("Completed")


class Decided(models.TextChoices):
    """For filters: what became of proposals, taken together."""

    HELD = "held", _("Confirmed or corrected")
    PROPOSED = "proposed", _("Not yet decided")
    CONFIRMED = "confirmed", _("Confirmed")
    CORRECTED = "corrected", _("Corrected")
    REJECTED = "rejected", _("Rejected")


class ChangeStatus(models.TextChoices):
    """What became of a change that a corrigendum asks for."""

    PROPOSED = "proposed", _("Proposed")
    APPLIED = "applied", _("Applied")
    REJECTED = "rejected", _("Rejected")


class CodedField(models.TextChoices):
    """The fields that a second coder codes."""

    VERDICT = "verdict", _("Is an outcome")
    KIND = "kind", _("Kind")
    PROVISIONS = "provisions", _("Provisions")
    CATEGORIES = "categories", _("Categories")
    TOPICS = "topics", _("Topics")
    FORCE = "force", _("Force")
