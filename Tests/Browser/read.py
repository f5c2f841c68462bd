"""The reading page, with and without script."""
from selenium.webdriver.common.keys import Keys

from harness import expect, test

SLUG = "on-citing-and-annotating"
QUOTED = "The oldest complete manuscript of the Iliad"


def write(browser, name, body):
    browser.fill("#post-name", name)
    browser.fill("#post-body", body)
    browser.click("#post button[type=submit]")


@test("Without script a marker leads to its note and back, a comment and a reply are posted, and a search finds")
def without_script(case):
    service = case.service()
    browser = case.browser(service, script=False)
    browser.open("/")
    browser.click("#marker-5")
    browser.wait("location.hash === '#citation-5'", "the marker did not lead to its note")
    browser.click("#citation-5 a[role=doc-backlink]")
    browser.wait("location.hash === '#marker-5'", "the note did not lead back")
    write(browser, "Ben", "Read *without* script.")
    browser.find("#post .outcome", "published")
    browser.find(".comment", "Read without script.")
    expect(browser.all(".comment em"), "the Markdown was not rendered")
    browser.click(".thread > li:last-child .reply")
    browser.find("#post-heading", "Reply to Ben")
    write(browser, "Cleo", "A reply without script.")
    browser.find(".thread > li:last-child > ol .comment", "A reply without script.")
    browser.fill("#search", "scholia")
    browser.press(Keys.ENTER)
    browser.find(".results mark", "scholia")


@test("A marker opens its note in place; Escape closes it and gives the focus back")
def notes(case):
    browser = case.browser(case.service())
    browser.open("/")
    browser.js("document.querySelector('#marker-5').focus()")
    browser.press(Keys.ENTER)
    note = browser.find("aside.note:popover-open", "Pierre Bayle")
    expect(browser.js("document.activeElement === arguments[0]", note), "the note has not the focus")
    expect(browser.js("""(box => box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight)
        (arguments[0].getBoundingClientRect())""", note), "the note is not inside the window")
    browser.press(Keys.ESCAPE)
    browser.wait("!document.querySelector('aside.note:popover-open')", "Escape did not close the note")
    expect(browser.focused() == "a#marker-5", f"the focus went to {browser.focused()}")
    browser.click("#marker-6")
    browser.click("aside.note:popover-open .onward")
    browser.wait("location.hash === '#citation-6'", "the popover does not lead to the note")
    browser.wait("!document.querySelector('aside.note:popover-open')", "the popover stayed open")
    browser.click("#citation-6 a[role=doc-backlink]")
    browser.wait("location.hash === '#marker-6'", "the note did not lead back")


@test("A comment is posted, answered, changed and deleted without leaving the page, and a second browser sees it live")
def discussion(case):
    service = case.service()
    first, second = case.browser(service), case.browser(service)
    for browser in (first, second):
        browser.open(f"/articles/{SLUG}")
        browser.find(".vote")
        browser.js("window.sameDocument = true; return 0")
    write(first, "Ann", "Live from the *first*.")
    mine = "#" + first.find(".thread > li:last-child > .comment", "Live from the first.").get_attribute("id")
    first.find("#post .outcome", "published")
    expect(second.find(mine).text.count("Live from the first.") == 1, "the second does not see it")
    second.find("#live", "New comment by Ann.")

    second.click(f"{mine} .reply")
    second.find("#post-heading", "Reply to Ann")
    expect(second.focused() == "textarea#post-body", f"the focus is on {second.focused()}")
    write(second, "Bo", "An answer.")
    second.find(f"li:has(> {mine}) > ol .comment", "An answer.")
    first.find(f"li:has(> {mine}) > ol .comment", "An answer.")
    second.wait("document.querySelector('#comments > #post')", "the form did not go home")

    first.click(f"{mine} .actions button", "Edit")
    first.wait("document.querySelector('.editing textarea')?.value === 'Live from the *first*.'", "no Markdown to change")
    first.fill(".editing textarea", "Changed by its author.")
    first.click(".editing button[type=submit]")
    first.wait_text(mine, "Changed by its author.")
    second.wait_text(mine, "Changed by its author.")
    second.wait_text(mine, "edited")

    first.click(f"{mine} .actions button", "Delete")
    first.click(f"{mine} .actions button", "Delete for good")
    first.wait_text(mine, "This comment was deleted.")
    second.wait_text(mine, "This comment was deleted.")
    answer = second.find(f"li:has(> {mine}) > ol .comment", "An answer.").get_attribute("id")
    second.click(f"#{answer} .actions button", "Delete")
    second.click(f"#{answer} .actions button", "Delete for good")
    for browser in (first, second):
        browser.wait(f"!document.querySelector('#{answer}') && !document.querySelector('{mine}')",
                     "a tombstone that nobody answers stayed")
        expect(browser.js("window.sameDocument"), "the page was left")
        expect(browser.text("#comments-heading") == "2 comments", "the number is wrong")


