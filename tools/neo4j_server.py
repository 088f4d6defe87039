"""A real Neo4j for the tests, without Docker and without installing anything: `fetch`, `start`, `stop`.

    python tools/neo4j_server.py fetch                 the jars, by Maven, once (235 MB with what makes them start fast)
    python tools/neo4j_server.py start --home FOLDER   prints {"address", "user", "password", "pid"} when it is ready
    python tools/neo4j_server.py stop  --home FOLDER   at once: what a test server holds is thrown away

It listens on loopback only, on a free port, in a folder of its own; the password is made anew for each home. The jars
are kept in `~/.cache/passerelles`, or where PASSERELLES_ENGINES says.
"""

import argparse
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import neo4j

from network.settings import Settings
from network.store import open_store

VERSION = "5.26.26"
POM = Path(__file__).with_suffix(".pom.xml")
READY_WITHIN = 120.0  # seconds; 6 to 10 on a quiet machine
STOPPED_WITHIN = 120.0
FIRST_PASSWORD = "neo4j"  # what the server itself begins with; it accepts nothing else until it is changed

FOLDERS = ("conf", "data", "logs", "run", "plugins", "import", "lib", "licenses")
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.default_advertised_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=64m
dbms.usage_report.enabled=false
"""
JAVA = (
    "-Xms256m",
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",  # quick to start; the tests are short
    "--add-modules=jdk.incubator.vector",
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")),
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
)


def jars() -> Path:
    """Folder of the jars, filled by `fetch`."""
    cache = os.environ.get("PASSERELLES_ENGINES") or Path.home() / ".cache" / "passerelles"
    return Path(cache) / "neo4j" / VERSION


def missing() -> str:
    """What keeps a server from starting here; nothing when all is there."""
    if shutil.which("java") is None:
        return "Java"
    return "" if any(jars().glob("neo4j-server-*.jar")) else "the Neo4j jars"


def fetch() -> None:
    """Copy the jars from Maven's repository into the cache, and rehearse once; nothing to do when all is there."""
    if not any(jars().glob("neo4j-server-*.jar")):
        arriving = jars().with_suffix(".part")  # an interrupted download leaves no half-filled folder behind
        shutil.rmtree(arriving, ignore_errors=True)
        command = ["mvn", "--batch-mode", "--quiet", "--file", str(POM), "dependency:copy-dependencies"]
        subprocess.run([*command, f"-Dneo4j.version={VERSION}", f"-DoutputDirectory={arriving}"], check=True)
        arriving.rename(jars())
    if not classes().exists():
        rehearse()


def classes() -> Path:
    """Classes as Java had them in memory at the end of the rehearsal: with them a start takes half the time."""
    return jars() / "classes.jsa"


def rehearse() -> None:
    """Start a server, put the schema in, stop it politely: Java then writes down its classes."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        known = start(home, f"-XX:ArchiveClassesAtExit={classes()}")
        settings = Settings(neo4j_user=str(known["user"]), neo4j_password=str(known["password"]))
        open_store(str(known["address"]), settings=settings).close()
        stop(home, signal.SIGTERM)


def start(home: Path, *options: str) -> dict[str, str | int]:
    """Start a server in `home` and wait until it answers; what to connect with is also left in `server.json`."""
    if (home / "data").exists():
        raise SystemExit(f"{home} was used before, and its password is not known here: give a new folder.")
    port = free_port()
    for folder in FOLDERS:
        (home / folder).mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=port), "utf-8")
    fast = options or (f"-XX:SharedArchiveFile={classes()}",)  # Java does without when it is absent or of another Java
    command = ["java", *JAVA, *fast, "-cp", f"{jars()}/*", "org.neo4j.server.CommunityEntryPoint"]
    with (home / "logs" / "console.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, f"--home-dir={home}", f"--config-dir={home / 'conf'}"],
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # it outlives this command, and an interrupted test run stops it by `stop`
        )
    known: dict[str, str | int] = {
        "address": f"bolt://127.0.0.1:{port}",
        "user": "neo4j",
        "password": secrets.token_urlsafe(12),
        "pid": process.pid,
    }
    note = home / "server.json"
    note.touch(mode=0o600)
    note.write_text(json.dumps(known), "utf-8")
    await_ready(process, home)
    first_login(str(known["address"]), str(known["password"]))
    return known


def await_ready(process: "subprocess.Popen[bytes]", home: Path) -> None:
    """Until the log says so; a server that dies first is an error with the end of its log."""
    log = home / "logs" / "neo4j.log"
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        if log.exists() and "Started." in log.read_text("utf-8", errors="replace"):
            return
        time.sleep(0.1)
    process.kill()
    tail = (home / "logs" / "console.log").read_text("utf-8", errors="replace")[-2000:]
    raise SystemExit(f"Neo4j did not start. End of its log:\n{tail}")


def first_login(address: str, password: str) -> None:
    """Change the password that every new server begins with."""
    with neo4j.GraphDatabase.driver(address, auth=("neo4j", FIRST_PASSWORD)) as driver:
        change = "ALTER CURRENT USER SET PASSWORD FROM $first TO $then"
        driver.execute_query(change, first=FIRST_PASSWORD, then=password, database_="system")


def stop(home: Path, blow: signal.Signals = signal.SIGKILL) -> None:
    """End the server of that home, wait until it is gone, and throw away what it held."""
    note = home / "server.json"
    if not note.exists():
        return
    pid = json.loads(note.read_text("utf-8"))["pid"]
    until = time.monotonic() + STOPPED_WITHIN
    if alive(pid):
        os.kill(pid, blow)
    while alive(pid) and time.monotonic() < until:
        time.sleep(0.1)
    note.unlink()
    for folder in FOLDERS:
        shutil.rmtree(home / folder, ignore_errors=True)


def alive(pid: int) -> bool:
    """Whether that process runs and is a server of ours, not a later program that was given the same number."""
    line = Path(f"/proc/{pid}/cmdline")
    if Path("/proc/self").exists():
        return line.exists() and b"org.neo4j.server" in line.read_bytes()
    return b"org.neo4j.server" in subprocess.run(["ps", "-p", str(pid), "-o", "command="], capture_output=True).stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("verb", choices=["fetch", "start", "stop"])
    parser.add_argument("--home", type=Path, default=Path("neo4j-test"))
    given = parser.parse_args()
    if given.verb == "fetch" and (absent := [tool for tool in ("java", "mvn") if shutil.which(tool) is None]):
        print(f"Not here: {', '.join(absent)}. Run 'make engines'.", file=sys.stderr)
        return 1
    if given.verb == "fetch":
        fetch()
    elif given.verb == "stop":
        stop(given.home.resolve())
    elif lacking := missing():
        print(f"{lacking} missing here: run 'make engines'.", file=sys.stderr)
        return 1
    else:
        print(json.dumps(start(given.home.resolve())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
