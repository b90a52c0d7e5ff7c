"""Times the figures of one community and of all, by Relais and by its peers, in turn.

Each run is a process of its own on files that are ready, all of them in the page cache. Relais
answers from its database: protected figures, the first release made before the clock starts, or
within it where that is said. DuckDB and polars compute plain figures from their native files of the
same exports: distinct active members of six periods, facility per topic, tips per author and the
heat map of the last period; `active alone` is the first of them.

Two clocks: `from start` is the whole process; `loaded` begins when Python has loaded the peer,
and is the one that ratios are taken from: that is the kinder one to the peers.
"""

import argparse
import functools
import json
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from common import arguments_of, keep, machine, simulate, version

HERE = pathlib.Path(__file__).resolve().parent
ON_DUCKDB = HERE / "peers/on_duckdb.py"
ON_POLARS = HERE / "peers/on_polars.py"
PERIODS = 6


def main():
    options = arguments()
    for program in (options.relais, options.all_views):
        if not pathlib.Path(program).exists():
            sys.exit(f"{program} is missing: make it with `make bench-views`")
    with tempfile.TemporaryDirectory(dir=options.work) as work:
        files = Files(pathlib.Path(work))
        prepare(options, files)
        views = Views(options, files)
        rows = {name: lines(files.exports / f"{name}.csv") - 1
                for name in ("logins", "quiz_results", "tips", "memberships")}
        print(f"{len(views.communities):,} communities, " +
              ", ".join(f"{count:,} {name}" for name, count in rows.items()))
        check(views, options)
        runs = measure(views, options)
    tell(runs)
    keep(options.runs, f"views-{options.members}",
         {"machine": machine(), "versions": versions(options), "members": options.members,
          "weeks": options.weeks, "communities": len(views.communities),
          "rows": rows}, runs)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments_of(parser, members=10_000, repetitions=7)
    parser.add_argument("--all-views", default=HERE.parent / ".build/release/AllViews")
    parser.add_argument("--sample", type=int, default=50, help="communities compared in the check")
    return parser.parse_args()


class Files:
    def __init__(self, work):
        self.exports = work / "exports"
        self.relais = work / "relais.sqlite"
        self.unreleased = work / "unreleased.sqlite"
        self.duckdb = work / "data.duckdb"
        self.polars = work / "parquet"
        self.communities = work / "communities"


def prepare(options, files):
    print("simulating and loading", file=sys.stderr)
    simulate(options, files.exports)
    run([options.relais, "import", "--quiet", "--database", files.unreleased,
         "--time-zone", "Europe/Paris", files.exports])
    run([sys.executable, ON_DUCKDB, "load", files.exports, files.duckdb])
    run([sys.executable, ON_POLARS, "load", files.exports, files.polars])
    shutil.copy(files.unreleased, files.relais)