@test("A comment that arrives while the text is read moves nothing")
def calm(case):
    service = case.service()
    browser = case.browser(service)
    browser.open("/")
    browser.find(".masthead")
    browser.wait("document.querySelector('.vote')", "the script did not run")
    service.post(SLUG, "From elsewhere, on a section.", anchor={"type": "section", "id": "the-crowded-margin"})
    service.post(SLUG, "From elsewhere, on words.", anchor={
        "type": "section", "id": "lead", "quote": {"exact": "Somebody underlines it"}})
    browser.wait_text("#comments", "From elsewhere, on words.")
    browser.wait("CSS.highlights.get('quoted').size === 1", "the words are not marked")
    browser.wait("document.querySelector('#the-crowded-margin .remarks a')?.textContent === '1 comment'", "no count beside the text")
    browser.check_shift()


@test("A vote counts once, is shown as given after a reload, and is taken back; it reaches others when they come back")
def votes(case):
    service = case.service()
    browser, other = case.browser(service), case.browser(service)
    other.open("/")
    other.find(".vote")
    browser.open("/")
    browser.click(".vote")
    browser.wait("document.querySelector('.vote').ariaPressed === 'true'", "the vote is not shown")
    browser.wait("document.querySelector('.vote .count').textContent === '1'", "the vote does not count")
    other.js("document.dispatchEvent(new Event('visibilitychange')); return 0")
    other.wait("document.querySelector('.vote .count').textContent === '1'", "the other does not see the vote")
    browser.open("/")
    browser.wait("document.querySelector('.vote').ariaPressed === 'true'", "the vote is forgotten")
    browser.click(".vote")
    browser.wait("document.querySelector('.vote').ariaPressed === 'false'", "the vote can't be taken back")
    browser.wait("document.querySelector('.vote .count').textContent === '0'", "the vote still counts")


@test("Selected words are quoted, marked in the text, and shown in the margin; the section says how many speak of it")
def quoting(case):
    service = case.service()
    browser = case.browser(service, width=1400)
    browser.open("/")
    browser.find(".contents")
    browser.select("#the-crowded-margin", QUOTED)
    browser.click(".offer")
    browser.find("#post .quoted", QUOTED)
    write(browser, "Dmitri", "Which one?")
    browser.find(".comment .quoted", QUOTED)
    card = browser.find(".margin .card", "Which one?")
    top = browser.js("arguments[0].getBoundingClientRect().top", card)
    line = browser.js("[...CSS.highlights.get('quoted')][0].getBoundingClientRect().top")
    expect(abs(top - line) < 30, f"the card is {top - line} pixels from its words")
    marked = browser.js("String([...CSS.highlights.get('quoted')][0])").replace("\n", " ")
    expect(marked == QUOTED, f"marked is “{marked}”")
    posted = service.call("GET", f"/v1/articles/{SLUG}/comments")["items"][-1]["anchor"]
    expect(posted["id"] == "the-crowded-margin" and posted["quote"]["exact"] == QUOTED, f"posted is {posted}")
    browser.view(width=360, height=760)
    browser.wait("!document.querySelector('.margin .card')", "the margin stays where there is none")
    browser.click("#the-crowded-margin .remarks a", "1 comment")
    browser.wait("location.hash.startsWith('#comment-')", "the number does not lead to the comment")
    browser.open("/")
    browser.select("#citation-5", "Dictionnaire historique")
    browser.click(".offer")
    write(browser, "Eve", "On a note.")
    browser.find("#citation-5 .remarks", "1 comment")


