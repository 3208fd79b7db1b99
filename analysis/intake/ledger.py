"""The ledger: what happened to each record that did not come in just as it was."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.schema import LEDGER

Action = Literal["kept", "changed", "set aside"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger; `line` 0 is the file as a whole."""

    file: str
    line: int
    code: str
    action: Action
    message: str


def ledger_table(entries: list[Entry]) -> pd.DataFrame:
    """Return the entries as a table under the LEDGER contract, in the order in which they were met."""
    if not entries:
        return LEDGER.empty()
    return pd.DataFrame({name: [getattr(entry, name) for entry in entries] for name in LEDGER.columns})
