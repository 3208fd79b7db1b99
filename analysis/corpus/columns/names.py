"""Columns about names, and the places where they are mentioned."""

from analysis.corpus.columns.column import COUNTED, Column, Columns
from analysis.corpus.columns.publications import SCHWARTZ, WILSON

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
    "checked": Column(
        "integer",
        "mentions",
        "The number of mentions, drawn at random from the whole corpus, that a reader has marked right or wrong.",
        "With 0 nobody has looked yet, and nothing is known of how right the names of these texts are.",
        COUNTED,
    ),
    "precision": Column(
        "number",
        "",
        "The share of the mentions checked that are right: of a name, of this one, and of this kind.",
        "About so many of all mentions in the corpus are what they are counted as, though not of each name.",
        WILSON,
    ),
    "precision_low": Column(
        "number",
        "",
        "The lower end of the 95% interval of precision.",
        "The share of all mentions that are right is hardly below it.",
        WILSON,
    ),
    "precision_high": Column(
        "number",
        "",
        "The upper end of the 95% interval of precision.",
        "The share of all mentions that are right is hardly above it.",
        WILSON,
    ),
    "recall_most": Column(
        "number",
        "",
        "The share of all mentions that were found, at most, by the sentences without a name that a reader has marked.",
        "It is a hint and no measure, because a name that is missed beside another is not seen in it.",
        WILSON,
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
