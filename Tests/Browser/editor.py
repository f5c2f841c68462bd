"""The editor's desk, walked through as an editor does: with the keyboard where there are keys."""
import subprocess

from selenium.webdriver.common.keys import Keys

from harness import expect, test

SLUG = "on-citing-and-annotating"
#: When the last comment of the sample was written, or later.
SAMPLE = "2026-11-25"
DOCUMENT = """---
title: A Second Text
subtitle: With a subtitle
date: 2026-03-04
authors:
  - Ann Author
---

The first sentence.[^1] A marker without a note.[^9]

## A heading

More of it.

[^1]: Ann Author, *A Book* (London: House, 1999), 12.
"""


def signed_in(case, *options, comments=(), **view):
    """A service that holds comments, and a browser whose editor has signed in."""
    service = case.service("--moderation", "all", *options)
    for name, body in comments:
        service.post(SLUG, body, name=name)
    browser = case.browser(service, **view)
    browser.open("/editor")
    browser.fill("input[name=token]", service.TOKEN)
    browser.press(Keys.ENTER)
    browser.find("#views")
    return service, browser


def statuses(service, status):
    """The authors of comments of a status, oldest first."""
    items = service.call("GET", f"/v1/editor/comments?status={status}&limit=100", editor=True)["items"]
    # The sample brings two of its own.
    return [item["author"]["name"] for item in items if item["createdAt"] > SAMPLE]


def said(browser, text):
    """Waits until the desk has said something."""
    browser.wait_text("#said", text)


def drop(browser, name, text):
    """Drops a file on the zone of the import, as a person does."""
    browser.js("""
        const data = new DataTransfer();
        data.items.add(new File([arguments[1]], arguments[0]));
        for (const type of ['dragover', 'drop'])
          document.querySelector('.drop').dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
        return 0;""", name, text)


@test("Where no editor's token is set there is no desk, and the page holds nothing of anybody")
def shell(case):
    service = case.service()
    status, fields, content = service.send("GET", "/editor")
    expect(status == 200 and "noindex" in fields["x-robots-tag"], f"{status} {fields}")
    for part in ("script-src 'self'", "default-src 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"):
        expect(part in fields["content-security-policy"], f"the policy has no {part}")
    expect(b"unsafe" not in content and service.TOKEN.encode() not in content, "the page holds more than a shell")
    root = service.call("GET", "/v1")
    expect("/editor" not in root["links"].values(), "the API lists the desk")


@test("A wrong token is told, the right one signs in, and stays in this tab alone until the editor signs out")
def signing_in(case):
    service = case.service()
    browser = case.browser(service)
    browser.allow("status of 403")
    browser.open("/editor")
    browser.wait(lambda: browser.focused() == "input#field-1", "the token's field has not the focus")
    browser.press(*"of-somebody-else-entirely", Keys.ENTER)
    browser.find(".error", "not the editor’s token")
    browser.fill("input[name=token]", "ein Wort mit Ümlaut")
    browser.press(Keys.ENTER)
    browser.find(".error", "not the editor’s token")
    browser.fill("input[name=token]", service.TOKEN)
    browser.press(Keys.ENTER)
    browser.find("h1", "Queue")
    expect(browser.js("localStorage.length") == 0 and browser.js("document.cookie") == "", "the token is kept elsewhere")
    browser.open("/editor")
    browser.find("h1", "Queue")
    browser.click("#views button", "Sign out")
    browser.find("input[name=token]")
    expect(browser.js("sessionStorage.length") == 0, "signing out left the token")


