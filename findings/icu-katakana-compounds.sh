#!/usr/bin/env bash
# ICU divides Japanese into words by a dictionary. A good guess: a word that it finds alone, it finds in a compound too, and
# where it does not know a word, it leaves the run of katakana whole or cuts it between two words.
#
# ソーシャル (social) is one word alone, and one with a particle after it. In ソーシャルメディア (social media) it is cut into
# ソー|シ|ャ|ル, and no word begins with the third piece, a small letter that belongs to the one before it. What decides is the
# number of letters: of letters without a meaning, eight stay together, and nine are nine words. So a length that the guide to
# ICU does not name says whether what is not in the dictionary is one word or as many as it has letters.
#
# Versions: icu4py 1.2.0 with ICU 78.3, the same for the locales ja, zh and root.
# Why it matters: "social media" and "fake news" are not in a list of frequent words, but ル and シ are.
# What the product does: a search for the compound finds and counts it whole, and one for *ソーシャル* finds the part in compounds
# too; without the stars it is the word alone. Lists show ICU's pieces, and the methods paragraph names ICU's version.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet icu4py==1.2.0
"$work/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from icu4py import icu_version
from icu4py.breakers import WordBreaker

print("icu4py", version("icu4py"), "ICU", icu_version)
assert icu_version == "78.3"
EXPECTED = {
    "ソーシャル": "ソーシャル",
    "ソーシャルな": "ソーシャル|な",
    "ソーシャル・メディア": "ソーシャル|・|メディア",
    "ソーシャルゲーム": "ソーシャルゲーム",
    "ソーシャルメディア": "ソー|シ|ャ|ル|メディア",
    "ソーシャルネット": "ソーシャルネット",
    "ソーシャルネットワーク": "ソー|シ|ャ|ル|ネットワーク",
    "ツイッター": "ツイッター",
    "ツイッターアカウント": "ツイ|ッ|ター|アカウント",
    "ストリーミング": "ストリーミング",
    "ストリーミングサービス": "スト|リー|ミン|グ|サービス",
    "コミュニケーション": "コミュニケーション",
    "インターネットサービスプロバイダー": "インターネット|サービス|プロバイダー",
    "ヌネ" * 4: "ヌネ" * 4,
    "ヌネ" * 4 + "ヌ": "ヌ|ネ|" * 4 + "ヌ",
    "フェイクニュース": "フェ|イ|ク|ニュース",
}
for text, words in EXPECTED.items():
    found = {locale: "|".join(WordBreaker(text, locale)) for locale in ("ja", "zh", "root")}
    print(f"{len(text):2} letters: {text} -> {found['ja']}")
    assert set(found.values()) == {words}, found
PYTHON
