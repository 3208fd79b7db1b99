"""Words that say where a name ends and what kind of thing it is, in English and what stands in English names."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What stands before a name and is none of it.
COUNTING = _listed("""
one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands some many all""")
# Small words that stand inside names.
INSIDE = _listed("""
of and the for in on at de da do dos das del della di du des la le les el los las y e et und von van der den ter zu zur
al bin ibn ben sur pour sans voor vom im am d'""")
# Words that begin a last name.
PARTICLES = _listed("al ben bin da dal de del della den der di dos du el la le san santa ten van von")
# Last words of the names of organisations, of places and of buildings. No "union", "federation", "bank" or "court":
# the Soviet Union, the Russian Federation, the West Bank and Hampton Court are places.
ORGANISATIONS = _listed("""
academy administration agency alliance army assembly association authority board bureau chamber chronicle
coalition college commission committee company conference congress consortium corp corporation council
department forum foundation gazette group guild herald inc institute institution journal league llc ltd
magazine ministry network newspaper office organization organisation parliament partnership party patrol police
press review senate service society times tribune university""")
PLACES = _listed(
    "bay beach canyon coast creek desert gulf island islands lake mountain mountains ocean river sea valley"
)
BUILDINGS = _listed("""
airport arena avenue boulevard bridge building highway hospital museum plaza stadium street tower""")
# What such names are called for short in any text about one of them.
HEADS = (
    ORGANISATIONS
    | PLACES
    | BUILDINGS
    | _listed("bank church club county court federation state states subcommittee union")
)
