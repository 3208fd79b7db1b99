"""Downloads: how a table is explained and taken away, as it is, and for Excel under a head that says what it holds."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pandas as pd
import streamlit as st

from analysis import COLUMNS, check_columns, limits
from dashboard import data, state
from dashboard.paper import markup, screen
from dashboard.paper.sheets import beyond_excel, excel_csv, plain_csv, too_long, workbook
from dashboard.parts.pictures import names_checked, origin
from dashboard.wording import explanations, heads, notes
from dashboard.wording.findings.readings import figure_reading

_EXPLAINED = 500  # pixels
_KINDS = {
    "bib": "application/x-bibtex",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def downloads(
    table: pd.DataFrame,
    name: str,
    full: Callable[[pd.DataFrame], pd.DataFrame] = lambda rows: rows,
    *,
    title: str = "",
) -> None:
    """Draw three quiet buttons side by side: what each column says, the data to look at, and the data as CSV.

    Args:
        table: The rows.
        name: A short name, part of keys and of file names.
        full: What turns rows into what is taken away; called for those that are.
        title: What the table shows, for the head of what goes to Excel; else its short name.
    """
    full = _with_check(full)
    with st.container(horizontal=True, width="content", gap="small"):
        with st.popover(notes.HOW_TO_READ, type="tertiary", key=f"explain-{name}", on_change="rerun") as said:
            if said.open:
                with st.container(width=_EXPLAINED):
                    if how := figure_reading(name, table):
                        screen.show(markup.paragraph(how))
                    screen.show(markup.definition_list(explanations.listed(full(table.head(1)).columns)))
        with st.popover("Data", type="tertiary", key=f"data-{name}", on_change="rerun") as opened:
            if opened.open:
                shown = full(table.head(limits.SHOWN_ROWS))
                st.dataframe(shown, hide_index=True, column_config=columns(shown), alt=f"The data: {name}")
                st.caption(notes.data_note(len(table), limits.SHOWN_ROWS))
                _for_excel(table, name, full, title or name.replace("-", " ").capitalize())
        download("CSV", table, name, lambda rows: plain_csv(full(rows)))


def _with_check(full: Callable[[pd.DataFrame], pd.DataFrame]) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """Return the same, with what is known of how right the names are where such are counted."""
    if not state.counts_names():
        return full
    said = check_columns(names_checked())
    return lambda rows: full(rows).assign(**said)


def _for_excel(table: pd.DataFrame, name: str, full: Callable[[pd.DataFrame], pd.DataFrame], title: str) -> None:
    """Draw the two forms for Excel, or why it cannot hold the table."""
    said = origin()

    def written(write: Callable[[pd.DataFrame, list[str]], bytes]) -> Callable[[pd.DataFrame], bytes]:
        def file(rows: pd.DataFrame) -> bytes:
            every = full(rows)
            return write(every, heads.head(title, every.columns, said, cut=too_long(every)))

        return file

    if problem := beyond_excel(table):
        st.text(problem)
        return
    with st.container(horizontal=True, width="content", gap="small"):
        download("XLSX", table, f"{name}-xlsx", written(workbook), "xlsx")
        download("CSV for Excel", table, f"{name}-excel", written(excel_csv))


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
