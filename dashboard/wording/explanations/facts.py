"""Columns that hold facts: of documents and their dates, of passages, of names, and of how files were read."""

from dashboard.wording.explanations.explanation import COUNTED, STATED, Explanation, Explanations

SALTON = "Salton and Buckley 1988, Term-weighting approaches in automatic text retrieval"
SCHWARTZ = "Schwartz and Hearst 2003, A simple algorithm for identifying abbreviation definitions in biomedical text"

DOCUMENTS: Explanations = {
    "doc_id": Explanation(
        "The document’s identifier, unique in the corpus.",
        "It is the file’s own unless that was missing or taken, which the list of changes on the Methods page says.",
        STATED,
    ),
    "title": Explanation(
        "The document’s title.",
        "Its words are counted only where the text itself repeats them.",
        STATED,
    ),
    "source": Explanation(
        "Who published the document.",
        "It is empty in a row about all sources together.",
        STATED,
    ),
    "date": Explanation(
        "The date of publication as people write it, no more exact than it is known.",
        "“(inferred)” marks a date that is not stated in the document, but was worked out by whoever collected it.",
        STATED,
    ),
    "published": Explanation(
        "The first day that the date of publication allows, empty where it is unknown.",
        "A date known to the month or year stands here as its first day, so read it together with date_precision.",
        STATED,
    ),
    "date_precision": Explanation(
        "How exact the date is: to the day, the month or the year, or empty where it is unknown.",
        "A view over time leaves out the documents whose dates are too coarse for its periods, and counts them.",
        STATED,
    ),
    "date_basis": Explanation(
        "Whether the date is stated in the document or inferred by whoever collected it.",
        "An inferred date is trusted to the month at most, and is in no view by day or week.",
        STATED,
    ),
    "language": Explanation(
        "The document’s language as a code, such as en for English.",
        "It is read from the file, never guessed; that of most documents decides which stop words are left out.",
        STATED,
    ),
    "tokens": Explanation(
        "The number of words in the document, or in all documents that the row is about.",
        "Stop words are among them, and it is the number that rates are divided by.",
        COUNTED,
    ),
    "period": Explanation(
        "The first day of the day, week, month, quarter, year or decade that the row counts.",
        "It is empty in the row for documents whose dates are missing or too coarse for such a period.",
    ),
    "state": Explanation(
        "What the corpus knows of the period: covered, partial, empty, outside or undated.",
        "Compare covered periods only: partial is not over, empty has no documents, outside lies before the source’s "
        "first document or after its last, and undated is no period at all.",
        COUNTED,
    ),
}

PASSAGES: Explanations = {
    "position": Explanation(
        "The place of its first word among all words of the corpus, counted from 0.",
        "It finds the match again in this very corpus and means nothing in another.",
        COUNTED,
    ),
    "width": Explanation(
        "How many words it covers.",
        "It is 1 for a word and more for a phrase.",
        COUNTED,
    ),
    "match": Explanation(
        "The match as it stands in the text.",
        "Its capitals are kept here, although the search makes nothing of them.",
    ),
    "left": Explanation(
        "The words before the match, at most eight.",
        "Eight words seldom settle what somebody meant, so read the whole text before you judge.",
    ),
    "right": Explanation(
        "The words after the match, at most eight.",
        "Sort by it to see phrases that return, and read the whole text before you judge.",
    ),
    "text": Explanation(
        "A passage to read: a match with its surroundings, a passage of a topic, or how a document begins.",
        "It stays inside one paragraph where it surrounds a match, so open the whole text before you quote it.",
    ),
    "start": Explanation(
        "Where the match, or the passage kept, starts in the document’s text, in characters counted from 0.",
        "With end it finds the match again in the text as it was read, but not in a program that counts bytes.",
        COUNTED,
    ),
    "end": Explanation(
        "Where the match, or the passage kept, ends in the document’s text, in characters, the one here not included.",
        "It equals start where nothing is matched, as where a row shows how a document begins.",
        COUNTED,
    ),
    "text_start": Explanation(
        "Where the passage starts in the document’s text, in characters counted from 0.",
        "Take it from start to know where in the passage the match stands.",
        COUNTED,
    ),
    "paragraph": Explanation(
        "The paragraph of the document in which the passage begins, counted from 1.",
        "Blank lines part paragraphs, or ends of lines where no line is blank, and a heading counts as one.",
        COUNTED,
    ),
    "why": Explanation(
        "Why this passage is shown: because all of them are, or by what rule it was chosen.",
        "There is a rule so that nobody picks the telling ones by hand.",
    ),
}

