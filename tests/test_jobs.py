import threading

import pytest

from network.errors import Refused, Unknown
from network.jobs import Cancelled, Jobs


@pytest.fixture
def jobs():
    running = Jobs(workers=1, kept=2)
    yield running
    running.close()


def test_a_job_gives_what_its_work_returned(jobs: Jobs) -> None:
    job = jobs.start(lambda progress: 6 * 7)
    assert job.finished(5)
    assert (job.state, job.result()) == ("done", 42)


def test_a_job_tells_how_far_it_is(jobs: Jobs) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def work(progress):
        progress(1, 3)
        reached.set()
        go_on.wait(5)

    job = jobs.start(work)
    assert reached.wait(5)
    assert (job.state, job.done, job.total) == ("running", 1, 3)
    go_on.set()


def test_a_failure_is_raised_to_whoever_asks_for_the_result(jobs: Jobs) -> None:
    def work(progress):
        raise Refused("api.no-file")

    job = jobs.start(work)
    assert job.finished(5)
    assert job.state == "failed"
    with pytest.raises(Refused):
        job.result()


def test_the_same_question_is_computed_once_and_a_failure_is_tried_again(jobs: Jobs) -> None:
    asked = []

    def work(progress):
        asked.append(1)
        if len(asked) == 1:
            raise Refused("api.no-file")
        return "answer"

    first = jobs.start(work, key="question")
    assert first.finished(5)
    second = jobs.start(work, key="question")
    assert second.finished(5) and second.result() == "answer"
    assert jobs.start(work, key="question") is second
    assert len(asked) == 2


def test_a_running_job_stops_at_its_next_step_and_a_waiting_one_at_once(jobs: Jobs) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def work(progress):
        reached.set()
        go_on.wait(5)
        progress(1, 2)
        raise AssertionError("a cancelled job went on")

    running, waiting = jobs.start(work), jobs.start(lambda progress: 1)
    assert reached.wait(5)
    jobs.cancel(waiting.uid)
    jobs.cancel(running.uid)
    go_on.set()
    assert running.finished(5)
    assert (running.state, waiting.state) == ("cancelled", "cancelled")
    for job in (running, waiting):
        with pytest.raises(Cancelled):
            job.result()


def test_old_jobs_are_forgotten_and_unknown_ones_are_said_so(jobs: Jobs) -> None:
    first = jobs.start(lambda progress: 1)
    assert first.finished(5)
    for _ in range(3):
        assert jobs.start(lambda progress: 1).finished(5)
    with pytest.raises(Unknown):
        jobs.find(first.uid)
