#!/usr/bin/env bash
# Babel has one name for each territory, and not the one that papers write. Good guess: the Common Locale Data Repository has
# “US”, “UK”, “Hong Kong”, “Palestine” and “Turkey” for English, so Babel, whose names are its, knows them.
#
# Locale("en").territories has “United States”, “United Kingdom”, “Hong Kong SAR China”, “Palestinian Territories” and “Türkiye”.
# All 21 short and variant names of the repository's English are missing, and no call or argument gives them.
#
# Versions: babel 2.19.0, whose data are CLDR 49, beside cldr-localenames-full 48.2.0 of the npm registry. Needs npm.
# Why it matters: a list of countries that is made of Babel's names passes over the commonest country of English news.
# What the product does: names come from Babel, and a short list of its own adds the forms that are written beside them.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet babel==2.19.0
(cd "$work" && npm pack --silent cldr-localenames-full@48.2.0 >/dev/null && tar xzf cldr-localenames-full-48.2.0.tgz)
"$work/venv/bin/python" - "$work/package/main" <<'PYTHON'
import json
import sys
from pathlib import Path

import babel
from babel.core import get_cldr_version

print(f"babel {babel.__version__}, CLDR {get_cldr_version()}")
assert (babel.__version__, str(get_cldr_version())) == ("2.19.0", "49")


def published(language: str) -> dict[str, str]:
    """Return the names of territories that the repository publishes."""
    text = (Path(sys.argv[1]) / language / "territories.json").read_text(encoding="utf-8")
    return json.loads(text)["main"][language]["localeDisplayNames"]["territories"]


others = {code: name for code, name in published("en").items() if "-alt-" in code}
known = set(babel.Locale("en").territories.values())
print("short and variant names in English:", ", ".join(sorted(others.values())))
print("of these Babel knows:", sorted(set(others.values()) & known))
assert len(others) == 21
assert {"US", "UK", "Hong Kong", "Myanmar", "Palestine", "Turkey", "Ivory Coast"} < set(others.values())
assert not set(others.values()) & known

names = babel.Locale("en").territories
said = {code: names[code] for code in ("US", "GB", "HK", "MM", "PS", "TR", "CI")}
print("instead:", said)
assert list(said.values()) == ["United States", "United Kingdom", "Hong Kong SAR China", "Myanmar (Burma)",
                               "Palestinian Territories", "Türkiye", "Côte d’Ivoire"]  # fmt: skip
assert [one for one in dir(babel.Locale("en")) if "short" in one or "alt" in one] == []

for language in ("de", "fr", "es"):
    missing = set(name for code, name in published(language).items() if "-alt-" in code)
    missing -= set(babel.Locale(language).territories.values())
    print(language, "lacks", ", ".join(sorted(missing)))
    assert missing
PYTHON
echo "As written down."
