"""What each page says and shows, with the settings that it opens with: the same calls as the pages make."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from analysis import AnalysisError, Period, TopicOptions, check_columns, limits, topic_caveats, versions, works_cited
from dashboard import data
from dashboard.reporting.section import Drawn, Section, Wishes
from dashboard.state.whereabouts import Here, Naming, OverTime, Pair, Stops, Topics
from dashboard.wording import cautions, drawing, evidence, findings, losses, missing, names, notes
from dashboard.wording.topics import judging

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.paper.markup import Markup

_WITHOUT_A_WORD = (
    "No word is followed here: give one with --word, and every place at which it stands is in this folder."
)


def sections(here: Here, wishes: Wishes, say: Callable[[str], None]) -> Iterator[Section]:
    """Yield every page in its order; one that cannot be made says why.

    Args:
        here: Corpus, filters and word.
        wishes: What is chosen beside.
        say: Is told which page is being made.
    """
    pages: dict[str, Callable[[Here, Wishes], Section]] = {
        "Overview": _overview,
        "Terms": _terms,
        "Trends": _trends,
        "Compare": _compare,
        "Topics": _topics,
        "Entities": _entities,
        "Passages": _passages,
        "Methods": _methods,
    }
    for heading, made in pages.items():
        say(heading)
        try:
            yield made(here, wishes).said_of(here.corpus.noun)
        except AnalysisError as error:
            said = ". ".join(part[:1].upper() + part[1:] for part in (error.what, error.todo) if part)
            yield Section(heading=heading, finding="", missing=f"{said}. ({error.code})")


def _said(here: Here) -> tuple[tuple[str, bool], ...]:
    return tuple(cautions.cautions([data.caveats(here.corpus, here.filters)]))


def _by(here: Here, wishes: Wishes) -> Period:
    """Return by which periods is counted."""
    chosen: Period | None = next((by for by in get_args(Period) if by == wishes.by), None)
    return chosen or data.fitting_period(here.corpus, here.filters)


def _overview(here: Here, wishes: Wishes) -> Section:
    documents, by = data.selected(here.corpus, here.filters), _by(here, wishes)
    table = data.coverage(here.corpus, here.filters, by=by)
    figure = Drawn(
        name="coverage",
        heading="Documents over time",
        alt=f"Documents per {by} and source, of {notes.denominator(documents)}.",
        note=f"{notes.FIGURES['coverage']} {missing.undated(table, by)}".strip(),
        chart=data.coverage_figure(here, by=by),
    )
    listed = documents.drop(columns="date")
    return Section(
        heading="Overview",
        finding=findings.overview(documents, here.look, here.filters.search),
        cautions=_said(here),
        figures=(figure,),
        tables={"coverage": table, "documents": listed},
    )


def _terms(here: Here, _: Wishes) -> Section:
    documents, stops = data.selected(here.corpus, here.filters), Stops()
    table = data.term_frequencies(here.corpus, here.filters, n=1, stops=stops)
    figure = Drawn(
        name="terms",
        heading="Words used most",
        alt=findings.terms_alt(table.head(limits.BARS)),
        note=f"{notes.FIGURES['terms']} {drawing.interval_note(documents)}",
        chart=data.terms_figure(here, n=1, stops=stops),
    )
    left = findings.left_out(*data.left_out(here, stops))
    return Section(
        heading="Terms",
        finding=findings.terms(table, 1, len(documents), here.filters.search),
        cautions=_said(here),
        figures=(figure,),
        tables={"terms": table},
        notes=(f"Stop words: {left[:1].lower()}{left[1:]}.",),
    )


def _trends(here: Here, wishes: Wishes) -> Section:
    documents, by = data.selected(here.corpus, here.filters), _by(here, wishes)
    how = OverTime(by, per_source=drawing.few_sources(documents))
    terms = drawing.searches(here.word, (), data.commonest(here.corpus, here.filters))
    table = data.term_trend(here.corpus, here.filters, terms, how)
    finding = findings.trend(table, by)
    every, drawn = (part["source"].nunique() for part in (table, data.drawn_over_time(table)))
    figure = Drawn(
        name="trend",
        heading="Use over time",
        alt=findings.trend_alt(finding, by),
        note=f"{notes.over_time(every, drawn, alike=False)} {missing.undated(table, by)}".strip(),
        chart=data.trend_figure(here, terms, how),
    )
    partial = data.trend_caveats(here.corpus, here.filters, terms, how)
    tendencies = data.tendencies(here.corpus, here.filters, terms, how)
    moved = data.composition(here.corpus, here.filters, terms, how)
    bursts = data.bursts(here, terms, how)
    return Section(
        heading="Trends",
        finding=finding,
        cautions=tuple(cautions.cautions([data.caveats(here.corpus, here.filters), partial])),
        figures=(figure,),
        tables={"trend": table, "tendencies": tendencies, "bursts": bursts},
        notes=(findings.tendencies(tendencies, moved, by, alike=False), findings.bursts(bursts, by)),
    )


def _compare(here: Here, wishes: Wishes) -> Section:
    sources = data.by_documents(here.corpus, here.filters)
    if len(sources) <= 1:
        return Section(heading="Compare", finding=findings.cannot_compare(sources, here.look.sources))
    pair = _sides(here, sources, wishes)
    table = data.keyness(here.corpus, here.filters, target=pair.target, reference=pair.reference)
    applying = data.caveats(here.corpus, here.filters, target=pair.target, reference=pair.reference)
    told, top = findings.told(table, applying), data.distinctive(table)
    figure = Drawn(
        name="keyness",
        heading=notes.COMPARISONS["bars"],
        alt=findings.keyness_alt(top, pair.names),
        note=notes.FIGURES["bars"],
        chart=data.keyness_figure(
            replace(here, look=here.look.paired(*pair.names)), pair, shape="bars", judged=told is not None
        ),
    )
    basis = data.comparison_basis(here.corpus, here.filters, pair)
    divergence = data.divergence(here.corpus, here.filters, pair)
    said: list[str | Markup] = [findings.basis(basis)] if told is not None else []
    return Section(
        heading="Compare",
        finding=_compared(replace(here, look=here.look.paired(*pair.names)), top, pair, told),
        cautions=tuple(cautions.cautions([applying])),
        figures=(figure,),
        tables={"keyness": table, "basis": basis, "divergence": divergence},
        notes=(*said, findings.divergence(divergence)),
    )


def _compared(here: Here, top: "pd.DataFrame", pair: Pair, told: int | None) -> "Markup":
    """Return what the comparison says of the word being followed; where there is none, its most telling words."""
    if here.word:
        sides = data.word_on_sides(here, pair)
        return findings.followed(here.word, here.look, pair.names, sides, here.filters.search)
    return findings.keyness(top, here.look, pair.names, data.side_sizes(here, pair), told=told)


def _sides(here: Here, sources: Sequence[str], wishes: Wishes) -> Pair:
    """Return the two sides that are compared.

    Args:
        here: The corpus.
        sources: The sources of the selected documents, two at least, those with most documents first.
        wishes: Which of them are asked for, the target against all others; else the first two.
    """
    target = wishes.target or next(name for name in sources if name != wishes.against)
    others = [name for name in sources if name != target]
    reference = wishes.against or (None if wishes.target or len(others) == 1 else others[0])
    return Pair(target, reference, names.side_names(sorted(sources), target, reference, here.corpus.noun))


def _topics(here: Here, _: Wishes) -> Section:
    how = TopicOptions()
    data.topics(here.corpus, here.filters, how)
    data.topic_quality(here.corpus, here.filters, how)
    which = Topics(how, checked=True)
    model, table = data.shown_topics(here, which), data.topic_prevalence(here, which)
    heads, applying = names.topic_heads(model, which.edits), topic_caveats(model.quality)
    figure = Drawn(
        name="topics",
        heading=names.topics_title(model),
        alt=findings.topics_alt(names.topic_names(heads)),
        note=judging.topics_note(model, checked=True),
        chart=data.topics_figure(here, which, (None, "")),
    )
    return Section(
        heading="Topics",
        finding=findings.topics(table, heads, names.topic_verdicts(model), here.look, search=here.filters.search),
        cautions=tuple(cautions.cautions([data.caveats(here.corpus, here.filters), applying])),
        figures=(figure,),
        tables={"topic-terms": model.terms, "topic-prevalence": table, "topic-quality": model.quality},
    )


def _entities(here: Here, _: Wishes) -> Section:
    how = Naming()
    table = data.entities(here.corpus, here.filters, how)
    figure = Drawn(
        name="entities",
        heading="Names used most",
        alt=findings.entities_alt(table.head(limits.BARS)),
        note=notes.FIGURES["entities"],
        chart=data.entities_figure(here, how, (None, "")),
    )
    applying = [data.caveats(here.corpus, here.filters), data.entity_caveats(here.corpus, here.filters)]
    return Section(
        heading="Entities",
        finding=findings.entities(table, len(data.selected(here.corpus, here.filters)), search=here.filters.search),
        cautions=tuple(cautions.cautions(applying)),
        figures=(figure,),
        tables={"entities": table.assign(**check_columns(None))},
    )


def _passages(here: Here, _: Wishes) -> Section:
    if not here.word:
        return Section(heading="Passages", finding=_WITHOUT_A_WORD)
    documents, places = data.selected(here.corpus, here.filters), data.places(here.corpus, here.filters, here.word)
    titles = data.titles_with(here.corpus, here.filters, here.word) if places.empty else 0
    lines = evidence.with_dates(data.lines(here.corpus, places), documents)
    return Section(
        heading="Passages",
        finding=findings.passages(
            data.tally(here.corpus, data.Rows(places)), here.word, len(documents), titles, here.filters.search
        ),
        cautions=_said(here),
        tables={"concordance": lines} if len(lines) else {},
    )


def _methods(here: Here, wishes: Wishes) -> Section:
    corpus = data.corpus(here.corpus)
    sources = sorted(data.sizes(here.corpus, here.filters).index)
    pair = _sides(here, sources, wishes) if len(sources) > 1 else None
    paragraph = data.methods_paragraph(here.corpus, here.filters, pair)
    used = f"Versions: {', '.join(f'{name} {version}' for name, version in versions().items())}."
    return Section(
        heading="Methods",
        finding=findings.methods(corpus),
        cautions=_said(here),
        tables={} if corpus.ledger.empty else {"ledger": corpus.ledger},
        notes=(paragraph, losses.reading(corpus), used),
        works=(*works_cited(paragraph), notes.HOW_TO_CITE),
    )