@test("Comments are approved, rejected and deleted by keys, the focus goes on, and what was done is undone")
def queue(case):
    service, browser = signed_in(case, comments=[(f"Reader {number}", f"Thought {number}.") for number in range(5)])
    browser.find(".cards article")
    browser.press("j")
    browser.wait(lambda: "Reader 0" in browser.focused(), "the first comment has not the focus")
    browser.press("j", "j", "k")
    browser.wait(lambda: "Reader 1" in browser.focused(), "j and k do not move")
    browser.press("a")
    said(browser, "Approved the comment of Reader 1")
    browser.wait(lambda: "Reader 2" in browser.focused(), "the focus did not go on")
    browser.press("e", *"off topic", Keys.ESCAPE)
    browser.press("j")
    browser.wait(lambda: "Reader 0" in browser.focused(), "Escape did not leave the field")
    browser.press("j", "r")
    said(browser, "Rejected the comment of Reader 2")
    browser.wait(lambda: "Reader 3" in browser.focused(), "the focus did not go on")
    browser.press("d")
    said(browser, "Deleted the comment of Reader 3")
    expect([statuses(service, name) for name in ("pending", "published", "rejected", "deleted")]
           == [["Reader 0", "Reader 4"], ["Reader 1"], ["Reader 2"], ["Reader 3"]], "the service has other states")
    entry = service.call("GET", "/v1/editor/log", editor=True)["items"][1]
    expect(entry["reason"] == "off topic", f"the reason is not in the log: {entry}")
    browser.press("u")
    said(browser, "Undone: the comment of Reader 3")
    browser.press("u")
    said(browser, "Undone: the comment of Reader 2")
    browser.wait(lambda: "Reader 2" in browser.focused(), "the focus is not on what came back")
    expect(statuses(service, "pending") == ["Reader 0", "Reader 2", "Reader 3", "Reader 4"], "undoing did not bring them back")
    browser.wait_text(".sum", "4 comments waiting")
    browser.press("?")
    browser.find("dialog", "undo what was done last")
    browser.check_axe("the help")
    browser.press(Keys.ESCAPE)
    browser.wait(lambda: not browser.all("dialog"), "Escape did not close the help")


@test("Several are acted on at once, and undone at once; single keys can be turned off")
def batch(case):
    service, browser = signed_in(case, comments=[(f"Reader {number}", f"Thought {number}.") for number in range(4)])
    browser.find(".cards article")
    browser.press("j", "x", "j", "j", "x")
    browser.wait_text(".batch", "2 selected")
    # Scrolled, what stays in view would lie over a field.
    browser.js("scrollTo({top: 0, behavior: 'instant'}); return 0")
    browser.check_axe("the queue with some selected")
    browser.press("a")
    said(browser, "Approved 2 comments")
    expect(statuses(service, "published") == ["Reader 0", "Reader 2"], "others were approved")
    browser.click("#said button", "Undo")
    said(browser, "Undone: 2 comments")
    expect(statuses(service, "published") == [], "they are still published")
    browser.press("?")
    browser.click("dialog input[type=checkbox]")
    browser.press(Keys.ESCAPE)
    browser.wait(lambda: not browser.all("dialog"), "Escape did not close the help")
    browser.press("j", "a")
    browser.find("h1").click()
    expect(statuses(service, "published") == [], "a key did something after keys were turned off")


@test("What comes in while the queue is open appears, and what another editor does is noticed")
def live(case):
    service, browser = signed_in(case, comments=[("First", "One."), ("Second", "Two.")])
    browser.find(".cards article", "First")
    service.post(SLUG, "While you look.", name="Third")
    browser.find(".cards article", "While you look.")
    said(browser, "1 new comment to look at")
    browser.wait(lambda: browser.js("document.title").startswith("(3)"), "the title does not count")
    ids = [item["id"] for item in service.call("GET", "/v1/editor/comments", editor=True)["items"]]
    service.call("PATCH", f"/v1/editor/comments/{ids[2]}", {"status": "published"}, editor=True)
    browser.wait(lambda: len(browser.all(".cards > li")) == 2, "what another editor did stays in the list")
    browser.allow("status of 409")
    browser.press("j")
    service.call("PATCH", f"/v1/editor/comments/{ids[0]}", {"status": "rejected"}, editor=True)
    browser.press("a")
    said(browser, "Somebody was quicker")
    browser.wait(lambda: len(browser.all(".cards > li")) == 1, "the list is not new")
    expect(statuses(service, "rejected") == ["First"], "the desk overruled the other editor")


