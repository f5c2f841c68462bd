"""The reading page, with and without script."""
from harness import expect, test

SLUG = "on-citing-and-annotating"


@test("The page is read without script: a marker leads to its note and back, and a comment is posted")
def without_script(case):
    service = case.service()
    browser = case.browser(service, script=False)
    browser.open("/")
    browser.click("#marker-5")
    browser.wait("location.hash === '#citation-5'", "the marker did not lead to its note")
    browser.click("#citation-5 a[role=doc-backlink]")
    browser.wait("location.hash === '#marker-5'", "the note did not lead back")
    browser.fill("#post-name", "Ben")
    browser.fill("#post-body", "Read *without* script.")
    browser.click("#post button[type=submit]")
    browser.find(".comment", "Read without script.")
    browser.find("#post .outcome", "published")
    expect(browser.all(".comment em"), "the Markdown was not rendered")
