"""The same topics for the same texts: under other names, in another order, in another process, in more threads."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, Filters, TopicModel, compared_corpus, fit_topics, read_corpus, topic_passages

ROOT = Path(__file__).parents[3]
CORPORA = ["parlspeech_en", "us_conventions_2012", "wikinews_2019_2020", "seeds"]
FIT = """
import sys
from pathlib import Path
from analysis import Filters, fit_topics, read_corpus
path, terms, shares = sys.argv[1:]
corpus = read_corpus(path)
model = fit_topics(corpus, Filters())
model.terms.to_csv(terms, index=False)
sys.path.insert(0, str(Path(%r)))
from test_topics_alike import by_text
by_text(corpus, model).to_csv(shares)
"""


def by_text(corpus: Corpus, model: TopicModel) -> pd.DataFrame:
    """Return the shares of all passages, by their texts."""
    texts = topic_passages(corpus, model.passages)["text"]
    keys = [sha256(text.encode()).hexdigest() for text in texts]
    return pd.DataFrame(model.shares, index=keys).sort_index(kind="stable")


def _renamed(rows: list[dict[str, object]], path: Path) -> Path:
    """Write documents under other names, in another order."""
    order = np.random.default_rng(5).permutation(len(rows))
    names = np.random.default_rng(6).permutation(len(rows))
    changed = [{**rows[place], "doc_id": f"x{names[place]}"} for place in order]
    path.write_text("\n".join(json.dumps(row, default=str) for row in changed), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", CORPORA)
def test_names_order_processes_and_threads_make_no_difference(name: str, test_data: Path, tmp_path: Path) -> None:
    """Another process, with more threads, finds the same words and shares in renamed, shuffled documents."""
    path = ROOT / "seeds" if name == "seeds" else test_data / "corpora" / f"{name}.jsonl"
    corpus = read_corpus(path)
    model = fit_topics(corpus, Filters())
    columns = ["source", "published", "language"]
    rows = corpus.documents[columns].assign(text=corpus.texts.to_list()).to_dict("records")
    renamed = _renamed([{**row, "published": str(row["published"])[:10]} for row in rows], tmp_path / "renamed.jsonl")
    others = read_corpus(renamed)
    assert len(others.documents) == len(corpus.documents)

    terms, shares = tmp_path / "terms.csv", tmp_path / "shares.csv"
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "2")
    code = FIT % str(Path(__file__).parent)
    environment = os.environ | threads | {"PYTHONPATH": str(ROOT)}
    subprocess.run(  # noqa: S603 - this program
        [sys.executable, "-c", code, str(renamed), str(terms), str(shares)], env=environment, check=True, timeout=300
    )

    there = pd.read_csv(terms, keep_default_na=False)
    columns = ["topic", "rank", "term"]
    assert there[columns].to_numpy().tolist() == model.terms[columns].to_numpy().tolist()
    np.testing.assert_allclose(there["weight"], model.terms["weight"], rtol=1e-6)
    here, found = by_text(corpus, model), pd.read_csv(shares, index_col=0)
    assert found.index.tolist() == here.index.tolist()
    np.testing.assert_allclose(found.to_numpy(), here.to_numpy(), atol=1e-6)


def test_what_is_compared_makes_no_difference(seeds: Corpus) -> None:
    """Compared by language, which is one, the topics are those of the sources."""
    here, there = (fit_topics(one, Filters()) for one in (seeds, compared_corpus(seeds, "language")))

    pd.testing.assert_frame_equal(here.terms, there.terms, check_exact=True)
    pd.testing.assert_frame_equal(here.left_out, there.left_out, check_exact=True)
    np.testing.assert_array_equal(here.shares, there.shares)
