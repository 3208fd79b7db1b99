"""The limits and thresholds as a table for those who ask why something is not shown, tested or read."""

import pandas as pd

from analysis import limits


def table() -> pd.DataFrame:
    """Return every limit: what it belongs to, its value, its reason, and the variable by which a host sets it."""
    return pd.DataFrame(
        [
            {
                "about": limit.section,
                "limit": limit.name.replace("_", " ").lower(),
                "value": limits.amount(limit, limit.value),
                "set here": f"instead of {limits.amount(limit, limit.default)}" if limit.value != limit.default else "",
                "reason": limit.why,
                "variable": limit.variable,
            }
            for limit in limits.LIMITS.values()
        ]
    )
