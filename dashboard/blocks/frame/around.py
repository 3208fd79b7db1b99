"""All that stands around a page: the styles, the sentence on top, the sidebar, the filters that are in force."""

from dashboard import state
from dashboard.blocks import sidebar
from dashboard.blocks.frame import topline
from dashboard.blocks.teaching import exercise_bar
from dashboard.paper import screen
from dashboard.paper.styles import PRESENTING, STYLES
from dashboard.parts import cards
from dashboard.state import settings


def around(page: str, title: str) -> None:
    """Draw what stands around a page, and take what its widgets say.

    Args:
        page: The page.
        title: Its name, which stands in its head until there is more to say.
    """
    is_presented = state.value(settings.PRESENT) == settings.PRESENTING
    screen.show(STYLES + PRESENTING if is_presented else STYLES)
    top = topline.topline()
    state.begin_page(title)
    if key := topline.corpus_choice(top, page):
        span = sidebar.filters(key, top)
        topline.top_links(top, span)
        topline.filters_in_force(span)
        topline.sides(top, page)
        cards.unmet_wishes(state.unmet(), state.here().filters.sources)
        exercise_bar()
