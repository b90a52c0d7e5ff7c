"""Times imports of one, ten and a hundred million logins, and tells their peak memory.

Each file is that of a simulated company with ten times the members, and is imported into a database of
its own; sizes take turns. What is told is the time a row, in that of the smallest file.
"""

import argparse
import os
import pathlib
import statistics
import sys
import tempfile

from common import arguments_of, count, keep, machine, simulate, timed, version


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments_of(parser, members=10_000, repetitions=3)
    parser.add_argument("--steps", type=int, default=3, help="each ten times the one before")
    options = parser.parse_args()
    relais = pathlib.Path(options.relais)
    if not relais.exists():
        sys.exit(f"{relais} is missing: make it with `make release`")
    with tempfile.TemporaryDirectory(dir=options.work) as work:
        sizes = [options.members * 10 ** step for step in range(options.steps)]
        files = {}
        for members in sizes:
            options.members = members
            folder = os.path.join(work, str(members))
            simulate(options, folder)
            for file in pathlib.Path(folder).iterdir():
                if file.name != "logins.csv":
                    file.unlink()
            export = os.path.join(folder, "logins.csv")
            files[members] = (export, *count(export))
        runs = []
        for repetition in range(options.repetitions):
            for members, (export, rows, size) in files.items():
                # Where three files do not fit the page cache, each is read into it first.
                count(export)
                database = os.path.join(work, "database")
                seconds, memory = timed([relais, "import", "--quiet", "--database", database,
                                         "--time-zone", "Europe/Paris", export])
                runs.append({"repetition": repetition, "members": members, "rows": rows,
                             "bytes": size, "seconds": round(seconds, 4),
                             "peak_megabytes": round(memory, 1),
                             "database_bytes": os.path.getsize(database)})
                for file in pathlib.Path(work).glob("database*"):
                    file.unlink()
    tell(runs, sizes)
    keep(options.runs, f"growth-{sizes[-1]}",
         {"machine": machine(), "versions": {"relais": version(relais)}, "weeks": options.weeks},
         runs)


def tell(runs, sizes):
    def cost(run):
        return run["seconds"] / run["rows"]

    print(f"{'rows':>14}{'peak MB':>10}{'database MB':>13}{'time a row':>12}{'lowest':>9}{'highest':>9}")
    first = [cost(run) for run in runs if run["members"] == sizes[0]]
    for members in sizes:
        mine = [run for run in runs if run["members"] == members]
        ratios = [cost(run) / base for run, base in zip(mine, first)]
        print(f"{mine[0]['rows']:14,}{max(run['peak_megabytes'] for run in mine):10.0f}"
              f"{mine[0]['database_bytes'] / 1e6:13.0f}"
              f"{statistics.median(ratios):11.2f}x{min(ratios):8.2f}x{max(ratios):8.2f}x")


main()
