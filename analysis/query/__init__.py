r"""What can be typed into a search box, and where in the corpus it matches.

One line: word · "a phrase" · immig* · *ness · /regex/ · [Name] · a | b · a NEAR/5 b · AND, OR, NOT in capitals · ( ).

    words        One after the other are a phrase, with or without quotation marks of any shape. Capitals and the
                 shapes of apostrophes make no difference, and a hyphen separates as it does in the texts. Words are
                 what they are in the languages of the documents (see `tokens`): in French, l'immigration is two.
    immig*       Every word that begins so; *ness, every word that ends so; *migr*, every word that holds it.
    /immig.*/    Every word that the regular expression matches as a whole, in the syntax of Rust's regex crate, which
                 runs in linear time and has no look-around and no backreferences. \/ is a slash. Words of more than
                 5,000 characters are not looked at.
    [Name]       Every mention of an entity of the corpus (see `analysis.finding.naming`), in whatever form: [Donald
                 Trump] is also where the texts say Trump, or Mr Trump, and mean him. A match is the run of words that
                 a mention touches, be it with one character; a mention without a letter or digit is none, and two in
                 one word are one. In brackets \[, \] and \\ are themselves, and so is all else.
    a | b        Either. A match inside a longer one of the same search is not counted again, so that each trump in
                 trump | "donald trump" is one match. Two that only overlap are both counted: a b | b c in a b c.
    a NEAR/5 b   Both in one document, either first, without a common word, and at most 5 positions from the last word
                 of the one to the first of the other; NEAR/1 is side by side. A match runs from the first to the last
                 word of the two, and no match holds another: it is the shortest stretches that are found, the minimal
                 intervals of Clarke, Cormack and Burkowski (1995), doi:10.1093/comjnl/38.1.43. So a NEAR/5 b
                 is b NEAR/5 a.
    a AND b      Documents that hold both; a OR b, either; NOT a, those without it; a NOT b is a AND NOT b. The matches
                 are those of the parts not under a NOT, in the documents that pass the whole. In lower case, or
                 between quotation marks, these are words.

From the tightest to the loosest: words in a row, |, NEAR, NOT, AND, OR; parentheses change that. Inside quotation marks
only * means something.

With `fold`, accents make no difference either: resume finds résumé, and résumé finds resume.

`grammar` turns a text into a tree, `vocabulary` its words into term ids, `spans` these into places; `matching` puts
them together. No text is read.
"""

from analysis.query.grammar import names_in_search, parsed
from analysis.query.lexer import name_search
from analysis.query.matching import Matches, matches
from analysis.query.suggestions import nearest_words, unknown_words

__all__ = ["Matches", "matches", "name_search", "names_in_search", "nearest_words", "parsed", "unknown_words"]
