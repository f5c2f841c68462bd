"""Chromium without a window, by its driver."""
import base64, os, shutil, tempfile, time
from pathlib import Path

from selenium.common.exceptions import JavascriptException, StaleElementReferenceException, WebDriverException
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service as Driver
from selenium.webdriver.common.by import By

from .suite import Failure

#: How long a condition may take on a machine that does other things; a test that passes never waits for it.
PATIENCE = 20

# Runs before any script of a page: sums up layout shift (W3C Layout Instability) and notes what the policy refused.
WATCH = """
window.harness = {shift: 0, shifts: [], refused: []};
document.addEventListener('securitypolicyviolation', e =>
  window.harness.refused.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) {
  window.harness.shift += entry.value;
  window.harness.shifts.push(entry.sources.map(source => [source.node?.nodeType === 1
    ? source.node.outerHTML.slice(0, 120) : String(source.node?.textContent).slice(0, 60),
    ...[source.previousRect, source.currentRect].map(box => [box.x, box.y, box.width, box.height].join(' '))]));
} }).observe({type: 'layout-shift', buffered: true});
"""


class Browser:
    """One browser with a profile of its own. Each test begins with an empty one; see `Case.browser`."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="marginalia-profile-")
        self.downloads = Path(self.profile) / "downloads"
        options = Options()
        options.binary_location = shutil.which("chromium")
        arguments = ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--lang=en",
                     "--disable-background-networking", "--disable-component-update", "--disable-sync", "--mute-audio",
                     "--force-color-profile=srgb", "--hide-scrollbars",
                     "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
                     f"--user-data-dir={self.profile}"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")  # Chromium's sandbox does not start for root
        for argument in arguments:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        driver = Driver(shutil.which("chromedriver"), log_path=os.devnull)
        self.driver = Chrome(service=driver, options=options)
        self.driver.set_page_load_timeout(PATIENCE * 2)
        self.driver.set_script_timeout(PATIENCE * 5)  # axe takes its time on a busy machine
        self.origin, self.allowed, self.faults = "", [], []
        self.cdp("Page.addScriptToEvaluateOnNewDocument", source=WATCH)

    # Of a test

    def begin(self, origin, **view):
        self.origin, self.allowed, self.faults = origin, [], []
        self.view(**view)
        shutil.rmtree(self.downloads, ignore_errors=True)
        self.downloads.mkdir()
        self.cdp("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads))

    def end(self):
        """Leaves nothing of this test for the next."""
        try:
            if self.origin:
                self.cdp("Storage.clearDataForOrigin", origin=self.origin, storageTypes="all")
            for handle in self.driver.window_handles[1:]:
                self.driver.switch_to.window(handle)
                self.driver.close()
            self.driver.switch_to.window(self.driver.window_handles[0])
            self.driver.get("about:blank")
            self.driver.get_log("browser")
        except WebDriverException as error:
            raise Failure(f"the browser is gone: {error.msg}") from None

    def quit(self):
        self.driver.quit()
        shutil.rmtree(self.profile, ignore_errors=True)

    # The view

    def view(self, width=1280, height=900, dark=False, script=True, media="", touch=False, reduced=True):
        """Sets size in CSS pixels, colours, script, medium ("print"), touch and the wish for less motion.

        The wish is there unless it is taken back, because a page that scrolls smoothly moves away below a click.
        """
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch)
        self.cdp("Emulation.setTouchEmulationEnabled", enabled=touch)
        self.cdp("Emulation.setScriptExecutionDisabled", value=not script)
        self.cdp("Emulation.setEmulatedMedia", media=media, features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if reduced else "no-preference"}])

    def picture(self, file, whole=False):
        """Writes a PNG of the view, or of the whole page."""
        options = {"format": "png"}
        if whole:
            size = self.cdp("Page.getLayoutMetrics")["cssContentSize"]
            options |= {"captureBeyondViewport": True, "clip": {**size, "scale": 1}}
        Path(file).write_bytes(base64.b64decode(self.cdp("Page.captureScreenshot", **options)["data"]))

    def pdf(self, file, **options):
        """Writes the page as it is printed; options are those of CDP's Page.printToPDF."""
        Path(file).write_bytes(base64.b64decode(self.cdp("Page.printToPDF", **options)["data"]))

    # Acting

    def cdp(self, command, **parameters):
        """A command of the Chrome DevTools Protocol."""
        return self.driver.execute_cdp_cmd(command, parameters)

    def open(self, address="/"):
        """Loads a path of the service, or an address."""
        self.driver.get(self.origin + address if address.startswith("/") else address)

    def js(self, script, *arguments):
        """The value of an expression, or of a script that returns; elements may be given and come back."""
        if "return " not in script:
            script = f"return ({script})"
        return self.driver.execute_script(script, *arguments)

    def find(self, selector, text=None):
        """The first visible element that matches and holds the text, once there is one."""
        def look():
            for element in self.driver.find_elements(By.CSS_SELECTOR, selector):
                if element.is_displayed() and (text is None or text in element.text):
                    return element
            return None
        return self.wait(look, f"no {selector} is to be seen" + (f" with “{text}”" if text else ""))

    def all(self, selector):
        """All elements that match now."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector):
        """The visible text of the first visible element that matches."""
        return self.find(selector).text

    def click(self, selector, text=None):
        element = self.find(selector, text)
        self.js("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'}); return 0", element)
        element.click()
        return element

    def fill(self, selector, text):
        """Types into an input after emptying it."""
        element = self.find(selector)
        element.clear()
        element.send_keys(text)
        return element

    def press(self, *keys):
        """Keys to whatever has the focus, one after another; see selenium's Keys for those without a sign."""
        for key in keys:
            ActionChains(self.driver, duration=0).send_keys(key).perform()

    def focused(self):
        """The element that has the focus, as a short text: `a#marker-5`, `button "Reply"`."""
        return self.js("""
            let element = document.activeElement;
            while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
            if (!element || element === document.body) return 'body';
            const name = element.localName + (element.id ? '#' + element.id : '');
            return element.id ? name : `${name} "${element.textContent.trim().slice(0, 40)}"`;""")

    def select(self, selector, words):
        """Selects the first place of the words inside an element, as a reader does by pointer or keyboard."""
        found = self.js("""
            const root = document.querySelector(arguments[0]), words = arguments[1];
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), nodes = [];
            let text = '';
            while (walker.nextNode()) { nodes.push([text.length, walker.currentNode]); text += walker.currentNode.data; }
            const start = text.indexOf(words);
            if (start < 0) return false;
            const at = place => { const [from, node] = nodes.findLast(([from]) => from <= place); return [node, place - from]; };
            const [first, firstOffset] = at(start), [last, lastOffset] = at(start + words.length - 1);
            first.parentElement.scrollIntoView({block: 'center', behavior: 'instant'});
            getSelection().setBaseAndExtent(first, firstOffset, last, lastOffset + 1);
            return true;""", selector, words)
        if not found:
            raise Failure(f"{selector} has no “{words}”")

    # Waiting and judging

    def wait(self, condition, what):
        """Waits until a script's expression or a function is true, and gives its value; fails with `what`."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                value = self.js(condition) if isinstance(condition, str) else condition()
            except (JavascriptException, StaleElementReferenceException):
                value = None  # what it asks for is not there yet, or not any more
            if value:
                return value
            if time.monotonic() > end:
                raise Failure(f"{what} (waited {PATIENCE} s)")
            time.sleep(0.05)

    def wait_text(self, selector, text):
        """Waits until the first element that matches holds the text, visible or not."""
        self.wait(lambda: text in (self.js("document.querySelector(arguments[0])?.textContent ?? ''", selector)),
                  f"{selector} never held “{text}”")

    def allow(self, *parts):
        """Takes messages of the console that hold one of the parts for expected, such as `status of 422`."""
        self.allowed += parts

    def console(self):
        """Errors of the console and refusals of the policy that were not expected, up to now."""
        for entry in self.driver.get_log("browser"):
            if entry["level"] == "SEVERE" and not any(part in entry["message"] for part in self.allowed):
                self.faults.append(entry["message"])
        for refused in self.js("window.harness?.refused.splice(0) ?? []") or []:
            if not any(part in refused for part in self.allowed):
                self.faults.append(f"refused by the policy: {refused}")
        return self.faults

    def check_console(self):
        if self.console():
            raise Failure("the browser's console has errors: " + "; ".join(self.faults))

    def check_shift(self):
        """Fails when anything moved that no input of the reader's moved."""
        shift = self.js("window.harness.shift")
        if shift > 0:
            raise Failure(f"the layout shifted by {shift}: {self.js('window.harness.shifts')}")

    def check_axe(self, where, *, within=None):
        """Fails when axe-core finds a violation; skips the test where axe-core can't be had."""
        from .axe import violations
        found = violations(self, within)
        if found:
            raise Failure(f"axe on {where}: " + "; ".join(found))

    def described(self):
        """Where the browser is and what its console says, for a failure."""
        try:
            faults = "; ".join(self.console())
            return f"\nat {self.driver.current_url}" + (f"\nconsole: {faults}" if faults else "")
        except WebDriverException as error:
            return f"\nthe browser is gone: {error.msg}"

    def keep(self, folder, name):
        """Puts a picture and the document into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self.picture(folder / f"{name}.png")
            (folder / f"{name}.html").write_text(self.driver.page_source)
        except WebDriverException:
            pass  # the failure itself is told elsewhere
