"""What documents get from their files: an identifier, what the names say, and which file each is from."""

from dataclasses import replace

from analysis.corpus.errors import QuestionError
from analysis.corpus.intake.guessing.patterns import NOTHING, name_fields, pattern_question
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import legible, quoted
from analysis.corpus.intake.records import Reading, Record


def named_documents(found: Reading, layout: Layout) -> Layout:
    """Give documents what the names of their files say, and return the layout with the pattern that was found.

    What the pattern names is taken from the names, and all else from the files. Only files that are one document each
    are called after their names; where there are several files of any kind, a column says which.

    Raises:
        QuestionError: `E-NAMES` where several patterns fit.
        IntakeError: `E-NAMES` for a pattern that is none.
    """
    single = [
        found.records[file.records[0]]
        for file in found.files
        if file.ours and len(file.records) == 1 and "doc_id" not in found.records[file.records[0]].cells
    ]
    if single and not layout.names:
        pattern, question = pattern_question([_bare(record) for record in single])
        if question:
            raise QuestionError(question)
        layout = replace(layout, names=pattern)
    for record in single:
        record.cells["doc_id"] = legible(_bare(record).rsplit("/", 1)[-1])[0]
        if layout.names not in ("", NOTHING):
            _name(record, layout.names, found)
    if sum(bool(file.records) for file in found.files) > 1:
        for record in found.records:
            record.cells.setdefault("file", record.file)
    return layout


def _bare(record: Record) -> str:
    """Return the name of a record's file with its folders, without its ending."""
    folders, _, name = record.file.rpartition("/")
    bare = name.removesuffix(".gz").rsplit(".", 1)[0] or name
    return f"{folders}/{bare}" if folders else bare


def _name(record: Record, pattern: str, found: Reading) -> None:
    said = name_fields(pattern, _bare(record))
    place = (record.file, record.line)
    if said is None:
        found.enter(place, "W-NAMES", "kept", f"its name does not fit {quoted(pattern)}: it says nothing")
        return
    record.cells.update(said)
    found.note(place, "W-NAMES", "kept", f"{', '.join(said)} are read from names such as {quoted(pattern)}")
