"""So many draw at once, in order; who waits for somebody else leaves the floor, and nobody waits for ever."""

import threading
import time

import pytest

from dashboard.serving.floor import Floor


def _started(target: "threading.Thread") -> threading.Thread:
    target.start()
    return target


def test_no_more_draw_at_once_than_may() -> None:
    """Twelve come together, and never more than two have the floor."""
    floor, now, most, lock = Floor(2), [0], [0], threading.Lock()

    def draw() -> None:
        with floor.taken():
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            time.sleep(0.01)
            with lock:
                now[0] -= 1

    threads = [_started(threading.Thread(target=draw)) for _ in range(12)]
    for thread in threads:
        thread.join(10)

    assert (most[0], now[0]) == (2, 0)


def test_who_came_first_draws_first() -> None:
    """The line is kept."""
    floor, order = Floor(1), list[int]()

    def draw(number: int) -> None:
        with floor.taken():
            order.append(number)

    with floor.taken():
        threads = []
        for number in range(5):
            threads.append(_started(threading.Thread(target=draw, args=(number,))))
            time.sleep(0.05)  # until it stands in line
    for thread in threads:
        thread.join(10)

    assert order == [0, 1, 2, 3, 4]


def test_who_waits_for_somebody_leaves_the_floor_to_them() -> None:
    """A reader who holds what another waits for can go on, and both come to an end."""
    floor, told, answer = Floor(1), threading.Event(), threading.Event()

    def compute() -> None:
        told.wait(10)
        with floor.taken():
            answer.set()

    other = _started(threading.Thread(target=compute))
    with floor.taken():
        told.set()
        with floor.left():
            assert answer.wait(10)
    other.join(10)

    with floor.taken():
        pass


def test_a_page_that_fails_gives_the_floor_back() -> None:
    """Also where it failed while it waited for somebody."""
    floor = Floor(1)
    for _ in range(2):
        with pytest.raises(ValueError, match="page"), floor.taken(), floor.left():
            raise ValueError("page")

    with floor.taken(), floor.left(), floor.left():
        pass
    with floor.left():  # whoever has it not leaves nothing
        pass
