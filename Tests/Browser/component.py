"""`<marginalia-comments>` under a page of another origin that allows next to nothing."""
import re
from pathlib import Path

from harness import expect, test
from selenium.webdriver.common.keys import Keys

SLUG = "on-citing-and-annotating"


def page(service, attributes="", head="", language="en", body=""):
    """A page as strict as can be, and the policy that it needs."""
    origin = service.origin
    html = (f"<!DOCTYPE html><html lang={language}><head><meta charset=utf-8><title>A page of its own</title>{head}"
            f"<meta name=viewport content='width=device-width'><link rel=icon href='data:,'>"
            f"<script type=module src='{origin}/assets/marginalia-comments.js'></script></head>"
            f"<body><main><h1>A page of its own</h1><p>Words of the page.</p>{body}"
            f"<marginalia-comments article='{SLUG}' {attributes}></marginalia-comments></main></body></html>")
    policy = (f"default-src 'none'; script-src {origin}; connect-src {origin}; img-src {origin} data:; style-src 'none'; "
              "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types marginalia")
    return html, {"Content-Security-Policy": policy, "Cross-Origin-Embedder-Policy": "require-corp"}


class Comments:
    """The component in a browser, seen through its shadow tree."""

    def __init__(self, case, address, **view):
        self.browser = case.browser(**view)
        self.browser.open(address)
        self.browser.wait("document.querySelector('marginalia-comments')?.shadowRoot?.querySelector('[part=root]:not([aria-busy])')",
                          "the comments did not load")

    def all(self, selector, text=None):
        """The elements that match and hold the text."""
        return self.browser.js(
            "return [...document.querySelector('marginalia-comments').shadowRoot.querySelectorAll(arguments[0])]"
            ".filter(element => arguments[1] === null || element.textContent.includes(arguments[1]))", selector, text)

    def find(self, selector, text=None):
        return self.browser.wait(lambda: next((element for element in self.all(selector, text) if element.is_displayed()), None),
                                 f"no {selector} is to be seen" + (f" with “{text}”" if text else ""))

    def comment(self, text):
        """The comment, without its replies, whose words hold the text."""
        return self.find("article.comment", text)

    def gone(self, selector, text=None):
        self.browser.wait(lambda: not self.all(selector, text), f"{selector} with {text} is still there")

    def inside(self, comment, selector):
        return self.browser.wait(lambda: self.browser.js("arguments[0].querySelector(arguments[1])", comment, selector),
                                 f"no {selector} in the comment")

    def press(self, element):
        self.browser.js("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'}); return 0", element)
        element.click()

    def fill(self, name, text, form="[part=form]"):
        field = self.find(f"{form} [name={name}]")
        self.press(field)
        field.clear()
        field.send_keys(text)
        return field

    def write(self, text, name="Ann Reader", form="[part=form]"):
        self.fill("body", text, form)
        self.fill("name", name, form)
        self.press(self.find(f"{form} [type=submit]"))

    def focused(self):
        return self.browser.js("document.querySelector('marginalia-comments').shadowRoot.activeElement?.textContent ?? ''")

    def check(self):
        self.browser.check_console()
        self.browser.check_shift()
        self.browser.check_axe("the component")


@test("One script tag shows comments and takes one under a strict policy; a second browser sees it come")
def shows_and_posts(case):
    service = case.service()
    origin = case.pages({"/": page(service)})
    first, second = Comments(case, origin + "/"), Comments(case, origin + "/")
    first.find("[part=title]", "2 comments")
    first.comment("botany handbook")
    expect(first.all(".body strong", "diary"), "the HTML of a comment is not shown")
    first.write("Written on *another* origin.")
    first.comment("Written on another origin.")
    first.find("[part=title]", "3 comments")
    first.find("[part=status]", "published")
    expect("another origin" in first.focused(), f"the focus is on {first.focused()}")
    expect(first.all("[part=form] [name=body]")[0].get_attribute("value") == "", "the form is not empty")
    second.comment("Written on another origin.")
    second.find("[part=title]", "3 comments")
    expect(second.all("[role=status]", "Ann Reader"), "a screen reader is not told")
    listed = service.call("GET", f"/v1/articles/{SLUG}/comments?view=flat")["items"]
    expect([comment["author"]["name"] for comment in listed].count("Ann Reader") == 1, "not exactly one was posted")
    for comments in (first, second):
        comments.check()


