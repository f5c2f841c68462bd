"""The harness itself: it sees what is wrong where something is."""
from harness import Failure, expect, test

HEAD = "<!DOCTYPE html><html lang=en><title>A page</title><link rel=icon href='data:,'><main><h1>A page</h1>"
PAGES = {
    "/good": (HEAD + "<p>All is well.</p></main>", {}),
    "/error": (HEAD + "<script>console.error('oh')</script></main>", {}),
    "/policy": (HEAD + "<p style='color: red'>Red</p></main>", {"Content-Security-Policy": "default-src 'none'"}),
    "/outside": (HEAD + "<img alt='' src='https://outside.example/a.png'></main>", {}),
    "/shift": (HEAD + "<p>Below</p></main><script>onload = () => requestAnimationFrame(() => setTimeout(() => {"
               "document.querySelector('p').before(Object.assign(document.createElement('div'),"
               "{innerHTML: '<br>'.repeat(9)}))}, 100))</script>", {}),
    "/unnamed": (HEAD + "<button></button></main>", {}),
}


def refused(check, what):
    try:
        check()
    except Failure:
        return
    raise Failure(f"{what} was not seen")


@test("An error of the console, what a policy refuses, a request to elsewhere and a shift are seen")
def control(case):
    origin = case.pages(PAGES)
    browser = case.browser()
    browser.open(origin + "/good")
    browser.check_console()
    browser.check_shift()
    for name in ("error", "policy", "outside"):
        browser.open(f"{origin}/{name}")
        refused(browser.check_console, name)
        browser.faults.clear()
    browser.open(origin + "/shift")
    browser.wait("window.harness.shift > 0", "the shift was not seen")
    refused(browser.check_shift, "the shift")


@test("What a screen reader can't name is seen")
def unnamed(case):
    origin = case.pages(PAGES)
    browser = case.browser()
    browser.open(origin + "/good")
    browser.check_axe("a good page")
    browser.open(origin + "/unnamed")
    refused(lambda: browser.check_axe("a button without a name"), "the button")
    expect(not browser.console(), "the console has errors")


@test("A second browser has a storage of its own")
def apart(case):
    origin = case.pages(PAGES)
    first, second = case.browser(), case.browser()
    for browser in (first, second):
        browser.open(origin + "/good")
    first.js("localStorage.setItem('a', '1'); return 0")
    expect(second.js("localStorage.getItem('a')") is None, "the second has the first's storage")
