"""What was measured, as a table, as JSON and as a plot."""
import json, math, os, pathlib, platform, subprocess, time

BEGIN, END = "<!-- figures: Tests/Benchmarks/run.py --update-readme -->", "<!-- end of figures -->"


def machine(binary, root, folder):
    """What the figures were measured on and with."""
    def first_line(*command):
        try:
            run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=root)
        except OSError:
            return "not there"
        return run.stdout.strip().splitlines()[0] if run.stdout.strip() else ""

    model = next((line.split(":", 1)[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), platform.machine())
    names = pathlib.Path("/etc/os-release").read_text().splitlines()
    system = dict(line.split("=", 1) for line in names if "=" in line)
    return {
        "cores": len(os.sched_getaffinity(0)), "processor": model, "kernel": platform.release(),
        "system": system.get("PRETTY_NAME", "").strip('"'),
        "memoryGB": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9),
        "fsyncMicroseconds": fsync_microseconds(folder), "load": round(os.getloadavg()[0], 1),
        "commit": first_line("git", "describe", "--always", "--dirty"), "marginalia": first_line(binary, "--version"),
        "swift": first_line("swift", "--version"), "nginx": first_line("/usr/sbin/nginx", "-v").split("/")[-1],
        "wrk": first_line("wrk", "-v").split(" [")[0].removeprefix("wrk "), "at": time.strftime("%Y-%m-%d %H:%M"),
    }


def fsync_microseconds(folder):
    """What a flush of 4 KiB costs on the disk of the databases: the median of 50."""
    times = []
    with open(folder / "flush", "wb", buffering=0) as file:
        for _ in range(50):
            file.write(b"x" * 4096)
            start = time.monotonic()
            os.fsync(file.fileno())
            times.append(time.monotonic() - start)
    return round(sorted(times)[25] * 1e6)


def verdict(row):
    if row["reach"] is None:
        return "shown"
    return "reached" if row["ratio"] >= row["reach"] else "missed"


def figure(number, unit):
    if number is None:
        return ""
    return f"{number:,.0f}/s" if unit == "/s" else f"{number:.1f} {unit}"


def cells(row):
    """What, ours, theirs, ratio, reach, verdict."""
    if "most" in row:
        return [row["what"], figure(row["ours"], row["unit"]), row["note"], "",
                f"at most {row['most']} {row['unit']}", verdict(row)]
    theirs = f"{figure(row['theirs'], row['unit'])} ({row['note']})"
    reach = "" if row["reach"] is None else f"{row['reach']:.1f}"
    return [row["what"], figure(row["ours"], row["unit"]), theirs, f"{row['ratio']:.2f}", reach, verdict(row)]


def line(row):
    what, ours, theirs, ratio, reach, outcome = cells(row)
    spread = f" [{row['least']:.2f}–{row['greatest']:.2f}]" if "least" in row else ""
    return f"{outcome:8} {what}: {ours}; {theirs}; {ratio}{spread}; reach {reach or 'none'}"


def markdown(results):
    """The table, and the machine in words."""
    heads = ["what", "Marginalia", "against", "ratio", "reach", ""]
    lines = ["| " + " | ".join(heads) + " |", "| " + " | ".join("---" for _ in heads) + " |"]
    lines += ["| " + " | ".join(cells(row)) + " |" for row in results["rows"]]
    about = results["machine"]
    lines += ["", f"{about['at'][:10]}, commit {about['commit']}, {about['cores']} cores of {about['processor']}, "
              f"{about['memoryGB']} GB, Linux {about['kernel']}, {about['system']}, nginx {about['nginx']}, "
              f"wrk {about['wrk']}; a flush of the disk {about['fsyncMicroseconds']} µs. Load by one thread of wrk on "
              f"the same machine, 64 connections, median of {about['runs']} each, taken in turn; "
              f"{about['seconds']} s in all."]
    return "\n".join(lines)


def write(results, folder):
    (folder / "results.json").write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    (folder / "results.svg").write_text(plot(results["rows"]))


def update(results, readme):
    """Puts the table between the two marks in README."""
    text = readme.read_text()
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    image = "![The ratios of the table below as bars](Tests/Benchmarks/results.svg)"
    readme.write_text(f"{before}{BEGIN}\n{image}\n\n{markdown(results)}\n{END}{after}")


def plot(rows):
    """Bars of the ratios on a scale of powers of two, with a mark where each has to reach; for light and dark pages.

    A row with an upper limit is drawn as how many times its figure fits below the limit.
    """
    left, wide, high, top = 330, 420, 24, 34
    shown = [row for row in rows if row["ratio"] > 0]
    low, most = 0.25, 8.0

    def x(value):
        share = (math.log2(min(max(value, low), most)) - math.log2(low)) / (math.log2(most) - math.log2(low))
        return left + share * wide

    height = top + high * len(shown) + 26
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + wide + 70} {height}" '
             f'width="{left + wide + 70}" height="{height}" role="img" aria-label="Ratios of Tests/Benchmarks/run.py">',
             "<style>text{font:13px system-ui,sans-serif;fill:#222}.scale{fill:#666;font-size:11px}"
             ".line{stroke:#bbb}.one{stroke:#666}.reached{fill:#2f7d4f}.missed{fill:#b5482f}.shown{fill:#5b7aa6}"
             ".mark{stroke:#111;stroke-width:2}@media(prefers-color-scheme:dark){text{fill:#ddd}.scale{fill:#aaa}"
             ".line{stroke:#444}.one{stroke:#999}.reached{fill:#58b37c}.missed{fill:#e07a5c}.shown{fill:#86a5d1}"
             ".mark{stroke:#fff}}</style>"]
    value = low
    while value <= most:
        kind = "one" if value == 1 else "line"
        parts.append(f'<line class="{kind}" x1="{x(value):.1f}" x2="{x(value):.1f}" y1="{top - 8}" y2="{height - 22}"/>'
                     f'<text class="scale" x="{x(value):.1f}" y="{top - 14}" text-anchor="middle">{value:g}×</text>')
        value *= 2
    for index, row in enumerate(shown):
        y = top + index * high
        start, end = sorted((x(1), x(row["ratio"])))
        # What stands in brackets is in the table.
        label = row["what"].split(" (")[0].replace("&", "&amp;").replace("<", "&lt;")
        parts.append(f'<text x="{left - 10}" y="{y + 14}" text-anchor="end">{label}</text>'
                     f'<rect class="{verdict(row)}" x="{start:.1f}" y="{y + 3}" width="{max(end - start, 1):.1f}" '
                     f'height="{high - 9}" rx="2"/>'
                     f'<text class="scale" x="{max(end, x(1)) + 6:.1f}" y="{y + 14}">{row["ratio"]:.2f}</text>')
        if row["reach"] is not None:
            at = x(row["reach"])
            parts.append(f'<line class="mark" x1="{at:.1f}" x2="{at:.1f}" y1="{y}" y2="{y + high - 3}"/>')
    parts.append(f'<text class="scale" x="10" y="{height - 6}">ratio; where a figure has an upper limit, the limit '
                 "over the figure; the mark is what has to be reached</text></svg>")
    return "\n".join(parts) + "\n"
