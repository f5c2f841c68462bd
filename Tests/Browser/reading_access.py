"""Accessibility and calm of the pages: axe-core, the keyboard, layout shift, right-to-left text."""
from selenium.webdriver.common.keys import Keys

from harness import expect, test

SLUG = "on-citing-and-annotating"
HEBREW = """---
title: שוליים
slug: margins
language: he
authors: [{name: דנה לוי}]
---

הקורא כתב בשוליים לפני שהמחבר כתב הערה.[^1] אחר כך נעשו ההערות למדע.

## הערות

בכתבי היד מקיפות ההערות את הטקסט.[^1]

[^1]: דנה לוי, *תולדות ההערה* (ירושלים: מאגנס, 1999), 12.
"""


def discussed(service):
    """The sample with comments of every kind."""
    root = service.post(SLUG, "On words of the text.", anchor={
        "type": "section", "id": "the-crowded-margin", "quote": {"exact": "oldest complete manuscript"}})
    service.post(SLUG, "> quoted\n\nA reply with [a link](https://example.org).", name="Bo", parentId=root["id"])
    service.post(SLUG, "On a note.", name="Cleo", anchor={"type": "citation", "number": 5})
    gone = service.post(SLUG, "To be deleted.", name="Dmitri")
    service.post(SLUG, "Stays below it.", name="Eve", parentId=gone["id"])
    service.call("DELETE", f"/v1/comments/{gone['id']}", **{"Edit-Token": gone["editToken"]})


@test("axe finds nothing on any page, in light and dark, wide and narrow, with a note, an error, or results open")
def axe(case):
    service = case.service()
    discussed(service)
    browser = case.browser(service, width=1400)
    browser.open(f"/articles/{SLUG}")
    browser.find(".margin .card")
    browser.check_axe("the article")
    browser.view(width=360, height=760, dark=True)
    browser.check_axe("the article, narrow and dark")
    browser.click("#marker-5")
    browser.find("aside.note:popover-open")
    browser.check_axe("a note", within="aside.note")
    browser.press(Keys.ESCAPE)
    browser.allow("status of 422", "status of 404")
    browser.fill("#post-name", "Ann")
    browser.fill("#post-body", "no")
    browser.click("#post button[type=submit]")
    browser.find("#post-body-error")
    browser.check_axe("the form with an error", within="#post")
    browser.click(".reply")
    browser.find("#post-heading a")
    browser.check_axe("the form below a comment", within="#comments")
    for path in ("/docs", "/search?q=note", "/search?q=%22", "/articles/nowhere"):
        browser.open(path)
        # Operations are written by one template; two of each group stand for all.
        browser.js("document.querySelectorAll('section > article:nth-of-type(n+3)').forEach(e => e.remove()); return 0")
        browser.check_axe(path)
    browser.view()
    browser.open("/articles/nowhere")
    browser.check_axe("a problem, light")


@test("axe finds nothing on the list of articles and on a page from right to left, whose margin is on the left")
def right_to_left(case):
    service = case.service(articles={"margins": HEBREW, "other": "---\ntitle: Other\nslug: other\n---\n\nWords.\n"})
    service.post("margins", "הערה", anchor={"type": "section", "id": "lead", "quote": {"exact": "הקורא כתב"}})
    browser = case.browser(service, width=1400)
    browser.open("/")
    browser.find(".articles")
    browser.check_axe("the list")
    browser.open("/articles/margins")
    card = browser.find(".margin .card")
    expect(browser.js("arguments[0].getBoundingClientRect().right < document.querySelector('.text').getBoundingClientRect().left", card),
           "the margin is not on the left")
    browser.check_axe("the page from right to left")
    browser.check_shift()
    browser.view(width=360, height=760)
    expect(browser.js("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways")


@test("Nothing moves while a page loads and its script begins, whatever its width")
def calm(case):
    service = case.service()
    discussed(service)
    browser = case.browser(service)
    for width in (1400, 1000, 360):
        browser.view(width=width, height=800)
        for place in ("", "#comments", "#citation-5", "#post"):
            browser.open("about:blank")
            browser.open(f"/articles/{SLUG}{place}")
            browser.wait("document.querySelectorAll('.vote').length > 2", "the script did not run")
            browser.wait("performance.getEntriesByName('first-contentful-paint').length", "nothing was painted")
            expect(browser.js("document.documentElement.scrollWidth <= innerWidth"), f"sideways at {width}")
            browser.check_shift()


@test("Everything is reached by the keyboard alone, in the order of the page, and shows that it has the focus")
def keyboard(case):
    service = case.service()
    discussed(service)
    browser = case.browser(service)
    browser.open(f"/articles/{SLUG}")
    browser.find(".vote")
    browser.press(Keys.TAB)
    expect(browser.js("document.activeElement.className") == "skip", "the first is not the way past the head")
    browser.press(Keys.ENTER)
    browser.wait("location.hash === '#article'", "the link leads nowhere")
    seen, unmarked = [], []
    while "button" not in (seen[-1:] or [""])[0] or "Post comment" not in seen[-1]:
        browser.press(Keys.TAB)
        place, marked, top = browser.js("""
            const element = document.activeElement, style = getComputedStyle(element);
            const name = element.id ? `#${element.id}` : `${element.localName} ${element.textContent.trim().slice(0, 30)}`;
            return [name, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
                    element.getBoundingClientRect().top + scrollY]""")
        expect(place != "body " and len(seen) < 300, f"the focus was lost after {seen[-3:]}")
        seen.append(place)
        if not marked:
            unmarked.append(place)
    expect(not unmarked, f"no focus to be seen on {unmarked[:5]}")
    for name in ("#marker-1", "#marker-15", "#post-name", "#post-email", "#post-website", "#post-body"):
        expect(seen.count(name) == 1, f"{name} was reached {seen.count(name)} times")
    order = [seen.index(name) for name in ("#marker-1", "#marker-15", "a Reply", "#post-name", "#post-body")]
    expect(order == sorted(order), f"the order is {order}")
    # What was typed here goes out by keyboard alone.
    browser.js("document.querySelector('#post-name').focus(); return 0")
    browser.press("Ann", Keys.TAB, Keys.TAB, Keys.TAB, "By keyboard alone.", Keys.TAB, Keys.ENTER)
    browser.find(".comment", "By keyboard alone.")
    expect(browser.js("document.activeElement.classList.contains('comment')"), "the focus does not follow the comment")


@test("A page whose comments are closed, or take no votes, offers neither; what is already there stays")
def closed(case):
    service = case.service("--votes", "off")
    browser = case.browser(service)
    browser.open("/")
    browser.find(".formats button", "Copy")
    expect(not browser.all(".vote"), "votes are offered")
    service.call("PATCH", f"/v1/editor/articles/{SLUG}", {"commentsOpen": False}, editor=True)
    browser.open("/")
    browser.find(".closed", "Comments are closed.")
    browser.find(".formats button", "Copy")
    expect(not browser.all("form#post, .reply"), "a form is offered")
    browser.js("""getSelection().selectAllChildren(document.querySelector('.text p')); return 0""")
    browser.js("document.querySelector('#marker-1').click(); return 0")
    browser.find("aside.note:popover-open")
    expect(not browser.all(".offer"), "quoting is offered")
