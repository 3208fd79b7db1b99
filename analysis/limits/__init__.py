"""Every limit and threshold, once, with its reason: what is read, counted, tested, said and shown, and how much of it.

Each is a constant of this package: code reads `limits.FEW_DOCUMENTS`, and a host sets it before the start by the
variable DISCOURSE_FEW_DOCUMENTS. `LIMITS` lists them, and docs/limits.md and the Methods page print that list. What no
host could usefully set, such as the size of a block or of a figure, stays in its module under a private name.
"""

from analysis.limits.cautions import *  # noqa: F403 - each constant is written once, in its section
from analysis.limits.comparisons import *  # noqa: F403 - as above
from analysis.limits.counts import *  # noqa: F403 - as above
from analysis.limits.intake import *  # noqa: F403 - as above
from analysis.limits.intake_browser import *  # noqa: F403 - as above
from analysis.limits.jobs import *  # noqa: F403 - as above
from analysis.limits.keeping import *  # noqa: F403 - as above
from analysis.limits.limit import LIMITS as LIMITS
from analysis.limits.limit import Limit as Limit
from analysis.limits.limit import LimitError as LimitError
from analysis.limits.mending import *  # noqa: F403 - as above
from analysis.limits.pages import *  # noqa: F403 - as above
from analysis.limits.reading import *  # noqa: F403 - as above
from analysis.limits.said import amount as amount
from analysis.limits.said import decimals as decimals
from analysis.limits.said import part as part
from analysis.limits.said import spelled as spelled
from analysis.limits.said import spelled_count as spelled_count
from analysis.limits.searches import *  # noqa: F403 - as above
from analysis.limits.serving import *  # noqa: F403 - as above
from analysis.limits.teaching import *  # noqa: F403 - as above
