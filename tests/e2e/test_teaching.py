"""A class at work in the browser: prepared links by arrow keys, what is real, what was predicted, what is handed in."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e

STEP = "Two papers, one word · step {} of 5"


def _press(visit: "Visit", name: str) -> None:
    with visit.rerun():
        visit.page.get_by_role("button", name=name, exact=True).click()


def test_prepared_links_are_walked_by_arrow_keys(visit: "Visit") -> None:
    """For a room: there is no box and no sidebar; not beyond the last, and not while something else takes the keys."""
    visit.go("?exercise=two-papers&present=1")
    bar = visit.page.locator(".st-key-exercise-bar")
    expect(bar).to_contain_text(STEP.format(1), timeout=30_000)
    expect(bar.get_by_role("textbox")).to_have_count(0)
    visit.idle()

    for key, number, title in [
        ("Right", 2, "Which says neighbors more"),
        ("Right", 3, "8 uses in 1 of"),
        ("Left", 2, ""),
    ]:
        with visit.rerun():
            visit.page.keyboard.press(f"Arrow{key}")
        expect(bar).to_contain_text(STEP.format(number))
        expect(visit.page.get_by_test_id("stMain")).to_contain_text(title)

    visit.page.get_by_role("radio", name="Red Flag").focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.evaluate("document.activeElement.blur()")
    with visit.rerun():
        visit.page.keyboard.press("ArrowLeft")
    expect(bar).to_contain_text(STEP.format(1))
    expect(visit.page.locator("html")).to_have_css("font-size", "20px")


def test_the_address_of_a_step_is_that_of_its_page(visit: "Visit") -> None:
    """Filters and settings stand in it as on any page, from the first step that a link opens."""
    visit.go("?exercise=two-papers&step=2")
    expect(visit.page.get_by_test_id("stMain")).to_contain_text("Which says neighbors more", timeout=30_000)
    visit.idle()

    for part in ("/compare?", "word=neighbors", "predict=True", "exercise=two-papers", "step=2"):
        assert part in visit.page.url
    _press(visit, "Next")
    assert "/passages?" in visit.page.url
    assert "word=neighbors" in visit.page.url
    assert "predict" not in visit.page.url


def test_the_real_one_is_told_when_somebody_has_chosen(visit: "Visit") -> None:
    """Two figures, masked, chosen by the keyboard; then names, and how many words can be told in each."""
    visit.go("compare?blind=True&deal=2")
    main = visit.page.get_by_test_id("stMain")
    expect(main.locator(".js-plotly-plot")).to_have_count(2)
    expect(main.locator(".js-plotly-plot").first).to_contain_text(re.compile("A ▸|◂ A"))
    expect(main.locator(".js-plotly-plot").last).not_to_contain_text("Red Flag")
    expect(main.get_by_role("heading", level=1)).to_have_text("Which one is real?")

    first = visit.page.get_by_role("button", name="This one is real").first
    first.focus()
    with visit.rerun():
        visit.page.keyboard.press("Enter")

    expect(main.get_by_role("heading", level=1)).to_contain_text("figure is real")
    expect(main.locator(".js-plotly-plot").first).to_contain_text("Red Flag")
    expect(main).to_contain_text("Real: the sources as they are")
    expect(main).to_contain_text("Dealt: the sources at random")


def test_a_word_is_predicted_before_it_is_shown(visit: "Visit") -> None:
    """No count and no figure before; afterwards both points, with the sentence, and the page as always."""
    visit.go("compare?word=neighbors&predict=True&target=Red+Flag&against=Revolution")
    main = visit.page.get_by_test_id("stMain")
    expect(main).to_contain_text("Which says neighbors more, Red Flag or Revolution, and how much?")
    expect(main.locator(".js-plotly-plot")).to_have_count(0)
    expect(main).not_to_contain_text("8 uses")

    with visit.rerun():
        visit.page.get_by_role("radio", name="Red Flag").click()
    slider = visit.page.get_by_role("slider")
    slider.focus()
    with visit.rerun():
        visit.page.keyboard.press("ArrowRight")
    _press(visit, "Predict")

    expect(main).to_contain_text("You said 3 times as often in Red Flag; it is 8 uses in 1 of 3 documents in Red Flag")
    small = visit.page.locator(".st-key-card-predicted .js-plotly-plot")
    expect(small).to_contain_text("found:only in Red Flag")
    expect(small).to_contain_text("predicted:3 times in Red Flag")


def test_answers_are_handed_in_and_stand_side_by_side(visit: "Visit", tmp_path: Path) -> None:
    """Filled, loaded again, handed in by two, dropped in: both answers stand under the question, and what was kept."""
    files = []
    for name, answer in [("Ada", "Three and two."), ("Bob", "Five <b>in all</b>.")]:
        visit.go("?exercise=two-papers")
        visit.page.get_by_role("textbox", name="Your answer").fill(answer)
        _press(visit, "Next")
        _press(visit, "Next")
        with visit.rerun():
            visit.page.get_by_test_id("stMain").get_by_role("button", name="Keep", exact=True).first.click()
        visit.page.reload()
        visit.idle()
        expect(visit.page.locator(".st-key-exercise-bar")).to_contain_text(STEP.format(3))
        with visit.rerun():
            visit.page.get_by_role("button", name="Hand in").click()
        with visit.rerun():
            visit.page.get_by_label("Your name").fill(name)
            visit.page.keyboard.press("Enter")
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name="Download your answers").click()
        files.append(tmp_path / f"{name}.json")
        download.value.save_as(files[-1])
        assert json.loads(files[-1].read_text(encoding="utf-8"))["answers"][0]["answer"] == answer
        visit.page.evaluate("sessionStorage.clear()")

    visit.go("classroom")
    with visit.rerun():
        visit.page.locator("input[type=file]").set_input_files(files)
    main = visit.page.get_by_test_id("stMain")
    for text in ("Ada", "Three and two.", "Bob", "Five <b>in all</b>."):
        expect(main).to_contain_text(text)
    with visit.rerun():
        visit.page.get_by_role("radio", name="Kept passages").click()
    expect(main).to_contain_text("kept by 2 of 2: Ada, Bob")
    expect(main.locator("blockquote")).to_have_count(1)


@pytest.mark.parametrize(
    "path",
    ["overview?exercise=two-papers", "compare?blind=True", "compare?blind=True&guessed=left", "classroom",
     "compare?word=neighbors&predict=True", "compare?exercise=two-papers&step=2&present=1"],
)  # fmt: skip
def test_what_a_class_sees_is_accessible(schemed_visit: "Visit", path: str) -> None:
    """Axe finds nothing serious or critical, light or dark."""
    schemed_visit.go(path)
    schemed_visit.idle()

    assert schemed_visit.grave_faults() == []
