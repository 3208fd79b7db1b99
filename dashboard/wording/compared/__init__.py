"""What is compared, in words: sentences are written of sources, and said of parties, countries or groups."""

from dashboard.wording.compared.speaking import spoken, spoken_label, spoken_opening

__all__ = ["spoken", "spoken_label", "spoken_opening"]