@test("What is wrong is said beside the field, and a draft outlives a reload and a service that is gone")
def refusals(case):
    service = case.service()
    browser = case.browser(service)
    browser.open("/")
    browser.find(".vote")
    browser.allow("status of 422", "ERR_CONNECTION_REFUSED", "ERR_EMPTY_RESPONSE", "ERR_INCOMPLETE_CHUNKED",
                  "ERR_CONNECTION_RESET")
    browser.js("document.querySelector('#post-website').type = 'text'")
    browser.fill("#post-website", "nowhere")
    write(browser, "Ann", "With a wrong website.")
    browser.find("#post-website-error", "URL")
    expect(browser.js("document.querySelector('#post-website').ariaInvalid") == "true", "the field is not marked")
    expect(browser.focused() == "input#post-website", f"the focus is on {browser.focused()}")
    browser.open("/")
    browser.wait("document.querySelector('#post-body').value === 'With a wrong website.'", "the draft is lost")
    browser.fill("#post-website", "https://ann.example")
    browser.click("#post button[type=submit]")
    browser.find(".comment", "With a wrong website.")
    browser.open("/")
    browser.find(".vote")
    expect(browser.js("document.querySelector('#post-body').value") == "", "what was posted is still in the form")


@test("A comment whose answer is lost is sent again under its key, also after a reload, and stands there once")
def lost_answer(case):
    service = case.service()
    browser = case.browser(service)
    browser.open("/")
    browser.find(".vote")
    browser.allow("lost on purpose", "Failed to load resource")
    # The request arrives, its answer does not.
    browser.js("""
        const send = window.fetch;
        window.fetch = async (target, options) => {
          const response = await send(target, options);
          if (options?.method === 'POST') throw new TypeError('lost on purpose');
          return response;
        };
        return 0""")
    write(browser, "Ann", "Sent again and again.")
    browser.find("#post .message", "did not answer")
    browser.open("/")
    browser.wait("document.querySelector('#post-body').value === 'Sent again and again.'", "the draft is lost")
    browser.click("#post button[type=submit]")
    browser.find("#post .outcome", "published")
    comments = service.call("GET", f"/v1/articles/{SLUG}/comments?view=flat")["items"]
    expect([comment["body"] for comment in comments].count("Sent again and again.") == 1, "it stands there twice")


@test("A comment that waits for an editor is said to wait")
def held(case):
    browser = case.browser(case.service("--moderation", "all"))
    browser.open("/")
    browser.find(".vote")
    write(browser, "Ann", "Please look at this.")
    browser.find("#post .outcome", "An editor will look at your comment first.")
    expect("Please look" not in browser.text(".thread"), "a held comment is shown")


@test("A proof of work and a stamp are given where they are asked for")
def proof(case):
    browser = case.browser(case.service("--proof-of-work", "8", "--require-stamp", "on"))
    browser.open("/")
    browser.find(".vote")
    browser.allow("status of 422", "status of 403", "status of 400")
    write(browser, "Ann", "With a proof.")
    browser.find(".comment", "With a proof.")


@test("The search shows its results while one types; arrows and Enter lead to them")
def search(case):
    browser = case.browser(case.service())
    browser.open("/")
    browser.find(".vote")
    browser.fill("#search", "Ranke")
    browser.find(".found-here .results mark", "Ranke")
    browser.check_axe("the search", within=".masthead")
    browser.press(Keys.ARROW_DOWN, Keys.ENTER)
    browser.wait("location.hash", "the result leads nowhere")
    expect(browser.js("document.querySelector('.found-here').hidden"), "the results stay open")
    browser.fill("#search", '"unclosed')
    browser.find(".found-here .message")
    browser.press(Keys.ESCAPE)
    expect(browser.focused() == "input#search", "Escape lost the focus")


@test("How to cite is shown in each style and copied")
def citing(case):
    browser = case.browser(case.service())
    browser.open("/")
    browser.find(".vote")
    browser.cdp("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    browser.click(".formats .style", "APA")
    browser.wait("document.querySelector('.cite').textContent.includes('(2026')", "APA is not shown")
    browser.click(".formats button", "Copy")
    browser.find(".formats [role=status]", "Copied")
    copied = browser.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0], e => arguments[0](String(e)))")
    expect(copied == browser.text(".cite"), f"copied was “{copied}”")
