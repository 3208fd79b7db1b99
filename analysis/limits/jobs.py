"""How much a server computes beside its pages."""

from analysis.limits.limit import Section

_jobs = Section("Work beside the pages")

JOBS_AT_ONCE = _jobs.limit(
    "JOBS_AT_ONCE",
    2,
    "jobs at once in a server: readings, topics, names, pairs, copies",
    "Each keeps a processor busy and takes memory of its own: more would only take longer, all of them.",
    (1, 1_000),
)
JOBS_WAITING = _jobs.limit(
    "JOBS_WAITING",
    30,
    "jobs that wait for their turn",
    "A class of thirty may begin together; whoever comes after them is told to come again, and not left waiting.",
    (0, 100_000),
)
WORK_AT_ONCE = _jobs.limit(
    "WORK_AT_ONCE",
    300_000,
    "words whose sequences are counted, or as much work, in the server itself",
    "That takes a third of a second; what takes longer another process does, and everybody else goes on.",
    (0, 10**12),
)
JOB_SECONDS = _jobs.limit(
    "JOB_SECONDS",
    900,
    "seconds for a job, from its turn on",
    "What takes longer than a quarter of an hour nobody waits for: names of a large corpus are looked for beforehand.",
)
JOB_MEMORY = _jobs.limit(
    "JOB_MEMORY",
    4 * 2**30,
    "bytes of address space of a job’s process",
    "A corpus that is mapped counts in full, and so do libraries: what is really taken is a fraction of it.",
    (2**28, 2**40),
)
JOB_IDLE_SECONDS = _jobs.limit(
    "JOB_IDLE_SECONDS",
    60,
    "seconds for which a process waits for another job",
    "It has its libraries loaded, which take a second; then it goes, and its memory with it.",
    (1, 86_400),
)
JOB_LEFT_SECONDS = _jobs.limit(
    "JOB_LEFT_SECONDS",
    10,
    "seconds for which a job goes on that nobody waits for",
    "A page that is drawn again asks for it again; who has left does not.",
    (0, 86_400),
)
RESULTS_BYTES = _jobs.limit(
    "RESULTS_BYTES",
    256 * 2**20,
    "bytes of results that are kept as files",
    "Whoever asks the same again gets them at once; those not asked for longest go first.",
    (0, 2**40),
)