@test("A comment is answered, changed, voted on and deleted, and the others see it")
def life(case):
    service = case.service()
    origin = case.pages({"/": page(service)})
    root = service.post(SLUG, "A comment by the API.", "Ben", editor=True)
    first, second = Comments(case, origin + "/"), Comments(case, origin + "/")
    first.press(first.inside(first.comment("by the API"), "[part~=reply]"))
    expect("textarea" in first.browser.focused(), "the form for the reply has no focus")
    first.fill("body", "An *answer*.", "li [part=form]")
    first.press(first.find("li [part=form] [aria-expanded=false]"))
    first.browser.wait(lambda: first.all("li [part=preview] em", "answer"), "there is no preview")
    first.write("An answer.", form="li [part=form]")
    answer = first.comment("An answer.")
    expect(service.call("GET", f"/v1/comments/{root['id']}")["replyCount"] == 1, "it is no reply")
    second.comment("An answer.")

    first.press(first.inside(answer, "[part~=edit]"))
    first.fill("body", "A *better* answer.", "li [part=form]").send_keys(Keys.CONTROL + Keys.ENTER)
    first.comment("A better answer.")
    second.comment("A better answer.")
    expect(second.all(".when", "edited"), "the second browser does not say that it was edited")

    expect(first.inside(first.comment("A better answer."), ".vote").get_attribute("disabled"), "one's own comment takes a vote")
    up = first.inside(first.comment("botany handbook"), "[part~=up]")
    first.press(up)
    first.browser.wait(lambda: first.all("[part~=up][aria-pressed=true]", "1"), "the vote does not show")
    first.press(first.all("[part~=up][aria-pressed=true]")[0])
    first.browser.wait(lambda: not first.all("[part~=up][aria-pressed=true]"), "the vote was not taken back")

    # What is one's own is so after coming back as well.
    first.browser.check_shift()
    first.browser.open(origin + "/")
    first.press(first.inside(first.comment("A better answer."), "[part~=delete]"))
    expect(first.comment("A better answer."), "it was deleted at the first press")
    first.press(first.find("[part~=delete]", "Really"))
    first.gone("article.comment", "A better answer.")
    second.gone("article.comment", "A better answer.")
    for comments in (first, second):
        comments.check()


@test("What is wrong stands beside the field, and nothing that was typed is lost")
def errors(case):
    service = case.service("--proof-of-work", "4", "--require-stamp", "on")
    origin = case.pages({"/": page(service)})
    comments = Comments(case, origin + "/")
    comments.write("Too good to lose.", " ")
    name = comments.find("[name=name][aria-invalid=true]")
    fault = name.get_attribute("aria-describedby").split()[0]
    comments.find(f"[id='{fault}']", "Must not be empty")
    comments.fill("website", "not an address")
    comments.browser.allow("status of 422")
    comments.write("Too good to lose.", "x" * 65)
    comments.find("[part~=fault]", "At most 64 characters")
    comments.find("[name=website][aria-invalid=true]")
    comments.browser.check_axe("a form with faults")
    comments.browser.open(origin + "/")
    body = comments.find("[name=body]")
    expect(body.get_attribute("value") == "Too good to lose.", "the draft was lost")
    # A stamp and a proof of work are asked for; the component brings them along.
    comments.write("Too good to lose.", "Ann")
    comments.comment("Too good to lose.")
    comments.check()


@test("A comment that waits for an editor is shown to its author as one that waits")
def held(case):
    service = case.service("--moderation", "all")
    origin = case.pages({"/": page(service)})
    comments = Comments(case, origin + "/")
    comments.write("Please look at this.")
    comments.find("[part=badge]", "Waiting")
    comments.find("[part=status]", "An editor will look at it")
    comments.find("[part=title]", "2 comments")
    held = service.call("GET", "/v1/editor/comments?status=pending", editor=True)["items"][0]
    service.call("PATCH", f"/v1/editor/comments/{held['id']}", {"status": "published"}, editor=True)
    comments.gone("[part=badge]", "Waiting")
    comments.find("[part=title]", "3 comments")
    comments.check()


@test("Long lists go on, other orders and one note's comments are shown, closed comments say so")
def lists(case):
    service = case.service()
    origin = case.pages({"/": page(service), "/top": page(service, "sort=newest"), "/note": page(service, "citation=5")})
    deep = service.post(SLUG, "The top of a deep thread.", "Top")
    for level in range(7):
        deep = service.post(SLUG, f"Level {level}.", f"Author {level}", parentId=deep["id"])
    for number in range(30):
        anchor = {"anchor": {"type": "citation", "number": 5}} if number == 7 else {}
        service.post(SLUG, f"Comment number {number}.", editor=True, **anchor)
    comments = Comments(case, origin + "/")
    expect(not comments.all("article.comment", "number 29"), "the first page is too long")
    comments.press(comments.find("[part~=more]"))
    comments.comment("number 29")
    comments.browser.check_shift()
    comments.inside(comments.comment("Level 6."), ".when [href^='#comment-']:last-child bdi")
    expect("number 2" in comments.focused(), "the focus is not on the first of the new ones")
    comments.browser.open(origin + "/top")
    expect("number 29" in comments.find("article.comment").text, "the newest is not first")
    service.post(SLUG, "The newest of all.", editor=True)
    comments.comment("The newest of all.")
    expect("newest of all" in comments.find("article.comment").text, "what came does not stand first")
    comments.browser.open(origin + "/note")
    comments.comment("number 7")
    expect(len(comments.all("article.comment")) == 1, "comments on other places are shown")
    comments.write("On this note.")
    comments.comment("On this note.")
    on_note = service.call("GET", f"/v1/articles/{SLUG}/comments?citation=5")["items"]
    expect(len(on_note) == 2, "the comment is not on the note")
    service.call("PATCH", f"/v1/editor/articles/{SLUG}", {"commentsOpen": False}, editor=True)
    comments.browser.open(origin + "/")
    comments.find("[part=closed]", "closed")
    expect(not comments.all("form"), "there is a form though comments are closed")
    comments.check()


