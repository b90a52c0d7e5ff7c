"""Writes a made-up activity file in the columns of the Open University's studentVle.csv.

As in the real one, all fields are quoted, presentations follow each other, days ascend within each, and
a student's clicks of a day stand together: five or six pages. The same seed gives
the same file.
"""

import random

PRESENTATIONS = [(module, year) for year in ("2013J", "2014J")
                 for module in ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG")]


def write(path, rows, seed=1):
    draw = random.Random(seed)
    days = range(-25, 270)
    # A tenth of the students come on any day.
    students = max(10, int(rows / (len(PRESENTATIONS) * len(days)) / 5.5 * 10))
    written = 0
    with open(path, "w", newline="") as file:
        file.write('"code_module","code_presentation","id_student","id_site","date","sum_click"\n')
        while written < rows:
            for number, (module, year) in enumerate(PRESENTATIONS):
                first = 100_000 + number * students
                for day in days:
                    lines = []
                    for student in draw.sample(range(students), max(1, students // 10)):
                        for _ in range(draw.randint(1, 10)):
                            site = 546_000 + draw.randrange(900)
                            lines.append(f'"{module}","{year}","{first + student}","{site}",'
                                         f'"{day}","{draw.randint(1, 9)}"\n')
                    lines = lines[:rows - written]
                    file.writelines(lines)
                    written += len(lines)
    return written