PAIRS: Explanations = {
    "left_doc_id": Explanation(
        "The identifier of the document on the left.",
        "A document can stand in several pairs where passages are paired, but a passage stands in one only.",
        STATED,
    ),
    "left_source": Explanation(
        "Who published the document on the left.",
        "It is one of the sources that were put on this side, where there are several.",
        STATED,
    ),
    "left_published": Explanation(
        "The first day that the date of the document on the left allows, empty where it is unknown.",
        "A date known to the month or year stands here as its first day, so the two may lie closer than they seem.",
        STATED,
    ),
    "left_text": Explanation(
        "The text on the left: a passage or, where many documents are paired, the whole document.",
        "Read it beside the other, because texts can share their words and still say opposite things.",
    ),
    "left_start": Explanation(
        "Where the text on the left starts in its document, in characters counted from 0.",
        "It is 0 where whole documents are paired.",
        COUNTED,
    ),
    "right_doc_id": Explanation(
        "The identifier of the document on the right.",
        "A document can stand in several pairs where passages are paired, but a passage stands in one only.",
        STATED,
    ),
    "right_source": Explanation(
        "Who published the document on the right.",
        "It is one of the sources that were put on this side, where there are several.",
        STATED,
    ),
    "right_published": Explanation(
        "The first day that the date of the document on the right allows, empty where it is unknown.",
        "A date known to the month or year stands here as its first day, so the two may lie closer than they seem.",
        STATED,
    ),
    "right_text": Explanation(
        "The text on the right: a passage or, where many documents are paired, the whole document.",
        "Read it beside the other, because texts can share their words and still say opposite things.",
    ),
    "right_start": Explanation(
        "Where the text on the right starts in its document, in characters counted from 0.",
        "It is 0 where whole documents are paired.",
        COUNTED,
    ),
    "shared_terms": Explanation(
        "The words of both texts that add most to how alike they are, at most ten.",
        "Rare words come first, and where only names are left, the two may have little else in common.",
        SALTON,
    ),
    "left_terms": Explanation(
        "The weightiest words of the text on the left that the text on the right does not have, at most ten.",
        "They are where the two part, but another form of a word or a synonym counts as a difference too.",
        SALTON,
    ),
    "right_terms": Explanation(
        "The weightiest words of the text on the right that the text on the left does not have, at most ten.",
        "They are where the two part, but another form of a word or a synonym counts as a difference too.",
        SALTON,
    ),
    "draw": Explanation(
        "The pair’s place in a random order of all pairs, from 1.",
        "Read the first few of this order to judge the pairing, because nobody has picked them.",
    ),
}

NAMES: Explanations = {
    "entity": Explanation(
        "A name, in the form that is used most often.",
        "A full name and the abbreviation that a text explains are one entity, and so are two people who are called "
        "the same.",
        SCHWARTZ,
    ),
    "type": Explanation(
        "What kind of thing the language model takes the name for, such as person, place or organisation.",
        "It is the kind that the model gives most often, and it is often wrong for texts unlike the news it learned "
        "from.",
    ),
    "mentions": Explanation(
        "The number of mentions: how often the name stands in the selected documents, in any of its forms.",
        "The model overlooks some, and words such as he, she or they are never counted.",
        COUNTED,
    ),
    "aliases": Explanation(
        "The other forms that are counted with the name, the commonest first.",
        "Look through them, because a form that means something else makes the number of mentions too high.",
    ),
    "surface": Explanation(
        "The name as it stands in this place of the text.",
        "It may be any of the forms that are counted together as one entity.",
    ),
    "basis": Explanation(
        "Whether the language model marked the name, or it is an abbreviation that the texts explain.",
        "Once a text writes “Full Name (FN)”, FN counts wherever it stands, whatever the model makes of it.",
        SCHWARTZ,
    ),
}

READING: Explanations = {
    "file": Explanation(
        "The file in which something was found when the corpus was read.",
        "The file itself is left as it is.",
    ),
    "line": Explanation(
        "The line of the file, counted from 1.",
        "0 stands for the file as a whole.",
        COUNTED,
    ),
    "code": Explanation(
        "A short name for what was found, the same whenever the same is found.",
        "Quote it when you ask somebody about it.",
    ),
    "action": Explanation(
        "What was done: kept, changed or set aside.",
        "What was set aside is in no number of this dashboard.",
    ),
    "message": Explanation(
        "What was found and what it means, in a sentence.",
        "Numbers in a caution are those of the documents selected, and change with the filters.",
    ),
    "severity": Explanation(
        "How much a caution matters: to be read first, or a note.",
        "What is to be read first can undo what the page says, while a note limits it.",
    ),
    "figure": Explanation(
        "The number behind a caution.",
        "What it counts is said in the caution, so that the numbers of two cautions cannot be compared.",
        COUNTED,
    ),
}