@test("A comment shows what it answers, what it is about, and its earlier texts; a hostile one does nothing")
def context(case):
    service = case.service("--moderation", "none")
    quote = {"type": "section", "id": "counting-the-debts", "quote": {"exact": service.call(
        "GET", f"/v1/articles/{SLUG}/sections/counting-the-debts")["text"].split(".")[0][-30:]}}
    above = service.post(SLUG, "The comment above.", name="Above")
    posted = service.post(SLUG, "<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) *words*",
                          name="<b>Bold</b>", parentId=above["id"], anchor=quote)
    service.call("PATCH", f"/v1/comments/{posted['id']}", {"body": "*Better* words."}, **{"Edit-Token": posted["editToken"]})
    browser = case.browser(service)
    browser.open("/editor")
    browser.fill("input[name=token]", service.TOKEN)
    browser.press(Keys.ENTER)
    browser.find("h1", "Queue")
    browser.js("const select = document.querySelector('select[name=status]'); select.value = 'published'; select.dispatchEvent(new Event('change')); return 0")
    card = f"li[data-id='{posted['id']}']"
    browser.find(card, "Answers Above")
    browser.find(f"{card} mark", quote["quote"]["exact"].strip()[:10])
    expect("<b>Bold</b>" in browser.text(f"{card} h2"), "the name is not shown as it is")
    browser.click(f"{card} summary", "Earlier texts")
    browser.find(f"{card} pre", "<script>")
    expect(browser.text(f"{card} .words").strip().endswith("Better words."), "the text is not shown")
    browser.check_axe("a comment with its context")


@test("An author is banned from a comment, a word by its value; bans are listed and lifted")
def bans(case):
    service, browser = signed_in(case, comments=[("Spammer", "Cheap pens.")])
    browser.find(".cards article")
    browser.press("j", "b")
    browser.find("dialog", "Ban Spammer")
    browser.check_axe("the ban's dialog")
    browser.allow("status of 409")
    browser.fill("dialog input[name=days]", "30")
    browser.fill("dialog input[name=reason]", "advertising")
    browser.js("document.querySelector('dialog select').value = 'email'; return 0")
    browser.click("dialog button[type=submit]")
    browser.find("dialog .error", "has no e-mail address")
    browser.js("document.querySelector('dialog select').value = 'address'; return 0")
    browser.click("dialog button[type=submit]")
    said(browser, "Banned, and the comment rejected")
    expect(statuses(service, "rejected") == ["Spammer"], "the comment still waits")
    browser.open("/editor#/bans")
    browser.find(".records", "advertising")
    browser.press("n")
    browser.fill("dialog input[name=value]", "unwanted")
    browser.press(Keys.ENTER)
    browser.find(".records li", "unwanted")
    browser.check_axe("the bans")
    kinds = {ban["kind"]: ban for ban in service.call("GET", "/v1/editor/bans", editor=True)["items"]}
    expect(set(kinds) == {"address", "word"} and kinds["address"]["expiresAt"], f"{kinds}")
    browser.click(".records li:nth-child(2) button")
    browser.click("dialog button[type=submit]")
    said(browser, "Lifted")
    browser.wait(lambda: len(browser.all(".records li")) == 1, "the ban is still listed")
    browser.open("/editor#/log")
    browser.find(".records", "Ban lifted")
    browser.check_axe("the log")


@test("Comments are found by their words, whatever their status")
def search(case):
    service, browser = signed_in(case, comments=[("Ann", "A word like palimpsest."), ("Ben", "Nothing of it."), ("Cy", "Palimpsest again.")])
    ids = [item["id"] for item in service.call("GET", "/v1/editor/comments", editor=True)["items"]]
    service.call("PATCH", f"/v1/editor/comments/{ids[0]}", {"status": "published"}, editor=True)
    browser.open("/editor#/search")
    browser.wait(lambda: browser.focused().startswith("input"), "the words' field has not the focus")
    browser.press(*"palimpsest", Keys.ENTER)
    browser.find(".cards article", "Ann")
    browser.wait_text(".sum", "1 comment found")
    browser.js("document.querySelector('select[name=status]').value = 'pending'; return 0")
    browser.click(".search form button[type=submit]")
    browser.find(".cards article", "Cy")
    browser.wait_text(".sum", "1 comment found")
    browser.check_axe("the search")