@test("Every language is spoken, Arabic from the right; all is done by keyboard")
def languages(case):
    service = case.service()
    words = {"en": "2 comments", "ko": "댓글 2개", "es": "2 comentarios", "de": "2 Kommentare", "fr": "2 commentaires",
             "zh-Hans": "2 条评论", "ar": "تعليقان", "tlh": "2 comments"}
    origin = case.pages({f"/{language}": page(service, language=language) for language in words})
    comments = Comments(case, f"{origin}/en")
    for language, title in words.items():
        comments.browser.open(f"{origin}/{language}")
        comments.find("[part=title]", title)
        direction = comments.browser.js("getComputedStyle(arguments[0]).direction", comments.find("[part=root]"))
        expect(direction == ("rtl" if language == "ar" else "ltr"), f"{language} runs {direction}")
        comments.browser.check_shift()
    comments.browser.open(f"{origin}/ar")
    comments.find("[part=title]", words["ar"])
    comments.check()
    comments.browser.open(f"{origin}/en")
    comments.find("[part=title]", "2 comments")
    comments.browser.js("document.querySelector('marginalia-comments').shadowRoot.querySelector('textarea').focus(); return 0")
    comments.browser.press(*"Keys.", Keys.TAB, *"Ann", Keys.TAB, Keys.TAB, Keys.TAB, Keys.ENTER)
    comments.comment("Keys.")


@test("The page's theme is followed, and events tell the page what happened, without tokens")
def themes(case):
    service = case.service()
    dark = "<meta name=color-scheme content='light dark'>"
    origin = case.pages({"/": page(service, head=dark), "/forced": page(service, "theme=dark")})
    comments = Comments(case, origin + "/", dark=True)
    colour = "(part) => getComputedStyle(document.querySelector('marginalia-comments').shadowRoot.querySelector(part)).color"
    expect(comments.browser.js(f"({colour})('.body')") == "rgb(255, 255, 255)", "the text is not light on a dark page")
    comments.check()
    comments.browser.view(dark=False)
    comments.browser.wait(f"({colour})('.body') === 'rgb(0, 0, 0)'", "the text is not dark on a light page")
    comments.browser.js("window.told = []; for (const name of ['posted', 'voted'])"
                        "addEventListener(`marginalia-${name}`, event => told.push(JSON.stringify([name, event.detail]))); return 0")
    comments.write("With an event.")
    comments.browser.wait("told.length === 1 && told[0].includes('With an event')", "the page was not told")
    expect("oken" not in comments.browser.js("told.join()"), "a token was told")
    comments.browser.open(origin + "/forced")
    comments.comment("With an event.")
    comments.check()


@test("Without an answer it says so and tries again; a page that allows no policy gets plain text")
def failures(case):
    service = case.service()
    html, headers = page(service)
    plain = {"Content-Security-Policy": headers["Content-Security-Policy"].replace("trusted-types marginalia", "trusted-types 'none'")}
    origin = case.pages({"/": (html, headers), "/plain": (html, plain),
                         "/unknown": page(service, body="<marginalia-comments article=no-such-article></marginalia-comments>")})
    comments = Comments(case, origin + "/unknown")
    comments.browser.allow("status of 404", "not published")
    comments.find("[part=notice]", "could not be loaded")
    comments.browser.console()
    comments.browser.open(origin + "/plain")
    comments.comment("**diary**")
    comments.browser.allow("trusted-types marginalia", "TrustedTypePolicy", "trusted-types")


@test("The script comes to every site, the comments to those that the operator names")
def sites(case):
    pages = {}
    named, other = case.pages(pages), case.pages(pages)
    service = case.service("--cors-origin", named)
    pages["/"] = page(service)
    comments = Comments(case, named + "/")
    comments.write("From a site that may.")
    comments.comment("From a site that may.")
    comments.check()
    comments.browser.allow("blocked by CORS policy", "net::ERR_FAILED", "did not answer")
    comments.browser.open(other + "/")
    comments.find("[part=notice]", "could not be loaded")


@test("What the README shows of the component and the client works on a page of another origin")
def readme(case):
    service = case.service()
    text = (Path(__file__).resolve().parents[2] / "README.md").read_text()
    text = text[text.index("## On your own site"):].replace("http://localhost:8080", service.origin)
    tag, script = (re.search(f"```{kind}\n(.*?)```", text, re.S)[1] for kind in ("html", "js"))
    head = "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>A page</title><link rel=icon href='data:,'>"
    origin = case.pages({"/": (f"{head}<main><h1>A page</h1>{tag}</main>", {}),
                         "/client": (f"{head}<script>window.said = []; console.log = (...words) => said.push(words.join(' '))</script>"
                                     f"<script type=module>{script}</script>", {})})
    comments = Comments(case, origin + "/")
    comments.comment("botany handbook")
    comments.check()
    comments.browser.open(origin + "/client")
    comments.browser.wait("said.includes('Reader 1') && said.includes('new: I *agree* by script.')", "the client said something else")
