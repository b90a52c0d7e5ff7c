"""The plain figures by DuckDB. `load EXPORTS DATABASE` makes its native file of the exports, typed,
times as local ones; `ask DATABASE THREADS FIRST [COMMUNITY]` computes the figures of one community
or all, the first of the six periods beginning on the day FIRST; `active` does the
first figure alone, `check` counts what Relais counts.

Prints seconds from the moment DuckDB is loaded, so that starting Python does not count, and what it
found.
"""

import json
import sys
import time

import duckdb

# An export writes local time and its offset; the first 19 characters are the local time.
LOCAL = "CAST(left({0}, 19) AS TIMESTAMP) AS {1}"

TABLES = {
    "members": "member_id, joined_on, left_on",
    "memberships": "community_id, member_id, since, until",
    "logins": "member_id, " + LOCAL.format("logged_in_at", "acted"),
    "quiz_results": "member_id, quiz_id, item_id, topic, score, max_score, "
                    + LOCAL.format("answered_at", "acted"),
    "tips": "tip_id, author_id, topic, withdrawn_at, " + LOCAL.format("shared_at", "acted"),
    "comments": "member_id, " + LOCAL.format("commented_at", "acted"),
    "reactions": "member_id, " + LOCAL.format("reacted_at", "acted"),
    "challenge_entries": "member_id, " + LOCAL.format("joined_at", "acted") + ", "
                         + LOCAL.format("completed_at", "completed"),
    "challenges": "launched_by, " + LOCAL.format("starts_at", "acted"),
}
TIMES = ["logged_in_at", "answered_at", "shared_at", "commented_at", "reacted_at", "joined_at",
         "completed_at", "starts_at", "withdrawn_at"]


def load(exports, database):
    connection = duckdb.connect(database)
    for table, columns in TABLES.items():
        path = f"{exports}/{table}.csv"
        known = connection.execute(f"SELECT * FROM read_csv('{path}') LIMIT 0").description
        texts = {column[0]: "VARCHAR" for column in known if column[0] in TIMES}
        connection.execute(
            f"CREATE TABLE {table} AS SELECT {columns} FROM read_csv('{path}', types={texts})")
    connection.close()


# Those who are members of the asked communities on the last day of each of six periods.
COHORTS = """
CREATE TEMP TABLE cohort AS
SELECT p.period, s.community_id, s.member_id
FROM (SELECT range AS period, DATE '{first}' + CAST(range AS INTEGER) * 28 + 27 AS last
      FROM range(6)) p
  JOIN memberships s ON coalesce(s.since, last) <= last AND (s.until IS NULL OR s.until > last)
  JOIN members m ON m.member_id = s.member_id
    AND coalesce(m.joined_on, last) <= last AND (m.left_on IS NULL OR m.left_on > last)
WHERE {asked}
"""

FIGURES = {
    "active": """
        SELECT community_id, period, count(*) FROM cohort
          SEMI JOIN (
            SELECT member_id, date_diff('day', DATE '{first}', acted) // 28 AS period FROM logins
            WHERE acted >= DATE '{first}' AND member_id IN (SELECT member_id FROM cohort)
          ) USING (member_id, period)
        GROUP BY ALL""",
    # First attempts, by the members of the last period.
    "facility": """
        SELECT community_id, topic, avg(share), count(DISTINCT member_id) FROM (
            SELECT member_id, topic, arg_min(score / max_score, acted) AS share FROM quiz_results
            WHERE member_id IN (SELECT member_id FROM cohort WHERE period = 5)
            GROUP BY member_id, topic, quiz_id, item_id
          ) JOIN cohort USING (member_id) WHERE period = 5
        GROUP BY ALL""",
    "tips": """
        SELECT community_id, author_id, count(*) FROM tips
          JOIN cohort ON member_id = author_id
        WHERE period = 5 AND withdrawn_at IS NULL
        GROUP BY ALL""",
    # The last period: weekdays by slots of three hours.
    "heat_map": """
        SELECT community_id, isodow(acted) AS weekday, hour(acted) // 3 AS slot,
          count(DISTINCT member_id)
        FROM logins JOIN cohort USING (member_id)
        WHERE period = 5 AND acted >= DATE '{first}' + 140 AND acted < DATE '{first}' + 168
        GROUP BY ALL""",
}

# For the check alone: sizes, and members present by any act, as Relais counts them.
CHECKED = {
    "sizes": "SELECT community_id, period, count(*) FROM cohort GROUP BY ALL",
    "present": """
        SELECT community_id, period, count(*) FROM cohort
          SEMI JOIN (
            SELECT member_id, date_diff('day', DATE '{first}', acted) // 28 AS period FROM (
              SELECT member_id, acted FROM logins
              UNION ALL SELECT member_id, acted FROM quiz_results
              UNION ALL SELECT author_id, acted FROM tips
              UNION ALL SELECT member_id, acted FROM comments
              UNION ALL SELECT member_id, acted FROM reactions
              UNION ALL SELECT member_id, acted FROM challenge_entries
              UNION ALL SELECT member_id, completed FROM challenge_entries
              UNION ALL SELECT launched_by, acted FROM challenges)
            WHERE acted >= DATE '{first}'
          ) USING (member_id, period)
        GROUP BY ALL""",
}


def ask(database, threads, first, community, queries):
    start = time.perf_counter()
    connection = duckdb.connect(database, read_only=True)
    if threads != "all":
        connection.execute(f"SET threads = {threads}")
    asked = "TRUE" if community is None else f"s.community_id = '{community}'"
    connection.execute(COHORTS.format(first=first, asked=asked))
    found = {name: connection.execute(sql.format(first=first)).fetchall()
             for name, sql in queries.items()}
    return time.perf_counter() - start, found


def main():
    if sys.argv[1] == "load":
        load(*sys.argv[2:])
        return
    task, database, threads, first, *community = sys.argv[1:]
    queries = {"ask": FIGURES, "active": {"active": FIGURES["active"]}, "check": CHECKED}[task]
    seconds, found = ask(database, threads, first, (community or [None])[0], queries)
    answer = {"seconds": seconds, "rows": {name: len(rows) for name, rows in found.items()}}
    if task == "check":
        answer["found"] = found
    print(json.dumps(answer))


main()
