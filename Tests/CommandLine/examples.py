"""Every example of `--help` does what it says, where it stands."""
import json, re, subprocess, tempfile

from site_of_test import SLUG, Site


def commands(binary):
    """Every command with its path of names and the discussion of its help."""
    dump = json.loads(subprocess.check_output([binary, "--experimental-dump-help"]))
    found = []

    def walk(command, path):
        found.append((path, command))
        for child in command.get("subcommands", []):
            if child["commandName"] != "help":
                walk(child, path + [child["commandName"]])
    walk(dump["command"], [])
    return found


def lines(command):
    """The examples of a command."""
    _, _, text = command.get("discussion", "").partition("Examples:\n")
    return [line.strip() for line in text.splitlines() if line.strip()]


def status_of(line):
    """The statuses that count as good: `doctor` may find something on the machine of the test."""
    return (0, 1) if line.startswith("marginalia doctor") else (0,)


def prepared(site, line):
    """What has to be so before, and the line with identifiers in place of `ID`."""
    if "moderate restore" in line:
        id = site.comments("published")[0]
        site.must(f"marginalia moderate delete {id}")
    elif "moderate unban" in line:
        id = site.bans()[0]
    elif re.search(r"moderate (pin|unpin|delete)", line):
        id = site.comments("published")[0]
        if "unpin" in line:
            site.must(f"marginalia moderate pin {id}")
    else:
        id = site.comments("pending")[0]
    return re.sub(r"\bID\b", id, line)


def tests(binary):
    folder = tempfile.TemporaryDirectory(prefix="marginalia-site-")
    site = []

    def test(line):
        def run(scratch):
            if not site:
                site.append((Site(binary, folder.name).fill(), folder))
            here = site[0][0].copy(scratch)
            wanted = prepared(here, line)
            if wanted.startswith("marginalia serve"):
                # A fixed port may be taken on the machine of the test.
                without = re.sub(r" --port \d+", "", wanted)
                process, _ = here.serve(f"{without} --port 0")
                return here.stop(process)
            done = here.run(wanted)
            assert done.returncode in status_of(line), f"{wanted} -> {done.returncode}: {done.stdout}{done.stderr}"
            assert "Error" not in done.stderr, done.stderr
            assert "--reason" not in wanted or "--dry-run" in wanted or here.must("marginalia moderate log").count("(") > 0
        return run

    def complete(scratch):
        missing = [" ".join(path) for path, command in commands(binary) if path and not lines(command)]
        assert not missing, f"without an example: {missing}"
        for path, command in commands(binary):
            for line in lines(command):
                assert line.startswith(" ".join(["marginalia", *path])), f"{path}: {line}"
                assert len(line) <= 100, f"too long for a terminal: {line}"

    yield "Every command has examples, of itself", complete
    for _, command in commands(binary):
        for line in lines(command):
            yield line, test(line)
