#!/usr/bin/env python3
"""Measures Marginalia against nginx and against a Hummingbird + GRDB service, and itself against its limits.

  Tests/Benchmarks/run.py                  everything; prints a table, writes results.json and results.svg
  Tests/Benchmarks/run.py --quick          short runs, for a first look
  Tests/Benchmarks/run.py --only post,mixed
  Tests/Benchmarks/run.py --update-readme  also writes the table into README.md

Needs `docker/install-dependencies.sh --benchmark`. Builds the release where no --binary is given. The peer's source is
looked for in ../shared/peers/hummingbird-grdb (--peer, MARGINALIA_PEER) and built once (--peer-binary: a built one);
without it its rows are left out. What takes long to make is kept in .build/benchmarks. Talks to 127.0.0.1 alone and
ends what it started.
"""
import argparse, os, pathlib, resource, shutil, subprocess, sys, tempfile, time

sys.dont_write_bytecode = True
import large, report, rows  # noqa: E402
from services import ARTICLE, marginalia  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Suite:
    """What the rows need: programs, databases, and how long to measure."""

    def __init__(self, chosen, folder):
        self.folder = folder
        self.binary = chosen.binary
        self.seconds, self.rounds = (1, 3) if chosen.quick else (chosen.seconds, chosen.rounds)
        self.requests = 100_000 if chosen.quick else 1_000_000
        self.idle = 10_000
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if hard != resource.RLIM_INFINITY and hard < self.idle + 200:
            print(f"only {hard} open files are allowed: fewer idle connections", file=sys.stderr)
            self.idle = hard - 200
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, self.idle + 200)), hard))
        self.databases = 0
        self.empty = folder / "sample.sqlite"
        with marginalia(self.binary, self.empty, folder) as service:
            service.get(ARTICLE)
        self.peer, self.large = None, None

    def sample(self):
        """A new copy of the database with the sample alone."""
        self.databases += 1
        copy = self.folder / f"sample-{self.databases}.sqlite"
        shutil.copyfile(self.empty, copy)
        return copy

    def list_of_paths(self, name, paths):
        file = self.folder / f"{name}.paths"
        file.write_text("\n".join(paths) + "\n")
        return file

    # The peer

    def find_peer(self, source, built, cache):
        """Finds the peer's source, and builds it unless it is as it was."""
        source = pathlib.Path(source)
        if not (source / "Package.swift").exists():
            print(f"no peer in {source}: its rows are left out", file=sys.stderr)
            return
        self.make_database = source.parent / "make-db.py"
        self.seed = source.parents[1] / "documents" / "cultural-diplomacy.txt"
        if not self.make_database.exists() or not self.seed.exists():
            print(f"the peer's database needs {self.make_database} and {self.seed}: its rows are left out",
                  file=sys.stderr)
            return
        if built:
            self.peer = pathlib.Path(built).resolve()
            return
        build = cache / "peer"
        shutil.rmtree(build / "Sources", ignore_errors=True)
        for file in [source / "Package.swift", *sorted((source / "Sources").rglob("*.swift"))]:
            copy = build / file.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            # The time of the file comes along, so that nothing is built again that is as it was.
            shutil.copyfile(file, copy)
            shutil.copystat(file, copy)
            copy.chmod(0o644)
        print("building the peer", file=sys.stderr)
        command = ["swift", "build", "-c", "release", "--package-path", str(build)]
        subprocess.run(command, check=True, stdout=sys.stderr)
        shown = subprocess.run([*command, "--show-bin-path"], check=True, stdout=subprocess.PIPE, text=True)
        self.peer = pathlib.Path(shown.stdout.strip()) / "App"

    def make_peer_database(self, database, article):
        """The peer's own database, with our article in the place of its own, so that both serve one text."""
        subprocess.run([sys.executable, str(self.make_database), str(self.seed), str(database)], check=True,
                       stdout=subprocess.DEVNULL)
        large.fill_peer(database, article)

    # The large database

    def find_large(self, cache, scale):
        self.large = large.database(self.binary, cache, self.folder, scale)
        self.large_articles = large.articles(self.large, 1_000)
        self.sample_words = large.words_of_the_sample_alone()


def binary_of(chosen):
    if chosen.binary:
        return str(pathlib.Path(chosen.binary).resolve())
    build = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "marginalia"]
    subprocess.run(build, cwd=ROOT, check=True, stdout=sys.stderr)
    shown = subprocess.run([*build[:-2], "--show-bin-path"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return shown.stdout.strip() + "/marginalia"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", help="a release binary; built where not given")
    parser.add_argument("--peer", help="the peer's package",
                        default=os.environ.get("MARGINALIA_PEER", ROOT.parent / "shared/peers/hummingbird-grdb"))
    parser.add_argument("--peer-binary", help="the peer, built already")
    parser.add_argument("--only", default=",".join(rows.ALL), help="groups of rows: " + ", ".join(rows.ALL))
    parser.add_argument("--quick", action="store_true", help="three runs of a second")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3, help="of one run")
    parser.add_argument("--scale", type=float, default=1.0, help="size of the large database; 1: 10,000 articles")
    parser.add_argument("--cache", type=pathlib.Path, default=ROOT / ".build/benchmarks")
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "Tests/Benchmarks",
                        help="where results.json and results.svg go")
    parser.add_argument("--update-readme", action="store_true")
    chosen = parser.parse_args()
    groups = [name for name in chosen.only.split(",") if name]
    chosen.cache, chosen.output = chosen.cache.resolve(), chosen.output.resolve()
    for name in groups:
        if name not in rows.ALL:
            parser.error(f"--only: no rows are called {name}")
    for program in ("wrk", "nginx"):
        if not shutil.which(program) and not pathlib.Path(f"/usr/sbin/{program}").exists():
            raise SystemExit(f"{program} is not installed: docker/install-dependencies.sh --benchmark")

    chosen.binary = binary_of(chosen)
    chosen.cache.mkdir(parents=True, exist_ok=True)
    # Beside the build and not in the system's folder for temporary files, which may be in memory: a flush has to cost
    # what it costs on a disk.
    with tempfile.TemporaryDirectory(dir=chosen.cache) as folder:
        suite = Suite(chosen, pathlib.Path(folder))
        if "peer" in groups:
            suite.find_peer(chosen.peer, chosen.peer_binary, chosen.cache)
        if "large" in groups:
            suite.find_large(chosen.cache, chosen.scale)
        results = {"machine": report.machine(chosen.binary, ROOT, pathlib.Path(folder)), "rows": []}
        started = time.monotonic()
        for name in groups:
            for row in rows.ALL[name](suite):
                results["rows"].append(row)
                print(report.line(row), flush=True)
        results["machine"]["seconds"] = round(time.monotonic() - started)
        results["machine"]["runs"] = f"{suite.rounds} of {suite.seconds} s"
    print("\n" + report.markdown(results))
    if set(groups) == set(rows.ALL):
        report.write(results, chosen.output)
        if chosen.update_readme:
            report.update(results, ROOT / "README.md")
    elif chosen.update_readme:
        raise SystemExit("README takes only a run of all rows")


if __name__ == "__main__":
    main()
