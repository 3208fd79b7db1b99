"""Names that are written together."""

from collections.abc import Callable

import pytest

Tell = Callable[..., list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the [Trump/Pence:ORG] regime", ["Trump", "Pence"]),
        ("the [Trump/Pence Regime:ORG] and the [Trump/Pence:ORG] plan", ["Trump", "Pence"] * 2),
        ("[Ann Lee, Bob Ray and Cy Poe:PERSON] came", ["Ann Lee", "Bob Ray", "Cy Poe"]),
        ("[Lee & Ray:PERSON] came", ["Lee", "Ray"]),
        ("the [Trump-Putin:PERSON] talks of [Trump:PERSON] and [Putin:PERSON]", ["Trump", "Putin"] * 2),
        ("[Texas and Ohio:GPE], as [Texas:GPE] and [Ohio:GPE] say", ["Texas", "Ohio"] * 2),
        ("[Alexandria Ocasio-Cortez:PERSON] came", ["Alexandria Ocasio-Cortez"]),
        ("[Jean-Luc:PERSON] came", ["Jean-Luc"]),
        ("[Trinidad and Tobago:GPE] won", ["Trinidad and Tobago"]),
        ("[Immigration and Customs Enforcement:ORG] came", ["Immigration and Customs Enforcement"]),
        ("[Smith and Wesson:ORG] sells", ["Smith and Wesson"]),
        ("[Elizabeth, New Jersey:GPE] is far", ["Elizabeth, New Jersey"]),
        ("[Martin Luther King, Jr.:PERSON] spoke", ["Martin Luther King, Jr."]),
        ("[AC/DC:ORG] played", ["AC/DC"]),
    ],
)
def test_pairs_are_divided_and_names_are_not(told: Tell, text: str, names: list[str]) -> None:
    """Two who are written together are two; one whose name has such a sign in it is one."""
    assert [written for written, _, _ in told(text, only=["edges", "pairs"])] == names


def test_both_halves_are_named_as_often(told: Tell) -> None:
    """Trump and Pence are two people, each named wherever the pair is."""
    found = told("[Trump/Pence:ORG] it is.", "Of [Trump/Pence:ORG] and [Trump:PERSON] and his [Trump:PERSON].")

    assert [(written, kind) for written, kind, _ in found].count(("Pence", "PERSON")) == 2
    assert {kind for _, kind, _ in found} == {"PERSON"}


def test_halves_are_split_from_a_mark(resolve: Callable[..., object]) -> None:
    """Every half says that it is one."""
    table = resolve("the [Trump/Pence:ORG] regime")

    assert list(table["basis"]) == ["split", "split"]  # type: ignore[index]
