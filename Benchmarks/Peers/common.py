"""What both measurements share: their options, the simulated company, and how runs are kept."""

import datetime
import json
import os
import pathlib
import platform
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent


def arguments_of(parser, members, repetitions):
    parser.add_argument("--members", type=int, default=members)
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--repetitions", type=int, default=repetitions)
    parser.add_argument("--relais", default=HERE.parents[1] / ".build/release/relais")
    parser.add_argument("--work", help="the folder for exports and databases")
    parser.add_argument("--runs", default=HERE / "runs", help="where the raw runs are kept")


def simulate(options, folder):
    subprocess.run(
        [options.relais, "simulate", "--members", str(options.members), "--weeks",
         str(options.weeks), "--seed", "1", "--out", folder],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def count(export):
    """Counts rows and bytes, and warms the page cache for everyone alike."""
    with open(export, "rb") as file:
        lines = sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))
        return lines - 1, file.tell()


def timed(command, tells=False):
    """Seconds and peak resident megabytes; a command that tells its own seconds is believed."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    # 2: some rows were rejected, which takes no less time.
    if process.returncode not in (0, 2):
        sys.exit(f"{command[0]} failed with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return float(told) if tells else seconds, usage.ru_maxrss * unit / 1e6


def machine():
    return f"{platform.system()}-{platform.machine()}-{os.cpu_count()}-cores".lower()


def version(program):
    """The first word that a program says to --version."""
    return subprocess.run([program, "--version"], capture_output=True, text=True).stdout.split()[0]


def keep(folder, name, document, runs):
    """Writes the raw runs, one a line, below what they were made with."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{datetime.date.today()}-{machine()}-{name}.json"
    lines = ",\n".join(f"    {json.dumps(run)}" for run in runs)
    head = json.dumps(document, indent=2)[:-2]
    path.write_text(f'{head},\n  "runs": [\n{lines}\n  ]\n}}\n')
    print(f"raw runs: {os.path.relpath(path)}")
