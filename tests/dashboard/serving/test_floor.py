"""So many draw at once, in order; who waits for somebody else leaves the floor, and nobody waits for ever."""

import threading
import time

import pytest

from dashboard.serving.floor import Floor

NEVER = 1_000.0  # seconds, after which nobody keeps others out


def _started(target: "threading.Thread") -> threading.Thread:
    target.start()
    return target


class _Drawn:
    """Pages that are drawn on a floor for a moment each, and how many of them there are at once."""

    def __init__(self, floor: Floor) -> None:
        self._floor, self._lock = floor, threading.Lock()
        self.now = self.most = 0

    def draw(self) -> None:
        with self._floor.taken():
            with self._lock:
                self.now += 1
                self.most = max(self.most, self.now)
            time.sleep(0.01)
            with self._lock:
                self.now -= 1


def test_no_more_draw_at_once_than_may() -> None:
    """Twelve come together, and never more than two have the floor."""
    drawn = _Drawn(Floor(2, NEVER))
    threads = [_started(threading.Thread(target=drawn.draw)) for _ in range(12)]
    for thread in threads:
        thread.join(10)

    assert (drawn.most, drawn.now) == (2, 0)


def test_who_came_first_draws_first() -> None:
    """The line is kept."""
    floor, order = Floor(1, NEVER), list[int]()

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
    floor, told, answer = Floor(1, NEVER), threading.Event(), threading.Event()

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
    floor = Floor(1, NEVER)
    for _ in range(2):
        with pytest.raises(ValueError, match="page"), floor.taken(), floor.left():
            raise ValueError("page")

    with floor.taken(), floor.left(), floor.left():
        pass
    with floor.left():  # whoever has it not leaves nothing
        pass


def test_who_draws_for_too_long_keeps_nobody_out() -> None:
    """Two never end: all others are drawn nevertheless, and still no more than two of them at once."""
    floor, go_on = Floor(2, 0.5), threading.Event()
    drawn = _Drawn(floor)

    def hang() -> None:
        with floor.taken():
            go_on.wait(20)

    hanging = [_started(threading.Thread(target=hang)) for _ in range(2)]
    time.sleep(0.01)
    others = [_started(threading.Thread(target=drawn.draw)) for _ in range(8)]
    for thread in others:
        thread.join(10)
    are_drawn = not any(thread.is_alive() for thread in others)
    go_on.set()
    for thread in hanging:
        thread.join(10)

    assert (are_drawn, drawn.most, drawn.now) == (True, 2, 0)
    with floor.taken():  # what they give back late is no third place
        first = _started(threading.Thread(target=drawn.draw))
        first.join(10)
    assert floor.stuck() == 0


def test_a_floor_is_stuck_where_others_come_and_nobody_is_drawn() -> None:
    """As many as draw keep nobody out; with one more the time runs, until somebody is drawn."""
    floor, go_on = Floor(2, 0.05), threading.Event()

    def hang() -> None:
        with floor.taken():
            go_on.wait(20)

    hanging = [_started(threading.Thread(target=hang)) for _ in range(2)]
    time.sleep(0.1)
    with_two = floor.stuck()
    hanging.append(_started(threading.Thread(target=hang)))
    time.sleep(0.3)
    with_three = floor.stuck()
    with floor.taken():
        pass
    drawn = floor.stuck()
    go_on.set()
    for thread in hanging:
        thread.join(10)

    assert with_two == 0
    assert 0.25 < with_three < 20
    assert drawn < with_three
    assert floor.stuck() == 0


def test_a_page_that_is_to_stop_does_not_wait_to_come_back() -> None:
    """What ends a run is no error of the page, and nothing is drawn after it."""

    class Stop(BaseException):
        pass

    floor, kept, go_on = Floor(1, NEVER), threading.Event(), threading.Event()
    other = threading.Thread(target=_keep, args=(floor, kept, go_on))

    def page() -> None:
        with floor.taken(), floor.left():
            other.start()
            assert kept.wait(10)
            raise Stop

    with pytest.raises(Stop):
        page()
    go_on.set()
    other.join(10)
    with floor.taken():
        pass


def _keep(floor: Floor, kept: threading.Event, go_on: threading.Event) -> None:
    with floor.taken():
        kept.set()
        go_on.wait(20)
