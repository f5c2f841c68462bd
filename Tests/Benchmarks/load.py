"""Runs wrk and compares two services by runs that alternate."""
import json, os, pathlib, shutil, statistics, subprocess
from services import pinned

SCRIPT = pathlib.Path(__file__).with_name("load.lua")
_runs = 0


def wrk(url, seconds, connections=64, cores=None, may_refuse=False, **environment):
    """One run; what `load.lua` reports, with `rate` in answers a second. Ends the suite where answers are wrong."""
    global _runs
    _runs += 1
    names = {name.upper(): str(value) for name, value in environment.items()}
    run = subprocess.run(
        [shutil.which("wrk") or "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s",
         "-s", str(SCRIPT), url],
        env=os.environ | {"RUN": f"{os.getpid()}-{_runs}"} | names, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, preexec_fn=pinned(cores))
    lines = [line for line in run.stdout.splitlines() if line.startswith("{")]
    if run.returncode != 0 or not lines:
        raise SystemExit(f"wrk failed on {url}:\n{run.stdout}")
    result = json.loads(lines[-1])
    result["rate"] = result["requests"] / (result["microseconds"] / 1e6)
    if not may_refuse and result["refused"] + result["broken"] + result["late"] > 0:
        raise SystemExit(f"wrong answers from {url}: {result}")
    return result


def compare(ours, theirs, rounds):
    """Rates of both, taken in turn after one run each that does not count; each round swaps who begins.

    Returns the medians of the rates, and the median of the rounds' ratios with the least and the greatest.
    """
    ours(), theirs()
    pairs = []
    for number in range(rounds):
        if number % 2 == 0:
            pairs.append((ours()["rate"], theirs()["rate"]))
        else:
            later = theirs()["rate"]
            pairs.append((ours()["rate"], later))
    ratios = [one / other for one, other in pairs]
    return {
        "ours": statistics.median(pair[0] for pair in pairs), "theirs": statistics.median(pair[1] for pair in pairs),
        "ratio": statistics.median(ratios), "least": min(ratios), "greatest": max(ratios), "rounds": rounds,
    }
