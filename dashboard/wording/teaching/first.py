"""What the two switches of a class are called, and what they do."""

IN_CLASS = "In class"
BLIND = "Which one is real?"
BLIND_HELP = "Two figures side by side: one of these texts, one of the same texts with their sources dealt at random."
PREDICT = "Predict first"
PREDICT_HELP = "The counts of the word that is followed are shown once somebody has said what they will be."
