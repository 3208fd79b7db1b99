"""Keys: under which the session remembers what no setting is."""

HERE, PAGE, LINKED, CORPUS_NOW, TOPIC_OF, LINK = "_here", "_page", "_linked", "_corpus", "_topic_of", "_link"
TRIED, LOOKED_AT = "_tried", "_looked_at"  # what was compared; the methods of the pages that were looked at
UNMET, GONE = "_unmet", "_gone"  # what a link asks for and is not here
FINGERPRINT = "fingerprint"  # in a link
BROUGHT, READ_SO = "brought", "layout"  # in a link to a private corpus: its files, and how they were read
OWN, ARRIVED = "_own", "_arrived"  # what the session has brought, and the page of its link
DESTINATION = "_destination"  # the page to which a click leads
READER, COMPARE = "passages", "compare"  # the pages that have the one, and the other
NAMES_PAGE = "entities"  # the page of names
VISIT, COMING_BACK = "_visit", "_coming_back"  # which tab it is, and where its reader was before this session
SAID, LET_GO, AGAIN = "_said", "_let_go", "_again"  # where the reader is; what went; whether they have come back
KEPT_PLACE = "kept-place"  # what asks the browser
WAITING = "_waiting"  # whether the filters of kept work wait for its corpus
WAITING_ROOM = "_waiting_room"  # where a page says what it waits for
HEAD = "_head"  # the page's name while nothing else stands in its head, the room for that, and the one for waiting
STARTS = "_starts"  # what settings of pages are as long as nobody chooses
TRAYS, ELSEWHERE = "_trays", "elsewhere"  # what is kept of the corpora that are not open, and its name in a browser
TOPICS_SAID = "_topics_said"  # how topics were fitted, and of which corpus
EDITED = "_edited"  # what was done with topics before the last step, and before that
MENDED_BEFORE, UNMENDED = "_mended_before", "_unmended"  # the logs of names before the last step; what was refused
TO_MEND = "_to_mend"  # a passage whose names are to be mended
DISMISSED = "_dismissed"  # corrections that are suggested no more
LOGS = "_logs"  # what was mended in the corpora that are not open
ENDED = "_ended"  # what this reader no longer waits for
STRAY = "_stray"  # an address that was asked for and that no page has
ANSWERS = "answers"  # of exercises; and their name in a browser
