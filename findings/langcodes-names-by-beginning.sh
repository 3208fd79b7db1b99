#!/usr/bin/env bash
# langcodes.find turns the name of a language into its code. A good guess: a name that it does not know is a LookupError, and
# what else stands in a column of languages (bilingual, en) is refused or understood.
#
# A text of four letters or more that begins with a name is taken for that name, also inside a word: "Bilingual" is Blin,
# spoken in Eritrea, "Monolingual" is Bodo, "Slavic" is Slave, spoken in Canada, and "Irish English" is Irish. Codes are read
# as names: "en" is the language En of Vietnam, "hu" is Hu, and of the code that pandas writes for no value, "nan", Language.get
# makes Min Nan Chinese. The docstring of find_name tells of shortened names, with "Hakka dialect"; that of find does not.
#
# Versions: langcodes 3.5.1 with language-data 1.4.0.
# Why it matters: the language chooses stop words and the borders of words, and a wrong one shows no error.
# What the product does: codes are looked up first, names must be there to the letter, "nan" is no language, and what is not
# understood is no language and is named at intake.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet langcodes==3.5.1 language-data==1.4.0
"$work/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import langcodes

print("langcodes", version("langcodes"), "language-data", version("language-data"))
EXPECTED = {
    "Bilingual": "byn Blin",
    "Monolingual": "brx Bodo",
    "Slavic": "den Slave",
    "Irish English": "ga Irish",
    "Welsh English": "cy Welsh",
    "Latin American": "la Latin",
    "Romanised": "rom Romany",
    "Labour": "mwi Labo",
    "en": "enc En",
    "hu": "huo Hu",
    "id": "lld Ladin",
    "yo": "zom Zou",
    "English": "en English",
}
for name, expected in EXPECTED.items():
    found = langcodes.find(name)
    print(f"find({name!r}) -> {found.to_tag()} {found.display_name()}")
    assert f"{found.to_tag()} {found.display_name()}" == expected, found

for name in ("Mixed", "de", "nan"):
    try:
        found = langcodes.find(name)
    except LookupError as refused:
        print(f"find({name!r}) -> LookupError: {refused}")
    else:
        raise AssertionError(found)

nan = langcodes.Language.get(str(float("nan")))
print(f"get(str(float('nan'))) -> {nan.to_tag()} {nan.display_name()}, valid: {nan.is_valid()}")
assert (nan.display_name(), nan.is_valid()) == ("Min Nan Chinese", True)
PYTHON
