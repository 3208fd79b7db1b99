"""The parts that are measured, and two processes that share the work."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks.calibration import cases, chance, coverage, lengths, naming, nulls, power, trends
from benchmarks.calibration.rows import Job, Row

PARTS: dict[str, Callable[[int], list[Job]]] = {
    "nulls": nulls.jobs,
    "units": nulls.unit_jobs,
    "power": power.jobs,
    "lengths": lengths.jobs,
    "cases": lambda _: cases.jobs(),
    "chance": chance.jobs,
    "coverage": coverage.jobs,
    "trends": trends.jobs,
    "names": naming.jobs,
}
PROCESSES = 2
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # each multiplies with one: both cores are taken


def measured(parts: Iterable[str], runs: int) -> Iterator[Row]:
    """Yield the rows of some parts in order, as they come.

    Args:
        parts: Of `PARTS`.
        runs: How many deals for each row.
    """
    jobs = [job for part in parts for job in PARTS[part](runs)]
    os.environ |= ONE_THREAD
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        for rows in pool.map(_done, jobs):
            yield from rows


def _done(job: Job) -> list[Row]:
    return list(job())
