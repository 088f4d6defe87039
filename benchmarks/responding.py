"""Pages of the service while a workbook of 50,000 rows is tried, then imported, against the same pages at rest.

The service is a process of its own, as people run it; pages are asked for one after the other, from here.
"""

import http.client
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.line import Line, seconds
from benchmarks.reading import workbook

PAGES = ("/", "/fichiers")
REST = 5.0  # seconds during which the pages are asked for at rest
BETWEEN = 0.1  # seconds between two pages, as readers leave
WAITS = 202


class Service:
    """The service, on a port of this machine."""

    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str, str]:
        """Status, address to go on to, and text of one answer."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        line.request(method, path, body, {"Content-Type": kind} if kind else {})
        answer = line.getresponse()
        told = answer.status, answer.getheader("location") or "", answer.read().decode()
        line.close()
        return told

    def settled(self, path: str) -> str:
        """A page once the work behind it is over."""
        while (told := self.ask("GET", path))[0] == WAITS:
            time.sleep(BETWEEN)
        return told[2]

    def times(self, stop: threading.Event) -> list[float]:
        """Milliseconds of each page until told to stop."""
        taken = []
        while not stop.wait(BETWEEN):
            taken += [1000 * seconds(lambda path=path: self.ask("GET", path)) for path in PAGES]  # type: ignore[misc]
        return taken

    @contextmanager
    def asked_meanwhile(self) -> Iterator[list[float]]:
        """The pages are asked for as long as the block lasts; their times are there at its end."""
        taken: list[float] = []
        stop = threading.Event()
        reader = threading.Thread(target=lambda: taken.extend(self.times(stop)))
        reader.start()
        yield taken
        stop.set()
        reader.join()


def pages_meanwhile() -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as place, running(Path(place)) as service:
        file = Path(place) / "presences.xlsx"
        workbook(file)
        with service.asked_meanwhile() as rest:
            time.sleep(REST)
        with service.asked_meanwhile() as trying:
            _, address, _ = service.ask("POST", "/fichiers", *_form(file))
            page = service.settled(address)
        plan = re.search(r'name="plan" value="([^"]+)"', page)
        assert plan, page
        with service.asked_meanwhile() as importing:
            body = f"plan={plan[1]}".encode()
            _, place_of_job, _ = service.ask("POST", f"{address}/importer", body, "application/x-www-form-urlencoded")
            service.settled(place_of_job)
        for what, taken in (("tried", trying), ("imported", importing)):
            yield Line(f"a page while 50,000 rows are {what}, median", _at(taken, 0.5), _at(rest, 0.5), "ms", "at rest")
            yield Line(f"… slowest of 20 ({len(taken)} pages)", _at(taken, 0.95), _at(rest, 0.95), "ms", "at rest")
            yield Line("… slowest of all", max(taken), max(rest), "ms", "at rest")


@contextmanager
def running(place: Path) -> Iterator[Service]:
    """The service on an empty store, once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (place / "store").mkdir()
    command = [sys.executable, "-m", "network", "serve", "--port", str(port), "--store", str(place / "store")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    service = Service(port)
    try:
        while not _answers(service):
            time.sleep(BETWEEN)
        yield service
    finally:
        process.terminate()
        process.wait()


def _answers(service: Service) -> bool:
    try:
        return service.ask("GET", "/api/v1/health")[0] < 500
    except OSError:
        return False


def _form(file: Path) -> tuple[bytes, str]:
    """A file as a browser sends it: body and content type."""
    mark = uuid.uuid4().hex
    head = f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{file.name}"\r\n\r\n'
    return head.encode() + file.read_bytes() + f"\r\n--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"


def _at(taken: list[float], share: float) -> float:
    return sorted(taken)[int(share * (len(taken) - 1))]
