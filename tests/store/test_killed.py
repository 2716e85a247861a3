"""An ingest that is killed: nothing lost that was reported, nothing doubled when it goes on."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from mahdar.model.links import Links
from mahdar.store.check import check_record
from mahdar.store.connect import connect, value
from mahdar.store.dump import dump
from mahdar.store.ingest import ingest
from mahdar.store.relink import relink

PROGRAM = """
    import sys
    from tests.store import fake_rooms
    from mahdar.model.links import Links
    from mahdar.store import ingest as module
    from mahdar.store.connect import connect
    class Pool(module.Pool):
        def __init__(self, function, workers, *, seconds_each):
            super().__init__("tests.store.fake_rooms:read_unit", workers, seconds_each=seconds_each)
    module.Pool = Pool
    fake_rooms.install()
    module._BATCH_INPUTS = 50
    connection = connect(sys.argv[1], write=True)
    module.ingest(connection, [sys.argv[2]], workers=int(sys.argv[3]), on_progress=lambda p: print(p.pages, flush=True))
    print("done", flush=True)
"""


def pages(place: Path, number: int) -> None:
    """Write a file of many small articles."""
    with place.open("w", encoding="utf-8") as file:
        for n in range(number):
            text = f"قال نبيل كارو إن السفينة {n} في الممر.\nوأكد مارتا أودين أن الرقم {n % 7} صحيح."
            file.write(json.dumps({"title": f"خبر {n}", "text": text}, ensure_ascii=False) + "\n")


def start(database: Path, source: Path, workers: int) -> subprocess.Popen[str]:
    """Run an ingest in a process of its own."""
    top = Path(__file__).parent.parent.parent
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PROGRAM), str(database), str(source), str(workers)],
        cwd=top,
        env={**os.environ, "PYTHONPATH": f"{top / 'src'}{os.pathsep}{top}"},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("workers", [0, 2])
@pytest.mark.usefixtures("rooms")
def test_a_killed_ingest_goes_on(tmp_path: Path, workers: int) -> None:
    """Killed again and again at any moment, it ends with the record of an ingest that nobody touched."""
    source, database = tmp_path / "many.jsonl", tmp_path / "killed.db"
    pages(source, 1500)
    chance = random.Random(workers)
    kills = 0
    for _ in range(40):
        process = start(database, source, workers)
        assert process.stdout is not None
        reported = 0
        if kills < 4:
            for _ in range(chance.randint(1, 3)):
                line = process.stdout.readline().strip()
                reported = int(line) if line.isdigit() else reported
            time.sleep(chance.random() / 20)
            process.send_signal(signal.SIGKILL)
            kills += 1
        rest = process.stdout.read().split()
        reported = max([reported, *(int(line) for line in rest if line.isdigit())])
        process.wait()
        process.stdout.close()
        after = connect(database, write=True)
        assert value(after, "SELECT count(*) FROM article") >= reported
        assert list(check_record(after)) == []
        after.close()
        if "done" in rest:
            break
    assert kills >= 2
    untouched = connect(tmp_path / "untouched.db", write=True)
    ingest(untouched, [source], workers=0)
    killed = connect(database, write=True)
    assert value(killed, "SELECT count(*) FROM article") == 1500
    for connection in (untouched, killed):
        relink(connection, join=lambda _readings: Links((), (), ()))
    assert list(dump(killed)) == list(dump(untouched))
    killed.close()
    untouched.close()


def test_workers_end_with_their_writer(tmp_path: Path) -> None:
    """A killed writer leaves no process behind."""
    source = tmp_path / "many.jsonl"
    pages(source, 3000)
    process = start(tmp_path / "r.db", source, 2)
    assert process.stdout is not None
    process.stdout.readline()
    children = _children(process.pid)
    process.kill()
    process.wait()
    process.stdout.close()
    assert children
    deadline = time.monotonic() + 20
    while any(_alive(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(_alive(child) for child in children)


def _children(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir() if Path("/proc").is_dir() else []:
        if entry.name.isdigit():
            try:
                status = (entry / "stat").read_text()
            except OSError:
                continue
            if int(status.rpartition(")")[2].split()[1]) == parent:
                found.append(int(entry.name))
    return found or pytest.skip("no /proc on this system")


def _alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
