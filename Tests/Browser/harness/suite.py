"""Tests, what each may ask for, and the runner."""
import os, sys, tempfile, time, traceback
from pathlib import Path

TESTS = []


class Failure(Exception):
    """Something is not as it should be."""


class Skip(Exception):
    """The test can't run here; the text says why."""


def expect(condition, what):
    """Fails with `what` unless the condition holds. For what takes a moment there is `Browser.wait`."""
    if not condition:
        raise Failure(what)


def test(name):
    """Registers a function that takes a `Case`; the name is a sentence."""
    def register(function):
        TESTS.append((function.__module__, name, function))
        return function
    return register


class Case:
    """What one test has: services, pages of other origins and browsers, all put away after it."""

    def __init__(self, binary, folder, pool):
        self.binary, self.folder, self.pool = binary, Path(folder), pool
        self.browsers, self.closing = [], []

    def service(self, *options, **settings):
        """Starts the binary on a database of its own, with `options` after those of the tests; see `Service`."""
        from .service import Service
        service = Service(self.binary, self.folder / f"service-{len(self.closing)}", *options, **settings)
        self.closing.append(service.stop)
        return service

    def pages(self, pages):
        """Serves pages at another origin: {path: (html, {header: value})}; gives the origin."""
        from .pages import Pages
        pages = Pages(pages)
        self.closing.append(pages.stop)
        return pages.origin

    def browser(self, service=None, **view):
        """A browser with nothing in it; a second call gives a second one with a profile of its own.

        Without arguments: 1280 by 900 CSS pixels, light, with script. `view` is that of `Browser.view`.
        """
        from .browser import Browser
        if len(self.browsers) == len(self.pool):
            self.pool.append(Browser())
        browser = self.pool[len(self.browsers)]
        self.browsers.append(browser)
        browser.begin(service.origin if service else "", **view)
        return browser

    def close(self):
        for browser in self.browsers:
            browser.end()
        for close in reversed(self.closing):
            close()


def run(binary, names, only, keep):
    """Runs the tests of the named modules; gives the exit status."""
    pool, failed, skipped, began = [], 0, 0, time.monotonic()
    chosen = [entry for entry in TESTS if entry[0] in names and only.lower() in entry[1].lower()]
    for number, (module, name, function) in enumerate(chosen, 1):
        start = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="marginalia-browser-", ignore_cleanup_errors=True) as folder:
            case = Case(binary, folder, pool)
            fault = reason = None
            try:
                function(case)
                for browser in case.browsers:
                    browser.check_console()
            except Skip as skip:
                reason = str(skip)
            except Exception as error:  # whatever a test raises is its failure, and the next test runs all the same
                fault = f"{error}" if isinstance(error, Failure) else traceback.format_exc()
                for browser in case.browsers:
                    fault += browser.described()
                    if keep:
                        browser.keep(keep, f"{module}-{number}")
            finally:
                try:
                    case.close()
                except Exception:
                    fault = (fault or "") + traceback.format_exc()
        took = f"{time.monotonic() - start:.1f} s"
        if reason is not None:
            skipped += 1
            print(f"  skipped  {module}: {name} ({reason})", flush=True)
        elif fault is None:
            print(f"  passed   {module}: {name} ({took})", flush=True)
        else:
            failed += 1
            print(f"  FAILED   {module}: {name} ({took})\n    " + fault.strip().replace("\n", "\n    "), flush=True)
    for browser in pool:
        browser.quit()
    print(f"browser: {len(chosen) - failed - skipped} passed, {failed} failed, {skipped} skipped"
          f" in {time.monotonic() - began:.0f} s")
    return 1 if failed or not chosen else 0
