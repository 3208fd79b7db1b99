"""How many topics there are, and how far they hold: told of planted ones."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, Filters, fit_topics, topic_quality, topic_sweep
from analysis.progress import heard_by


@pytest.fixture(scope="module")
def planted(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return five planted topics of which each document holds two words of every other one too."""
    draw = np.random.default_rng(3)
    words = [[f"{letter}word{chr(97 + place)}" for place in range(12)] for letter in "abcde"]
    own = [" ".join(draw.choice(words[place % 5], 30)) for place in range(150)]
    return make_corpus({"text": f"{text} {' '.join(draw.choice(np.ravel(words), 10))}"} for text in own)


def test_the_planted_number_is_the_best(planted: Corpus) -> None:
    """Five topics come back as they are and hold on documents that have not made them; more or fewer do less."""
    sweep = topic_sweep(planted, Filters(), unit="document", k=10)

    assert sweep["k"].tolist() == [2, 3, 4, 5, 6, 8, 10]
    assert sweep.set_index("k")[["held_out", "stability"]].sum(axis=1).idxmax() == 5
    assert sweep["stability"].between(0, 1).all()


def test_the_progress_of_a_sweep_and_of_refits_is_told(planted: Corpus) -> None:
    """Whoever waits hears how far it is, up to the end."""
    for call in (topic_quality, topic_sweep):
        heard: list[tuple[int, int]] = []
        with heard_by(lambda done, total, heard=heard: heard.append((done, total))):  # type: ignore[misc]
            call(planted, Filters(), unit="document", k=3)
        done, total = zip(*heard, strict=True)
        assert list(done) == sorted(done)
        assert heard[-1][0] == heard[-1][1]
        assert len(set(total)) == 1


def test_quality_begins_with_what_the_model_knows(planted: Corpus) -> None:
    """A badge says what the stability is, and a model of its own says no more than it can know."""
    options = {"unit": "document", "k": 8}
    model, quality = fit_topics(planted, Filters(), **options), topic_quality(planted, Filters(), **options)
    known = ["topic", "coherence", "exclusivity"]

    pd.testing.assert_frame_equal(model.quality[known], quality[known])
    assert model.quality[["held_out", "stability", "words_back"]].isna().all(axis=None)
    assert set(model.quality["verdict"]) == {""}
    badge = np.select([quality["stability"] >= 0.6, quality["stability"] >= 0.4], ["stable", "mixed"], "unstable")
    assert quality["verdict"].tolist() == badge.tolist()
    assert quality["words_back"].between(0, 10).all()
    assert quality["returned"].between(0, 10).all()


def test_dealt_words_make_no_stable_topics(make_corpus: Callable[..., Corpus]) -> None:
    """Where words are dealt at random there is nothing to come back, and nothing holds on other documents."""
    draw = np.random.default_rng(9)
    words = [f"word{chr(97 + one)}{chr(97 + two)}" for one in range(10) for two in range(10)]
    corpus = make_corpus({"text": " ".join(draw.choice(words, 40))} for _ in range(200))
    quality = topic_quality(corpus, Filters(), unit="document", k=8)

    assert "stable" not in set(quality["verdict"])
    assert abs(quality["held_out"].mean()) < 0.05
    assert quality["coherence"].mean() > quality["held_out"].mean()
