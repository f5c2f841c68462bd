"""Completions in the shells that are installed."""
import shutil, subprocess, tempfile

from site_of_test import SLUG, Site

COMPLETE = """
source completion.bash
complete_line() {
    COMP_LINE=$1; COMP_POINT=${#1}; COMP_TYPE=9; COMP_KEY=9
    read -ra COMP_WORDS <<<"$1"; [[ $1 == *" " ]] && COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
    "$(complete -p marginalia | sed -E 's/.*-F ([^ ]+).*/\\1/')" marginalia "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
    printf '%s\\n' "${COMPREPLY[@]}"
}
"""


def tests(binary):
    folder = tempfile.TemporaryDirectory(prefix="marginalia-site-")
    kept = []

    def site():
        if not kept:
            kept.append((Site(binary, folder.name).fill(), folder))
            kept[0][0].must("marginalia --generate-completion-script bash > completion.bash")
        return kept[0][0]

    def offered(line, **more):
        done = site().run(f"{COMPLETE}\ncomplete_line '{line}'", **more)
        return [text.strip() for text in done.stdout.splitlines()]

    def bash(scratch):
        subprocess.run(["bash", "-n", site().folder / "completion.bash"], check=True)
        cases = [
            ("marginalia do", ["doctor"]), ("marginalia moderate unp", ["unpin"]), ("marginalia serve --moderation f", ["first"]),
            ("marginalia import x.md --format j", ["jats", "json"]), ("marginalia moderate close on-", [SLUG]),
            ("marginalia import essay.txt --time-zone Europe/Berl", ["Europe/Berlin"]), ("marginalia backup ess", ["essay.txt"]),
            ("marginalia moderate undo ", ["2", "1"]),
        ]
        for line, expected in cases:
            found = offered(line)
            assert set(expected) <= set(found), f"{line}: {expected} not in {found}"
        for status, command in (("pending", "reject"), ("published", "pin")):
            ids = site().comments(status)
            found = offered(f"marginalia moderate {command} ")
            assert ids and set(ids) <= set(found), f"{command}: {ids} not in {found}"
        assert set(site().bans()) <= set(offered("marginalia moderate unban "))

    def elsewhere(scratch):
        other = scratch / "other.sqlite"
        site().must(f"marginalia import article.md --slug in-another-place --database {other}")
        assert "in-another-place" in offered(f"marginalia moderate close --database {other} in")
        assert "in-another-place" in offered("marginalia moderate close in", MARGINALIA_DATABASE=str(other))

    def nothing(scratch):
        before = sorted(path.name for path in scratch.iterdir())
        done = subprocess.run([binary, "---completion", "moderate", "close", "--", "positional@0", "2", "0", "marginalia", "moderate",
                               "close", "--database", str(scratch / "none.sqlite"), ""], cwd=scratch, text=True, capture_output=True)
        assert done.stdout.strip() == "", done.stdout
        assert sorted(path.name for path in scratch.iterdir()) == before, "a completion has made a file"

    def other(shell):
        def run(scratch):
            script = subprocess.check_output([binary, "--generate-completion-script", shell], text=True)
            assert "marginalia" in script and "doctor" in script
            if shutil.which(shell) is None:
                return f"{shell} is not installed"
            file = scratch / "completion"
            file.write_text(script)
            subprocess.run([shell, "-n", str(file)], check=True)
            if shell == "fish":
                found = subprocess.check_output(["fish", "-c", f"source {file}; complete -C 'marginalia do'"], text=True)
                assert "doctor" in found, found
        return run

    yield "bash completes commands, values, files, and what the database knows", bash
    yield "bash completes from the database that the line or the environment names", elsewhere
    yield "Where there is no database nothing is offered and nothing made", nothing
    yield "zsh takes its script", other("zsh")
    yield "fish takes its script", other("fish")
