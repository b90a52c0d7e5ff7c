"""Times imports by Relais and by its peers, in turn, each in a process of its own.

Relais reads, checks and folds a file into its database file. sqlite3 imports it as text into a
database file. DuckDB makes a table of it in a database file, with all cores and with one; its clock
starts when it is loaded, so that starting Python does not count against it.

Three files: the logins and the quiz results of a simulated company, and the activity of a made-up
university in the columns of the Open University's data, which Relais reads through its profile.
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

import oulad
from common import arguments_of, count, keep, machine, simulate, timed, version

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

PROFILE = pathlib.Path(__file__).resolve().parents[2] / "SampleData/profiles/oulad.yml"


def main():
    options = arguments()
    sqlite3 = shutil.which("sqlite3") or sys.exit("sqlite3 is missing: install its shell")
    relais = pathlib.Path(options.relais)
    if not relais.exists():
        sys.exit(f"{relais} is missing: make it with `make release`")
    with tempfile.TemporaryDirectory(dir=options.work) as work:
        exports = os.path.join(work, "exports")
        if set(options.export) != {"studentVle"}:
            simulate(options, exports)
        for name in options.export:
            export = os.path.join(exports, f"{name}.csv")
            if name == "studentVle":
                os.makedirs(exports, exist_ok=True)
                oulad.write(export, 100 * options.members)
            measure(options, relais, sqlite3, name, export, work)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments_of(parser, members=10_000, repetitions=5)
    parser.add_argument("--export", nargs="+", default=["logins", "quiz_results", "studentVle"])
    return parser.parse_args()


def measure(options, relais, sqlite3, name, export, work):
    rows, size = count(export)
    print(f"{name}.csv: {rows:,} rows, {size / 1e6:,.1f} MB")
    how = ["--profile", PROFILE] if name == "studentVle" else ["--time-zone", "Europe/Paris"]
    subjects = {
        "relais": lambda database: timed(
            [relais, "import", "--quiet", "--database", database, *how, export]),
        "sqlite3": lambda database: timed(
            [sqlite3, database, ".mode csv", f".import {export} export"]),
        "duckdb": lambda database: timed(
            [sys.executable, "-c", DUCKDB, export, database, "all"], tells=True),
        "duckdb, one thread": lambda database: timed(
            [sys.executable, "-c", DUCKDB, export, database, "1"], tells=True),
    }
    runs = interleave(subjects, options.repetitions, work)
    tell(runs, subjects)
    keep(options.runs, f"{name}-{options.members}",
         {"machine": machine(), "versions": versions(relais, sqlite3), "export": name,
          "members": options.members, "weeks": options.weeks, "rows": rows, "bytes": size}, runs)


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
