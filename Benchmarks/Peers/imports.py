"""Times one import by Relais and by its peers, in turn, each in a process of its own.

Relais reads, checks and folds the export into its database file. sqlite3 imports it as text into
a database file. DuckDB makes a table of it in a database file, with all cores and with one; its
clock starts when it is loaded, so that starting Python does not count against it.
"""

import argparse
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from common import arguments_of, keep, machine, simulate, version

DUCKDB = """
import sys, time, duckdb
export, database, threads = sys.argv[1:]
start = time.perf_counter()
connection = duckdb.connect(database)
connection.execute("SET enable_progress_bar = false")
if threads != "all":
    connection.execute(f"SET threads = {threads}")
connection.execute("CREATE TABLE export AS SELECT * FROM read_csv(?)", [export])
connection.close()
print(time.perf_counter() - start)
"""


def main():
    options = arguments()
    sqlite3 = shutil.which("sqlite3") or sys.exit("sqlite3 is missing: install its shell")
    relais = pathlib.Path(options.relais)
    if not relais.exists():
        sys.exit(f"{relais} is missing: make it with `make release`")
    with tempfile.TemporaryDirectory(dir=options.work) as work:
        simulate(options, os.path.join(work, "exports"))
        export = os.path.join(work, "exports", f"{options.export}.csv")
        rows, size = measure(export)
        print(f"{options.export}.csv: {rows:,} rows, {size / 1e6:,.1f} MB")
        subjects = {
            "relais": lambda database: timed(
                [relais, "import", "--quiet", "--database", database,
                 "--time-zone", "Europe/Paris", export]),
            "sqlite3": lambda database: timed(
                [sqlite3, database, ".mode csv", f".import {export} export"]),
            "duckdb": lambda database: timed(
                [sys.executable, "-c", DUCKDB, export, database, "all"], tells=True),
            "duckdb, one thread": lambda database: timed(
                [sys.executable, "-c", DUCKDB, export, database, "1"], tells=True),
        }
        runs = interleave(subjects, options.repetitions, work)
    tell(runs, subjects)
    keep(options.runs, f"{options.export}-{options.members}",
         {"machine": machine(), "versions": versions(relais, sqlite3), "export": options.export,
          "members": options.members, "weeks": options.weeks, "rows": rows, "bytes": size}, runs)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments_of(parser, members=10_000, repetitions=7)
    parser.add_argument("--export", default="logins")
    return parser.parse_args()


def measure(export):
    """Counts rows and bytes, and warms the page cache for everyone alike."""
    with open(export, "rb") as file:
        lines = sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))
        return lines - 1, file.tell()


def interleave(subjects, repetitions, work):
    """Every repetition runs everyone, each time beginning with another."""
    names = list(subjects)
    runs = []
    for repetition in range(repetitions):
        start = repetition % len(names)
        for name in names[start:] + names[:start]:
            database = os.path.join(work, "database")
            seconds, memory = subjects[name](database)
            runs.append({"repetition": repetition, "subject": name,
                         "seconds": round(seconds, 4), "peak_megabytes": round(memory, 1)})
            for file in pathlib.Path(work).glob("database*"):
                file.unlink()
        print(f"repetition {repetition + 1} of {repetitions}", file=sys.stderr)
    return runs


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


def tell(runs, subjects):
    def values(name, field):
        return [run[field] for run in runs if run["subject"] == name]

    relais = values("relais", "seconds")
    print(f"{'':20}{'median s':>10}{'peak MB':>10}{'relais is':>12}{'lowest':>9}{'highest':>9}")
    for name in subjects:
        seconds = values(name, "seconds")
        ratios = [mine / theirs for mine, theirs in zip(relais, seconds)]
        print(f"{name:20}{statistics.median(seconds):10.3f}"
              f"{statistics.median(values(name, 'peak_megabytes')):10.0f}"
              f"{statistics.median(ratios):11.2f}x{min(ratios):8.2f}x{max(ratios):8.2f}x")


def versions(relais, sqlite3):
    import duckdb
    return {"relais": version(relais), "sqlite3": version(sqlite3),
            "duckdb": duckdb.__version__, "python": platform.python_version()}


main()
