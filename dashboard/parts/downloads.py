"""Downloads: how a table is explained and taken away, as CSV and as CSV that Excel cannot take for formulas."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pandas as pd
import streamlit as st

from analysis import COLUMNS, limits
from dashboard import data, state
from dashboard.paper import markup, screen
from dashboard.wording import explanations, notes

_EXPLAINED = 500  # pixels
# A cell is quoted when it holds a character of it: with a bare \n, a \r in a text would start a row of its own.
_LINE_END = "\r\n"
_KINDS = {"csv": "text/csv", "md": "text/markdown", "txt": "text/plain"}
_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "|")


def downloads(table: pd.DataFrame, name: str, full: Callable[[pd.DataFrame], pd.DataFrame] = lambda rows: rows) -> None:
    """Draw three quiet buttons side by side: what each column says, the data to look at, and the data as CSV.

    Args:
        table: The rows.
        name: A short name, part of keys and of file names.
        full: What turns rows into what is taken away; called for those that are.
    """
    with st.container(horizontal=True, width="content", gap="small"):
        with st.popover("Explain this", type="tertiary", key=f"explain-{name}", on_change="rerun") as said:
            if said.open:
                with st.container(width=_EXPLAINED):
                    screen.show(markup.definition_list(explanations.listed(full(table.head(1)).columns)))
        with st.popover("Data", type="tertiary", key=f"data-{name}", on_change="rerun") as opened:
            if opened.open:
                shown = full(table.head(limits.SHOWN_ROWS))
                st.dataframe(shown, hide_index=True, column_config=columns(shown), alt=f"The data: {name}")
                st.caption(notes.data_note(len(table), limits.SHOWN_ROWS))
                download("CSV for Excel", table, f"{name}-excel", lambda rows: excel_csv(full(rows)))
        download("CSV", table, name, lambda rows: plain_csv(full(rows)))


def download(
    label: str, table: pd.DataFrame, name: str, written: Callable[[pd.DataFrame], bytes], kind: str = "csv"
) -> None:
    """Draw a download that is written when it is asked for.

    Its file name holds a digest of what is on the screen: Streamlit tells large files of one name apart by parts of
    their content only.

    Args:
        label: What stands on the button.
        table: The rows.
        name: A short name, part of the key and of the file name.
        written: What writes the rows.
        kind: What kind of file it is, by the end of its name.
    """
    digest = sha256(f"{state.what_is_open()} {name} {data.Rows(table).digest()}".encode()).hexdigest()[:12]
    st.download_button(
        label,
        lambda: written(table),
        f"{name}-{digest}.{kind}",
        _KINDS[kind],
        key=f"download-{name}",
        type="tertiary",
        on_click="ignore",
    )


def columns(table: pd.DataFrame) -> dict[str, Any]:
    """Return how each column is shown: those of a contract with the digits they can carry, all with what they mean."""
    shown: dict[str, Any] = {}
    for name in table.columns.intersection(list(COLUMNS)):
        meaning = explanations.explanation(name)
        match COLUMNS[name].kind:
            case "integer":
                shown[name] = st.column_config.NumberColumn(help=meaning, format="%,d")
            case "number":
                shown[name] = st.column_config.NumberColumn(help=meaning, format="%.3g")
            case "date":
                shown[name] = st.column_config.DateColumn(help=meaning)
            case _:
                shown[name] = st.column_config.Column(help=meaning)
    return shown


def plain_csv(table: pd.DataFrame) -> bytes:
    """Return a table as CSV in UTF-8, every cell as it is."""
    return _flat(table).to_csv(index=False, lineterminator=_LINE_END).encode()


def excel_csv(table: pd.DataFrame) -> bytes:
    """Return a table as CSV for Excel: with a byte order mark, and no text that it would take for a formula."""
    table = _flat(table)
    texts = [name for name in table.columns if not pd.api.types.is_numeric_dtype(table[name])]
    safe = table.assign(**{name: table[name].map(_unformula, na_action="ignore") for name in texts})
    return safe.rename(columns=_unformula).to_csv(index=False, lineterminator=_LINE_END).encode("utf-8-sig")


def _flat(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with lists of forms as one text."""
    lists = [name for name in table.columns if name in COLUMNS and COLUMNS[name].kind == "texts"]
    return table.assign(**{name: table[name].map("; ".join) for name in lists})


def _unformula(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_TRIGGERS) else cell
