"""The limits and thresholds, for those who ask why something is not shown, tested or read."""

from analysis import limits
from dashboard.paper.markup import Markup


def limit_sections() -> dict[str, list[tuple[str, Markup]]]:
    """Return the limits by what they belong to: the name of each, its value, its reason, and who sets it how."""
    found: dict[str, list[tuple[str, Markup]]] = {}
    for limit in limits.LIMITS.values():
        found.setdefault(limit.section, []).append((limit.name.replace("_", " ").capitalize(), _said(limit)))
    return found


def _said(limit: limits.Limit) -> Markup:
    """Return a limit's value, marked where a host has set it, with its reason and its variable."""
    value = Markup("{}. ").format(limits.amount(limit, limit.value))
    if limit.value != limit.default:
        value = Markup("<strong>{}, set here instead of {}.</strong> ").format(
            limits.amount(limit, limit.value), limits.amount(limit, limit.default)
        )
    return Markup("{}{} <small>{}</small>").format(value, limit.why, limit.variable)
