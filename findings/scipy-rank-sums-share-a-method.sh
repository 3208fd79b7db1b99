#!/usr/bin/env bash
# scipy's mannwhitneyu takes a table and tests each column. A good guess: each p is what the column has by itself.
#
# A tie in one column chooses the method for all: beside it, the p of a column without ties goes from .1, which is exact, to
# .081, which is the normal approximation. Three values against three can have no p below .1, but zeros against ones get .047.
# wilcoxon, of the same package, decides column by column. An open report is in scipy's tracker (26115, September 2026); the
# documentation of "method" speaks of "no ties" without saying of what.
#
# Versions: scipy 1.17.1 with numpy 2.4.6, which every Python from 3.11 on can install; 1.18.1 with numpy 2.5.5 gives the same.
# Why it matters: in a table of words, whether a word differs between two groups depends on which words are beside it.
# What the product does: its own rank sums, column by column, all ways counted where they are few, so no p is below the least.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet scipy==1.17.1 numpy==2.4.6
"$work/venv/bin/python" - <<'PYTHON'
import numpy as np
import scipy
from scipy.stats import mannwhitneyu, wilcoxon

print("scipy", scipy.__version__, "numpy", np.__version__)
ours, theirs = np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0])
tied, others = np.array([1.0, 1.0, 2.0]), np.array([1.0, 2.0, 2.0])


def p(left, right):
    return np.round(mannwhitneyu(left, right, axis=0).pvalue, 4).tolist()


alone, beside = p(ours, theirs), p(np.c_[ours, tied], np.c_[theirs, others])[0]
print(f"a word without ties: p = {alone} alone, {beside} beside a word with ties")
assert (alone, beside) == (0.1, 0.0809)

untied = p(np.c_[ours, ours], np.c_[theirs, theirs])[0]
print(f"the same beside a word without ties: p = {untied}")
assert untied == 0.1

zeros = p(np.zeros(3), np.ones(3))
print(f"three zeros and three ones: p = {zeros}, where 2 of the 20 ways to deal them are as far apart: {2 / 20}")
assert zeros == 0.0469

steady, mixed = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), np.array([1.0, 1.0, -2.0, 3.0, 4.0, 6.0])
signed = [round(float(wilcoxon(steady).pvalue), 5), round(float(wilcoxon(np.c_[steady, mixed]).pvalue[0]), 5)]
print(f"wilcoxon: p = {signed[0]} alone, {signed[1]} beside a column with ties")
assert signed == [0.03125, 0.03125]
PYTHON
