"""Intake: from files to documents, with a ledger of everything that was changed or set aside."""

from analysis.corpus.intake.documents import Intake, intake

__all__ = ["Intake", "intake"]
