"""Keys: under which the session remembers what no setting is."""

HERE, PAGE, LINKED, CORPUS_NOW, TOPIC_OF, LINK = "_here", "_page", "_linked", "_corpus", "_topic_of", "_link"
TRIED = "_tried"
UNMET, GONE = "_unmet", "_gone"  # what a link asks for and is not here
FINGERPRINT = "fingerprint"  # in a link
READER, COMPARE = "passages", "compare"  # the pages that have the one, and the other
