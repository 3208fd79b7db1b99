"""Whether the server is well: its route for health says no where pages hang, and not only where it cannot answer."""

import logging
from functools import cache

from streamlit.runtime import Runtime

from analysis import limits
from dashboard.serving.floor import FLOOR


@cache
def tell_of_pages() -> None:
    """Have the route for health tell of pages that hang; called once, as Streamlit has no such place for it."""
    ready = Runtime.is_ready_for_browser_connection.fget  # type: ignore[attr-defined] # it is a property

    async def well(runtime: Runtime) -> tuple[bool, str]:
        seconds = FLOOR.stuck()
        if seconds <= limits.STUCK_SECONDS:
            found: tuple[bool, str] = await ready(runtime)
            return found
        said = f"nobody has been drawn for {seconds:.0f} seconds: pages hang"
        logging.getLogger(__name__).warning(said)
        return False, said

    Runtime.is_ready_for_browser_connection = property(well)  # type: ignore[method-assign,assignment]
