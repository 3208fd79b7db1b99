"""How much memory a corpus takes."""

from collections.abc import Callable
from pathlib import Path

from analysis import Corpus, Filters, memory, read_corpus, term_frequencies


def test_texts_and_words_are_in_it_and_what_was_made_of_them(seeds_folder: Path) -> None:
    """It is at least the letters and the numbers of words, and grows with what is asked."""
    corpus = read_corpus(seeds_folder)
    before = memory(corpus)

    term_frequencies(corpus, Filters())

    assert before >= sum(len(text.encode()) for text in corpus.texts) + corpus.index.ids.nbytes
    assert memory(corpus) >= before + corpus.index.counts.matrix.data.nbytes


def test_twice_the_texts_take_about_twice_as_much(make_corpus: Callable[..., Corpus]) -> None:
    """Texts that differ are counted each."""
    few, many = (make_corpus([{"text": f"w{n} " * 400} for n in range(number)]) for number in (100, 200))

    assert 1.8 * memory(few) < memory(many) < 2.2 * memory(few)