@test("A document is dropped, looked at and published; dropped again it changes nothing; a changed one is a revision")
def importing(case):
    service, browser = signed_in(case)
    browser.open("/editor#/import")
    browser.find(".drop")
    browser.check_axe("the import before a document")
    drop(browser, "Second Text.md", DOCUMENT)
    browser.find(".report", "It would be a new article")
    expect(browser.js("document.querySelector('input[name=slug]').value") == "second-text", "the name is not made of the file's")
    browser.find(".report dd", "1 note")
    browser.find(".preview .title", "A Second Text")
    browser.find(".preview", "The first sentence.")
    browser.check_axe("the import with its preview")
    status, _, _ = service.send("GET", "/v1/articles/second-text")
    expect(status == 404, "looking published it")
    browser.click(".preview .page sup a")
    browser.wait(lambda: browser.focused() == "li#citation-1", "the marker does not lead to its note")
    expect(browser.js("location.hash") == "#/import", "a marker left the view")
    browser.fill("input[name=slug]", "a-second-text")
    browser.press(Keys.TAB)
    browser.wait(lambda: browser.js("!document.querySelector('.report button').disabled"), "it can't be published")
    browser.click(".report button", "Publish")
    browser.find("h1", "A Second Text")
    said(browser, "Published: a-second-text")
    article = service.call("GET", "/v1/articles/a-second-text")
    expect(article["title"] == "A Second Text" and article["counts"]["citations"] == 1, f"{article}")
    browser.open("/editor#/import")
    browser.find(".drop")
    drop(browser, "a-second-text.md", DOCUMENT)
    browser.find(".report", "nothing would change")
    expect(browser.js("document.querySelector('.report button').disabled"), "nothing can be published")
    drop(browser, "a-second-text.md", DOCUMENT.replace("More of it.", "More of it, and better."))
    browser.find(".report", "It would be a new revision")
    browser.click(".report button", "Publish this revision")
    said(browser, "Published as revision 2")


@test("What can't be read is refused with its fault, and what is hostile shows as text")
def refused(case):
    service, browser = signed_in(case)
    browser.allow("status of 422")
    browser.open("/editor#/import")
    browser.find(".drop")
    drop(browser, "empty.txt", " ")
    browser.find(".error", "The document holds no text.")
    drop(browser, "bad.md", "# Bad <script>alert(1)</script>\n\n<img src=x onerror=alert(1)> <a href='javascript:alert(1)'>x</a>\n")
    browser.find(".preview")
    expect(not browser.all(".preview script, .preview [onerror], .preview a[href^=javascript]"), "the preview holds script")


@test("Members of an article are changed, faults stand beside their fields, and a clash with another editor is told")
def editing(case):
    service, browser = signed_in(case)
    browser.open("/editor#/articles")
    browser.click(".records a", "On Citing")
    browser.find("form.article")
    browser.check_axe("an article")
    browser.fill("input[name=subtitle]", "Another subtitle")
    browser.fill("form.article input[name=reason]", "clearer")
    browser.click("form.article button[type=submit]")
    said(browser, "Saved: subtitle")
    expect(service.call("GET", f"/v1/articles/{SLUG}")["subtitle"] == "Another subtitle", "it is not saved")
    browser.find(".facts", "Set here, and left alone by imports: subtitle")
    browser.allow("status of 422", "status of 412")
    browser.fill("input[name=language]", "not a language")
    browser.click("form.article button[type=submit]")
    browser.wait(lambda: browser.focused() == browser.js("'input#' + document.querySelector('[name=language]').id"), "the fault has not the focus")
    browser.check_axe("an article with a fault")
    browser.fill("input[name=language]", "en")
    service.call("PATCH", f"/v1/editor/articles/{SLUG}", {"title": "Theirs", "dedication": "To all"}, editor=True)
    browser.fill("input[name=title]", "Mine")
    browser.click("form.article button[type=submit]")
    browser.find("form.article .error", "Somebody has changed the article meanwhile (title, dedication)")
    expect(service.call("GET", f"/v1/articles/{SLUG}")["title"] == "Theirs", "theirs was replaced unasked")
    browser.click("form.article button[type=submit]")
    said(browser, "Saved: title")
    article = service.call("GET", f"/v1/articles/{SLUG}")
    expect((article["title"], article["dedication"]) == ("Mine", "To all"), f"{article['title']} {article['dedication']}")


