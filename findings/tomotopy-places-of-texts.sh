#!/usr/bin/env bash
# tomotopy gives every text that was handed in shares of topics. Good guesses: add_doc returns the text's place, and docs is like a
# list, as is documented of both; and a text none of whose words the model holds shows it.
#
# LDAModel.add_doc returns 1 for every text, and None for one without words, which it leaves out, so that later ones lie one place
# further on. docs has a length and is cut like a list, but docs[1] and all later ones raise an IndexError, and docs[-1] does. Of
# a text whose words are all below min_cf the topic of each word is -1, and yet its shares add up to 1.
#
# Version: tomotopy 0.14.0 with numpy 2.4.6, which every Python from 3.11 on can install. In 0.13.0 places are right, shares alike.
# Why it matters: shares are put beside sources and dates by place. After an empty text they are those of other texts.
# What the product does: a passage carries its document and its place in it; one that holds none of the words has no topic.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet tomotopy==0.14.0 numpy==2.4.6
"$work/venv/bin/python" - <<'PYTHON'
from inspect import getdoc

import tomotopy

print("tomotopy", tomotopy.__version__)
texts = [["wall", "border"] * 3, [], ["seldom"], ["school", "teacher"] * 3]
model = tomotopy.LDAModel(k=4, min_cf=2, seed=1)
returned = [model.add_doc(words) for words in texts]
print(f"add_doc returned {returned} for texts 0 to 3, of which {len(model.docs)} are in the model")
assert "return an index of the inserted document" in getdoc(tomotopy.LDAModel.add_doc)
assert returned == [1, None, 1, 1]
assert len(model.docs) == 3

model.train(200, workers=1)
print("words of the model:", list(model.used_vocabs))
assert "seldom" not in model.used_vocabs
first, alone, last = model.docs  # what was handed in third lies second
for place in (1, 2, -1):
    try:
        model.docs[place]
    except IndexError as error:
        print(f"docs[{place}] of {len(model.docs)}: IndexError {error}")
    else:
        raise AssertionError(place)
assert len(model.docs[1:]) == 2
shares = alone.get_topic_dist()
print(f"the text of one rare word: topics of its words {alone.topics.tolist()}, shares {[round(float(s), 3) for s in shares]}")
assert alone.topics.tolist() == [-1]
assert abs(shares.sum() - 1) < 1e-5
assert -1 not in first.topics.tolist() + last.topics.tolist()
PYTHON
