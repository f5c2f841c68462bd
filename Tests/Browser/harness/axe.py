"""axe-core, by a package that carries it."""
import subprocess, sys
from pathlib import Path

from .suite import Skip

HERE = Path(__file__).resolve().parent.parent
FOLDER = HERE.parent.parent / ".build" / "python-browser"
#: WCAG 2.2 at AA with everything below it, and what axe holds for good practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_source = None


def source():
    """The script; skips the test where the package is not there and can't be installed."""
    global _source
    if _source is None:
        wanted, kept = (HERE / "requirements.txt").read_text(), FOLDER / "requirements.txt"
        if not kept.exists() or kept.read_text() != wanted:
            done = subprocess.run(
                [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade",
                 "--no-deps", "--target", str(FOLDER), "-r", str(HERE / "requirements.txt")],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if done.returncode != 0:
                _source = ""
            else:
                kept.write_text(wanted)
        if _source is None:
            _source = next(FOLDER.glob("*/axe.min.js")).read_text()
    if not _source:
        raise Skip("axe-core is not there and can't be installed")
    return _source


def violations(browser, within=None):
    """What axe finds, a line each: rule, help, and the first elements."""
    browser.js(f"{source()}; return 0")
    result = browser.driver.execute_async_script("""
        const [within, tags, done] = arguments;
        axe.run(within ? {include: [within]} : document, {runOnly: tags, resultTypes: ['violations']})
          .then(result => done(result.violations.map(({id, help, nodes}) =>
            `${id} (${help}): ` + nodes.slice(0, 3).map(node => `${node.target.join(' ')} — ${node.any.concat(node.all, node.none)
              .map(check => check.message).join(', ')}`).join(' | '))), error => done(['axe failed: ' + error]))""",
        within, TAGS)
    return result
