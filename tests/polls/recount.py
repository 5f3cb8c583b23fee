#!/usr/bin/env python3
"""Counts a poll again from its published ballots and holds the outcome against the published result.

    recount.py BALLOTS.csv RESULTS.csv

Needs nothing but Python, and knows nothing of the program that made the files: columns are taken by their place.
Ballots: number of the ballot, number of the option, option, 1 where it is flagged. Results: number of the option, option, votes, share
in percent, how many of them are flagged.
Exit code 0: the same. 1: not the same. 2: not readable.
"""
import csv
import sys
from collections import Counter
from fractions import Fraction


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        heading = file.readline()
        file.seek(0)
        return list(csv.reader(file, delimiter=";" if ";" in heading else ","))[1:]


def shares(votes):
    """Tenths of a percent that together make 100 %: largest remainders first, of equal ones the first option."""
    total = sum(votes)
    if total == 0:
        return [Fraction(0)] * len(votes)
    exact = [Fraction(1000 * count, total) for count in votes]
    cut = [int(value) for value in exact]
    by_remainder = sorted(range(len(votes)), key=lambda i: (cut[i] - exact[i], i))
    for i in by_remainder[:1000 - sum(cut)]:
        cut[i] += 1
    return [Fraction(value, 10) for value in cut]


def problems(ballots, results):
    numbers = Counter(row[0] for row in ballots)
    yield from (f"ballot {number} is there {times} times" for number, times in numbers.items() if times > 1)
    options = [int(row[0]) for row in results]
    counted = Counter(int(row[1]) for row in ballots)
    yield from (f"ballots for option {option}, which the result does not name" for option in counted if option not in options)
    votes = [counted[option] for option in options]
    flagged = Counter(int(row[1]) for row in ballots if row[3] == "1")
    for row in results:
        if int(row[4]) != flagged[int(row[0])]:
            yield f"option {row[0]}: {row[4]} flagged in the result, {flagged[int(row[0])]} ballots"
    for row, count, share in zip(results, votes, shares(votes)):
        if int(row[2]) != count:
            yield f"option {row[0]}: {row[2]} votes in the result, {count} ballots"
        if Fraction(row[3]) != share:
            yield f"option {row[0]}: {row[3]} % in the result, {float(share)} % counted"


def main():
    if len(sys.argv) != 3:
        print(__doc__)
        return 2
    try:
        ballots, results = rows(sys.argv[1]), rows(sys.argv[2])
        found = list(problems(ballots, results))
    except (OSError, ValueError, IndexError, UnicodeDecodeError) as error:
        print(f"not readable: {error}")
        return 2
    for problem in found:
        print(problem)
    print(f"{len(ballots)} ballots: " + ("not the published result" if found else "the published result"))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
