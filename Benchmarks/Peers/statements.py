"""Times one import of xAPI statements by Relais and by orjson with sqlite3, in turn.

The statements are made from the logins of a simulated company, one a line, as a learning record
store writes those of a video: about a kilobyte each. Relais reads, checks and folds them into its
database file. The peer parses each line with orjson and inserts the statement's id, actor, verb,
object and time into a table of a database file, in one transaction; its clocks start when it is loaded,
so that starting Python does not count against it. Told are time that passed and processor time: Relais
has work for both cores.
"""

import argparse
import csv
import os
import pathlib
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time

from common import arguments_of, keep, machine, simulate, version

PEER = """
import sys, time
export, database = sys.argv[1:]
import orjson, sqlite3
start = time.perf_counter(), time.process_time()
connection = sqlite3.connect(database)
connection.execute("CREATE TABLE statement (id TEXT, actor TEXT, verb TEXT, object TEXT, at TEXT)")
def rows():
    with open(export, "rb") as file:
        for line in file:
            statement = orjson.loads(line)
            yield (statement["id"], statement["actor"]["account"]["name"],
                   statement["verb"]["id"], statement["object"]["id"], statement["timestamp"])
connection.executemany("INSERT INTO statement VALUES (?, ?, ?, ?, ?)", rows())
connection.commit()
print(time.perf_counter() - start[0], time.process_time() - start[1])
"""


def main():
    options = arguments()
    relais = pathlib.Path(options.relais)
    if not relais.exists():
        sys.exit(f"{relais} is missing: make it with `make release`")
    with tempfile.TemporaryDirectory(dir=options.work) as work:
        simulate(options, os.path.join(work, "exports"))
        export = os.path.join(work, "statements.jsonl")
        rows = write(os.path.join(work, "exports", "logins.csv"), export)
        print(f"{rows:,} statements, {os.path.getsize(export) / 1e6:,.1f} MB")
        runs = []
        for repetition in range(options.repetitions):
            for name in ("relais", "orjson") if repetition % 2 else ("orjson", "relais"):
                database = os.path.join(work, "database")
                elapsed, processor = (by_relais if name == "relais" else by_orjson)(
                    relais, export, database)
                runs.append({"repetition": repetition, "subject": name,
                             "seconds": round(elapsed, 4),
                             "processor_seconds": round(processor, 4)})
                for file in pathlib.Path(work).glob("database*"):
                    file.unlink()
    tell(runs, rows)
    keep(options.runs, f"statements-{options.members}",
         {"machine": machine(), "versions": versions(relais), "members": options.members,
          "weeks": options.weeks, "rows": rows}, runs)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments_of(parser, members=2_000, repetitions=5)
    return parser.parse_args()


def write(logins, export):
    """One statement a login: a video that was played."""
    import orjson
    rows = 0
    with open(logins, newline="") as file, open(export, "wb") as out:
        for rows, row in enumerate(csv.DictReader(file), 1):
            out.write(orjson.dumps(statement(rows, row)) + b"\n")
    return rows


def statement(number, row):
    return {
        "id": f"00000000-0000-4000-8000-{number:012}",
        "actor": {"objectType": "Agent", "account": {
            "homePage": "https://lms.example.org", "name": row["member_id"]}},
        "verb": {"id": "https://w3id.org/xapi/video/verbs/played", "display": {"en-US": "played"}},
        "object": {
            "objectType": "Activity", "id": f"https://lms.example.org/video/{number % 97}",
            "definition": {"type": "https://w3id.org/xapi/video/activity-type/video",
                           "name": {"fr-FR": f"La mise en rayon, épisode {number % 97}"}}},
        "result": {"extensions": {
            "https://w3id.org/xapi/video/extensions/time": number % 600 + 0.25,
            "https://w3id.org/xapi/video/extensions/progress": 0.472,
            "https://w3id.org/xapi/video/extensions/played-segments": "0[.]42.608[,]43.168[.]124"}},
        "context": {
            "contextActivities": {
                "category": [{"id": "https://w3id.org/xapi/video"}],
                "parent": [{"id": "https://lms.example.org/course/12", "objectType": "Activity",
                            "definition": {"type": "http://adlnet.gov/expapi/activities/course"}}]},
            "extensions": {"https://w3id.org/xapi/video/extensions/session-id":
                           f"abb32c5b-ab8f-5f00-9718-{number:012}"}},
        "timestamp": row["logged_in_at"],
    }


def by_relais(relais, export, database):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([relais, "import", "--quiet", "--database", database, "--time-zone",
                    "Europe/Paris", export], check=True)
    elapsed = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def by_orjson(_, export, database):
    told = subprocess.run([sys.executable, "-c", PEER, export, database], check=True,
                          capture_output=True, text=True).stdout
    return map(float, told.split())


def tell(runs, rows):
    for clock, what in (("seconds", "time"), ("processor_seconds", "processor time")):
        def values(name):
            return [run[clock] for run in runs if run["subject"] == name]

        ratios = [theirs / mine for mine, theirs in zip(values("relais"), values("orjson"))]
        print(f"in a second of {what}: relais {rows / statistics.median(values('relais')):,.0f} "
              f"statements, orjson {rows / statistics.median(values('orjson')):,.0f}; "
              f"{statistics.median(ratios):.2f}x ({min(ratios):.2f} to {max(ratios):.2f})")


def versions(relais):
    import orjson
    import sqlite3
    return {"relais": version(relais), "orjson": orjson.__version__,
            "sqlite3": sqlite3.sqlite_version, "python": platform.python_version()}


main()
