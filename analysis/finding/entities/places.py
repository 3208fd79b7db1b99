"""Short forms of known places: US, U.S., USA and United States are one."""

from analysis.finding.entities.background import Background
from analysis.finding.entities.documents import Document, Documents


def with_known_forms(documents: Documents, background: Background) -> list[Document]:
    """Return documents in which the short forms of territories stand for these, as a list of known names has them.

    A form that is written small is none: "us" is no country.
    """
    same = background.known.same
    return [
        document.with_names(
            name._replace(entity=same[name.entity])
            if name.entity in same and any(map(str.isupper, document.written(name)))
            else name
            for name in document.names
        )
        if document.names
        else document
        for document in documents
    ]
