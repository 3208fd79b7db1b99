"""Trends: how the use of words runs over time."""

from functools import partial

from dashboard import blocks, data, state
from dashboard.blocks import frame, trends
from dashboard.paper.labels import literal
from dashboard.parts import cards, controls
from dashboard.state import settings
from dashboard.state.whereabouts import OverTime
from dashboard.wording import drawing, findings, missing, notes

here = state.here()
documents = cards.chosen_documents("Trends", here)
page = cards.page("Trends")
with page.settings:
    by = trends.period_choice()
    few = data.made_of_selected(here.corpus, here.filters, drawing.few_sources)
    per_source = controls.switch("Each source on its own", settings.PER_SOURCE, default=few)
alike, steady = blocks.sources_together(page, documents, by)
how, here = OverTime(by, per_source, alike), state.here()
common = data.commonest(here.corpus, here.filters)
here = state.suggest(next(iter(common), ""))
with page.settings:
    terms, events = trends.words_and_events(common)
table = data.term_trend(here.corpus, here.filters, terms, how)
shown = data.drawn_over_time(table)["source"].nunique()
finding = data.made_of(here.corpus, findings.trend, table, by)
tried = state.tried(words=tuple(sorted(terms)), **how._asdict())
cautions = [data.caveats(here.corpus, here.filters), data.trend_caveats(here.corpus, here.filters, terms, how)]
page.say(finding, *cautions, tried=tried)
points, point = data.trend_points(here, terms, how), state.value(settings.POINT)
with cards.figure_beside(
    data.trend_figure(here, terms, how, events),
    table,
    cards.Card(
        name="trend",
        title="Use over time",
        alt=findings.trend_alt(finding, by),
        note=" ".join(
            [
                notes.over_time(table["source"].nunique(), shown, alike=alike),
                literal(steady),
                missing.undated(table, by),
            ]
        ),
    ),
    state.open_point,
):
    frame.pane({settings.PASSAGES: partial(frame.passages_of_point, points, point, by)})
moved = data.composition(here.corpus, here.filters, terms, how)
cards.note(findings.tendencies(data.tendencies(here.corpus, here.filters, terms, how), moved, by, alike=alike))
cards.note(findings.bursts(data.bursts(here, terms, how), by))
frame.passages_heading()
cards.chooser("Passages of one point", list(points), point, state.open_point, format_func=points.get)
if point in points:
    blocks.new_in_period(point, by)
    blocks.point_passages(point, points[point], by)
else:
    blocks.follow_word(common)
