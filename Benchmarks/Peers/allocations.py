"""Counts the allocations that each thread of an import makes, and tells how many a row.

What starting costs is left out: a third of each file is imported too, and the difference is divided by
the difference in rows. Linux only; wants a C compiler.
"""

import argparse
import itertools
import os
import pathlib
import subprocess
import sys
import tempfile

import oulad
from common import arguments_of, count, simulate

HERE = pathlib.Path(__file__).resolve().parent
PROFILE = HERE.parents[1] / "SampleData/profiles/oulad.yml"
# In the order in which they first allocate; the fourth and others belong to the system.
THREADS = ["reading", "writing", "folding"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments_of(parser, members=20_000, repetitions=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work) as work:
        library = os.path.join(work, "allocations.so")
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, HERE / "allocations.c",
                        "-ldl"], check=True)
        exports = os.path.join(work, "exports")
        simulate(options, exports)
        oulad.write(os.path.join(exports, "studentVle.csv"), 100 * options.members)
        print(f"{'allocations a row':20}" + "".join(f"{name:>10}" for name in THREADS))
        for name in ("logins", "quiz_results", "studentVle"):
            export = os.path.join(exports, f"{name}.csv")
            rows, _ = count(export)
            part = os.path.join(work, "part.csv")
            with open(export) as file, open(part, "w") as out:
                out.writelines(itertools.islice(file, 1 + rows // 3))
            how = ["--profile", PROFILE] if name == "studentVle" else []
            whole = allocations(options, library, export, how)
            third = allocations(options, library, part, how)
            print(f"{name:20}" + "".join(
                f"{(all - some) / (rows - rows // 3):10.4f}" for all, some in zip(whole, third)))


def allocations(options, library, export, how):
    with tempfile.TemporaryDirectory(dir=options.work) as work:
        told = subprocess.run(
            [options.relais, "import", "--quiet", "--database", os.path.join(work, "database"),
             *how, export], env={**os.environ, "LD_PRELOAD": library}, check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
    line = next((line for line in told.splitlines() if line.startswith("allocations ")), None)
    if line is None:
        sys.exit("the counting library was not loaded")
    return [int(number) for number in line.split()[1:]][:len(THREADS)]


main()
