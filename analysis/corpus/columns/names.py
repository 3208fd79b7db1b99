"""Columns about names, and the places where they are mentioned."""

from analysis.corpus.columns.column import COUNTED, Column, Columns
from analysis.corpus.columns.publications import SCHWARTZ

NAMES: Columns = {
    "entity": Column(
        "text",
        "",
        "A name, in the form that is used most often.",
        "A full name and the abbreviation that a text explains are one entity, and so are two people who are called "
        "the same.",
        SCHWARTZ,
    ),
    "type": Column(
        "text",
        "",
        "What kind of thing the language model takes the name for, such as person, place or organisation.",
        "It is the kind that the model gives most often, and it is often wrong for texts unlike the news it learned "
        "from.",
    ),
    "mentions": Column(
        "integer",
        "mentions",
        "The number of mentions: how often the name stands in the selected documents, in any of its forms.",
        "The model overlooks some, and words such as he, she or they are never counted.",
        COUNTED,
    ),
    "aliases": Column(
        "texts",
        "",
        "The other forms that are counted with the name, the commonest first.",
        "Look through them, because a form that means something else makes the number of mentions too high.",
    ),
    "surface": Column(
        "text",
        "",
        "The name as it stands in this place of the text.",
        "It may be any of the forms that are counted together as one entity.",
    ),
    "basis": Column(
        "text",
        "",
        "Whether the language model marked the name, or it is an abbreviation that the texts explain.",
        "Once a text writes “Full Name (FN)”, FN counts wherever it stands, whatever the model makes of it.",
        SCHWARTZ,
    ),
}