@test("Comments are closed and opened, an article withdrawn and brought back, and deleted for good")
def taking_away(case):
    service, browser = signed_in(case)
    browser.open(f"/editor#/articles/{SLUG}")
    browser.click("input[name=commentsOpen]")
    browser.click("form.article button[type=submit]")
    said(browser, "Saved: commentsOpen")
    expect(service.call("GET", f"/v1/articles/{SLUG}")["commentsOpen"] is False, "comments are open")
    browser.click("button", "Withdraw…")
    browser.click("dialog button[type=submit]")
    said(browser, "This is the article as it is now")
    expect(service.send("GET", f"/v1/articles/{SLUG}")[0] == 404, "it is still there")
    browser.js("document.querySelector('select[name=status]').value = 'published'; return 0")
    browser.click("form.article button[type=submit]")
    said(browser, "Saved: status")
    browser.click("button", "Delete for good…")
    browser.fill("dialog input[name=slug]", "another")
    browser.click("dialog button[type=submit]")
    browser.find("dialog .error", "is another")
    browser.fill("dialog input[name=slug]", SLUG)
    browser.click("dialog button[type=submit]")
    browser.find("h1", "Articles")
    browser.find(".empty", "There is none")
    expect(service.send("GET", f"/v1/editor/articles/{SLUG}", editor=True)[0] == 404, "it is still there")


@test("A backup is downloaded, and the downloaded file is sound")
def backup(case):
    service, browser = signed_in(case, comments=[("Ann", "To be kept.")])
    browser.open("/editor#/backup")
    browser.check_axe("the backup")
    browser.click("main button", "Download a backup")
    said(browser, "is downloaded")
    files = []
    browser.wait(lambda: files.extend(browser.downloads.glob("marginalia-*.sqlite")) or files, "no file was downloaded")
    done = subprocess.run([case.binary, "check", "--database", str(files[0])], capture_output=True, text=True)
    expect(done.returncode == 0, done.stdout + done.stderr)
    listed = subprocess.run([case.binary, "moderate", "list", "--database", str(files[0])], capture_output=True, text=True)
    expect("To be kept." in listed.stdout, f"the comment is not in the backup: {listed.stdout}{listed.stderr}")


@test("A token that was changed signs out, and says so")
def expired(case):
    service, browser = signed_in(case)
    browser.find("h1", "Queue")
    browser.allow("status of 403")
    browser.js("sessionStorage.setItem('marginalia.editor-token', 'a-token-that-was-changed'); return 0")
    browser.open("/editor#/log")
    browser.find(".error", "does not hold any more")


@test("Small screens have no scrolling sideways, and dark colours enough contrast")
def views(case):
    service, browser = signed_in(case, comments=[("Ann", "One with https://a-very-long-address.example/" + "and-a-path-" * 20)], dark=True, width=400)
    browser.find(".cards article")
    for name in ("queue", "search", "articles", "import", "bans", "log", "backup", f"articles/{SLUG}"):
        browser.open(f"/editor#/{name}")
        browser.wait(lambda: not browser.all("[aria-busy]"), "it is still busy")
        browser.find("main div")
        width = browser.js("document.documentElement.scrollWidth")
        expect(width <= 400, f"{name} is {width} px wide")
        browser.check_axe(f"{name} on a small dark screen")
    browser.check_shift()
