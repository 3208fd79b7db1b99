"""What fitted topics say of the texts: where they are and how sure that is, in which sentences, and corpora by topic.

counted      the passages of a model, counted by the documents of a corpus
prevalence   how much of a source, or of a source in a period, is of each topic
differences  which topics two groups of sources differ in
sentences    the sentences of a passage that say most of its topic
examples     what a topic can be called, which passages are typical of it, and which topics are near it
edits        what a reader makes of topics: names, some hidden, some taken together
within       a corpus of what is said within some topics, and a corpus compared by topic
    scope        which of that is wanted, as a value by which any process makes the same corpus
"""
