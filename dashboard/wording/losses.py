"""Words on what happened when a corpus was read: what is in no number, and why."""

from analysis import Corpus, counted


def set_aside(corpus: Corpus) -> str:
    """Return how much of what was read is in no number, and why; empty where all is."""
    aside, said = corpus.set_aside, list[str]()
    if aside.rows:
        reasons = ", ".join(f"{why} ({number:,})" for why, number in aside.reasons)
        were = "was" if aside.rows == 1 else "were"
        said.append(f"{aside.rows:,} of {counted(corpus.rows_read, 'row')} {were} set aside: {reasons}.")
    if aside.files:
        others = "1 file or folder that its manifest does not list was"
        if aside.files > 1:
            others = f"{aside.files:,} files or folders that its manifest does not list were"
        said.append(f"{others} not read.")
    return " ".join([*said, "Methods lists them."]) if said else ""


def unread_dates(corpus: Corpus) -> str:
    """Return that dates were given and not understood, with the first; empty where all were."""
    number, first = corpus.unread_dates
    if number == 0:
        return ""
    if number == 1:
        return f"1 date was not understood: {first}. Its document is missing from every view over time."
    return (
        f"{number:,} dates were not understood, the first is {first}. Their documents are missing from every view over "
        "time."
    )


def reading(corpus: Corpus) -> str:
    """Return what happened when the corpus was read."""
    if corpus.ledger.empty:
        return "Every document came in as it was: nothing was changed or set aside."
    aside = corpus.set_aside.rows
    return (
        f"{counted(corpus.rows_read, 'row')}: {counted(len(corpus.documents), 'document')} came in, "
        f"{counted(aside, 'row')} {'was' if aside == 1 else 'were'} set aside. What was set aside, what was changed, "
        "and what is good to know:"
    )
