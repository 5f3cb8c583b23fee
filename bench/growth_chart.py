#!/usr/bin/env python3
"""What bench/growth.py measured, as a chart and as tables.

    python3 bench/growth_chart.py --svg docs/growth.svg sqlite.json postgresql.json   # tables on standard output

The chart needs gnuplot (Debian: gnuplot-nox). Both axes are logarithmic: a page that does not grow is a level line.
"""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys


def table(measured):
    sizes = measured["sizes"]
    lines = [f"| {measured['engine']}, ms | " + " | ".join(f"{size:,}" for size in sizes) + f" | {sizes[-1]:,} / {sizes[0]:,} |", "|---|" + "---:|" * (len(sizes) + 1)]
    for name, medians in measured["figures"].items():
        digits = 0 if name == "memory" else 2
        label = "memory, MB" if name == "memory" else name
        lines.append(f"| {label} | " + " | ".join(f"{median:.{digits}f}" for median in medians) + f" | {medians[-1] / medians[0]:.2f} |")
    return "\n".join(lines)


def chart(all_measured, svg):
    blocks, plots, panels = [], [], []
    for measured in all_measured:
        names = [name for name in measured["figures"] if name != "memory"]
        first = len(blocks)
        for name in names:
            blocks.append("\n".join(f"{size} {median}" for size, median in zip(measured["sizes"], measured["figures"][name])))
        plots.append("plot " + ", ".join(f"$data index {first + i} using 1:2 with linespoints linewidth 2 title {json.dumps(name)}" for i, name in enumerate(names)))
        panels.append(f"set title {json.dumps(measured['engine'])}")
    script = [f"set terminal svg size {560 * len(plots)},460 font 'sans,13' background 'white'", f"set output {json.dumps(str(svg))}", "$data << END", "\n\n\n".join(blocks), "END",
              f"set multiplot layout 1,{len(plots)}", "set logscale xy", "set xlabel 'projects in the country'", "set ylabel 'milliseconds a page, median'", "set key outside below", "set grid",
              "set xtics (" + ", ".join(f"'{size:,}' {size}" for size in all_measured[0]["sizes"]) + ")", "set yrange [0.1:*]"]
    for panel, plot in zip(panels, plots):
        script += [panel, plot]
    subprocess.run(["gnuplot"], input="\n".join([*script, "unset multiplot", ""]), text=True, check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--svg", type=pathlib.Path)
    parser.add_argument("measured", type=pathlib.Path, nargs="+")
    arguments = parser.parse_args()
    all_measured = [json.loads(file.read_text()) for file in arguments.measured]
    if arguments.svg:
        if not shutil.which("gnuplot"):
            sys.exit("gnuplot is not here: apt-get install gnuplot-nox")
        chart(all_measured, arguments.svg)
    print("\n\n".join(map(table, all_measured)))


main()
