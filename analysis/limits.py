"""How much is read: each limit once, with its reason. Tests lower them; nothing else does."""

# A file of a gigabyte is a corpus of some 200 million words, and as text takes up to four times as much memory.
MOST_BYTES = 2**30
# Prose packs to a third or a fifth of its size, the same sentence over and over to a hundredth. Only what was made to
# burst packs better, and of that a small file is none.
MOST_EXPANSION, EXPANSION_FROM = 200, 2**20
PIECE = 2**20  # bytes unpacked at once
# Surveys have some hundred columns. A table with many more is lying on its side: documents are rows.
MOST_COLUMNS = 2_000
# A cell of a JSON file that is nested deeper is no list of authors or tags.
DEEPEST = 50
# Of what stands in a file so much is repeated in a message.
LONGEST_QUOTE, LONGEST_MESSAGE = 80, 500
# No name of a language is longer.
LONGEST_LANGUAGE = 100
# Of fewer documents nothing is told: what one of them says could be what a source usually says.
FEW_DOCUMENTS = 20
