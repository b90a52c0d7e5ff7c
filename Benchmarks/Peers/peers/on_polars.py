"""The plain figures by polars. `load EXPORTS FOLDER` makes parquet files of the exports, typed,
times as local ones; `ask FOLDER THREADS FIRST [COMMUNITY]` computes the figures of one community
or all, the first of the six periods beginning on the day FIRST; `active` does the first alone.

Prints seconds from the moment polars is loaded, so that starting Python does not count, and how
many rows it found.
"""

import datetime
import json
import os
import sys
import time

task, *rest = sys.argv[1:]
if task != "load" and rest[1] != "all":
    os.environ["POLARS_MAX_THREADS"] = rest[1]

import polars as pl  # noqa: E402  The number of threads is read when it is loaded.
from polars import col  # noqa: E402

TIMES = {"logins": "logged_in_at", "quiz_results": "answered_at", "tips": "shared_at"}
DAYS = ["joined_on", "left_on", "since", "until"]
COLUMNS = {
    "members": ["member_id", "joined_on", "left_on"],
    "memberships": ["community_id", "member_id", "since", "until"],
    "logins": ["member_id", "at"],
    "quiz_results": ["member_id", "quiz_id", "item_id", "topic", "score", "max_score", "at"],
    "tips": ["tip_id", "author_id", "topic", "withdrawn_at", "at"],
}


def load(exports, folder):
    os.makedirs(folder, exist_ok=True)
    for table, columns in COLUMNS.items():
        rows = pl.read_csv(f"{exports}/{table}.csv", infer_schema_length=None)
        if table in TIMES:
            # An export writes local time and its offset; the first 19 characters are local time.
            local = col(TIMES[table]).str.slice(0, 19).str.to_datetime("%Y-%m-%dT%H:%M:%S")
            rows = rows.with_columns(local.alias("at"))
        days = [day for day in DAYS if day in columns]
        rows = rows.with_columns(col(day).cast(pl.String).str.to_date() for day in days)
        rows.select(columns).write_parquet(f"{folder}/{table}.parquet")


def cohort(scan, first, community):
    """Those who are members on the last day of each of six periods."""
    periods = pl.LazyFrame({"period": range(6)}).with_columns(
        last=pl.lit(first) + pl.duration(days=col("period") * 28 + 27))
    belongs = scan("memberships").join(scan("members"), on="member_id")
    if community is not None:
        belongs = belongs.filter(col("community_id") == community)
    last = col("last")
    return belongs.join(periods, how="cross").filter(
        col("since").fill_null(last) <= last, col("joined_on").fill_null(last) <= last,
        col("until").is_null() | (col("until") > last),
        col("left_on").is_null() | (col("left_on") > last),
    ).select("period", "community_id", "member_id").collect().lazy()


def figures(scan, first, community):
    def day(number):
        return pl.lit(first + datetime.timedelta(days=number))

    members = cohort(scan, first, community)
    current = members.filter(col("period") == 5).drop("period")
    logins = scan("logins").filter(col("at") >= day(0)).join(
        members.select("member_id").unique(), on="member_id", how="semi")
    present = logins.select(
        "member_id", period=(col("at").dt.date() - day(0)).dt.total_days() // 28)
    first_attempts = scan("quiz_results").join(current, on="member_id", how="semi").group_by(
        "member_id", "topic", "quiz_id", "item_id"
    ).agg((col("score") / col("max_score")).sort_by("at").first().alias("share"))
    return {
        "active": members.join(present.unique(), on=["member_id", "period"], how="semi")
        .group_by("community_id", "period").len(),
        "facility": first_attempts.join(current, on="member_id").group_by("community_id", "topic")
        .agg(col("share").mean(), col("member_id").n_unique()),
        "tips": scan("tips").filter(col("withdrawn_at").is_null())
        .join(current, left_on="author_id", right_on="member_id")
        .group_by("community_id", "author_id").len(),
        "heat_map": logins.filter(col("at") >= day(140), col("at") < day(168))
        .join(current, on="member_id")
        .group_by("community_id", weekday=col("at").dt.weekday(), slot=col("at").dt.hour() // 3)
        .agg(col("member_id").n_unique()),
    }


def ask(task, folder, first, community):
    start = time.perf_counter()
    queries = figures(
        lambda table: pl.scan_parquet(f"{folder}/{table}.parquet"),
        datetime.date.fromisoformat(first), community)
    if task == "active":
        queries = {"active": queries["active"]}
    found = dict(zip(queries, pl.collect_all(queries.values())))
    return {"seconds": time.perf_counter() - start,
            "rows": {name: rows.height for name, rows in found.items()}}


if task == "load":
    load(*rest)
else:
    folder, _, first, *community = rest
    print(json.dumps(ask(task, folder, first, (community or [None])[0])))