def lines(path):
    with open(path, "rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))


def run(command, input=None):
    done = subprocess.run(command, input=input, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed with {done.returncode}: {done.stderr}")
    return done.stdout


class Views:
    """Every way to get the figures, as a function that returns the seconds of both clocks."""

    def __init__(self, options, files):
        self.options = options
        self.files = files
        with open(files.exports / "communities.csv") as rows:
            self.communities = [row.split(",")[0] for row in rows][1:]
        self.asked = "\n".join(self.communities)
        # The first release of all six periods, and their first days.
        shown = (self.shown(community) for community in self.communities)
        self.community, report = next(
            (community, report) for community, report in zip(self.communities, shown) if report)
        trend = next(table for table in report["tables"] if table["id"] == "trend")
        if len(trend["rows"]) < PERIODS:
            sys.exit("the company is too young: six closed periods are wanted")
        self.first = trend["rows"][0]["period_start"]
        # The other sections' first release.
        run(self.relais(self.files.relais, self.community))

    def shown(self, community):
        """Who took part in a community, as Relais shows it; None where it shows nothing."""
        done = subprocess.run(
            self.relais(self.files.relais, community)
            + ["--section", "participation", "--format", "json"],
            capture_output=True, text=True)
        return json.loads(done.stdout) if done.returncode == 0 else None

    def relais(self, database, community):
        return [self.options.relais, "community", community, "--database", database]

    def stored(self):
        return timed(self.relais(self.files.relais, self.community))

    def first_release(self):
        database = self.unreleased_copy()
        return timed(self.relais(database, self.community))

    def all_stored(self):
        return timed([self.options.all_views, self.files.relais])

    def all_one_by_one(self):
        return timed([self.options.all_views, self.files.relais, "one-by-one"], self.asked)

    def all_with_first_release(self):
        return timed([self.options.all_views, self.unreleased_copy()])

    def unreleased_copy(self):
        database = self.files.unreleased.with_name("copy.sqlite")
        shutil.copy(self.files.unreleased, database)
        return database

    def peer(self, task, script, file, threads, *community):
        return timed(self.asked_of(task, script, file, threads, *community), tells=True)

    def asked_of(self, task, script, file, threads, *community):
        return [sys.executable, script, task, file, threads, self.first, *community]


def timed(command, input=None, tells=False):
    """Seconds from the start, and seconds that the process tells of itself where it does."""
    start = time.perf_counter()
    out = run(command, input)
    seconds = time.perf_counter() - start
    return {"from_start": round(seconds, 4),
            "loaded": round(json.loads(out)["seconds"] if tells else seconds, 4)}


def subjects(views):
    """What is asked, by whom, and the way to time it."""
    ways = {
        "one": {"relais": views.stored, "relais, first release": views.first_release},
        "all": {"relais": views.all_stored, "relais, one by one": views.all_one_by_one,
                "relais, first release": views.all_with_first_release},
    }
    peers = {"duckdb": (ON_DUCKDB, views.files.duckdb), "polars": (ON_POLARS, views.files.polars)}
    for asked, community in (("one", [views.community]), ("all", [])):
        for name, files in peers.items():
            for suffix, task, threads in (
                    ("", "ask", "all"), (", one thread", "ask", "1"),
                    (", active alone", "active", "all")):
                ways[asked][name + suffix] = functools.partial(
                    views.peer, task, *files, threads, *community)
    return ways


def measure(views, options):
    """Every repetition runs everyone, each time beginning with another."""
    runs = []
    for repetition in range(options.repetitions):
        for asked, ways in subjects(views).items():
            names = list(ways)
            start = repetition % len(names)
            for name in names[start:] + names[:start]:
                runs.append({"repetition": repetition, "asked": asked, "subject": name,
                             **ways[name]()})
        print(f"repetition {repetition + 1} of {options.repetitions}", file=sys.stderr)
    return runs


def tell(runs):
    def values(asked, name, clock):
        return [run[clock] for run in runs if run["asked"] == asked and run["subject"] == name]

    print(f"{'':26}{'from start':>11}{'loaded':>9}{'relais is':>12}{'lowest':>9}{'highest':>9}")
    for asked in ("one", "all"):
        relais = values(asked, "relais", "from_start")
        names = dict.fromkeys(run["subject"] for run in runs if run["asked"] == asked)
        for name in sorted(names):
            seconds = values(asked, name, "loaded")
            ratios = [mine / theirs for mine, theirs in zip(relais, seconds)]
            print(f"{asked + ': ' + name:26}"
                  f"{statistics.median(values(asked, name, 'from_start')):11.3f}"
                  f"{statistics.median(seconds):9.3f}"
                  f"{statistics.median(ratios):11.3f}x{min(ratios):8.3f}x{max(ratios):8.3f}x")



# Whether both speak of the same people: exact figures, coded as Relais codes them (docs/privacy.md,
# rule 1, under the default policy), must be the figures that Relais shows.
def check(views, options):
    out = run([sys.executable, ON_DUCKDB, "check", views.files.duckdb, "all",
               views.first])
    answer = json.loads(out)
    exact = {name: {(community, period): count for community, period, count in rows}
             for name, rows in answer["found"].items()}
    sample = random.Random(1).sample(
        views.communities, min(options.sample, len(views.communities)))
    compared = wrong = 0
    for community in sample:
        report = views.shown(community)
        trend = [] if report is None else next(
            table for table in report["tables"] if table["id"] == "trend")["rows"]
        for period, row in enumerate(trend):
            if row["members"] is None:
                continue
            size = exact["sizes"].get((community, period), 0)
            active = coded(exact["present"].get((community, period), 0), size)
            compared += 1
            if (row["members"], row["active"]) != (size, active):
                wrong += 1
                print(f"{community}, period {period}: Relais shows {row['active']} of "
                      f"{row['members']}, DuckDB counts {active} of {size}", file=sys.stderr)
    print(f"check: {compared} counts of active members of {len(sample)} communities compared, "
          f"{wrong} differ")
    if wrong or not compared:
        sys.exit("Relais and DuckDB do not speak of the same people")
    found = [json.loads(run(views.asked_of("ask", script, file, "all")))["rows"]
             for script, file in ((ON_DUCKDB, views.files.duckdb), (ON_POLARS, views.files.polars))]
    print(f"check: figures found for all communities: {found[0]}")
    if found[0] != found[1]:
        sys.exit(f"polars found others: {found[1]}")


def coded(count, size, k=5, base=5):
    """A count of people out of `size`, as it is shown in JSON."""
    if count < k:
        return {"below": k}
    if count > size - k:
        return {"above": size - k}
    nearest = (count + base // 2) // base * base
    return {"about": min(max(nearest, -(-k // base) * base), (size - k) // base * base)}


def versions(options):
    import duckdb
    import polars
    return {"relais": version(options.relais), "duckdb": duckdb.__version__,
            "polars": polars.__version__, "python": sys.version.split()[0]}


main()
