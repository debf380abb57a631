"""Speaks with headless Chromium through its debugging pipe: JSON messages, each ended by a zero byte.

Needs nothing but Python and the browser. One browser serves all pages of a test.
"""
import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 120  # seconds for one answer; a machine under load is slow


def find_browser():
    """The path of a Chromium, or None where there is none."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


class Browser:
    def __init__(self, program):
        self._profile = tempfile.mkdtemp()
        self._number = 0
        self._received = b""
        self.events = []
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        # The browser reads from descriptor 3 and writes to 4; ours must not lie there themselves.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (to_browser, from_browser)]
        os.close(to_browser)
        os.close(from_browser)

        def take_places():
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self._process = subprocess.Popen(
            [program, "--headless", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--disable-extensions", "--hide-scrollbars", "--force-color-profile=srgb", "--lang=en",
             "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={self._profile}"],
            pass_fds=(3, 4), preexec_fn=take_places, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for end in ends:
            os.close(end)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.call("Browser.close")
        except (OSError, RuntimeError):
            self._process.kill()
        self._process.wait(30)
        shutil.rmtree(self._profile, ignore_errors=True)

    def _message(self, deadline):
        while b"\0" not in self._received:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._in], [], [], left)[0]:
                raise RuntimeError("the browser does not answer")
            part = os.read(self._in, 1 << 20)
            if not part:
                raise RuntimeError("the browser has gone")
            self._received += part
        text, self._received = self._received.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, session=None, **parameters):
        """The result of one command; what the browser reports meanwhile goes to `events`."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._out, data):]
        deadline = time.monotonic() + PATIENCE
        while True:
            answer = self._message(deadline)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def wait_for(self, method, session):
        deadline = time.monotonic() + PATIENCE
        seen = 0
        while True:
            for event in self.events[seen:]:
                if event.get("method") == method and event.get("sessionId") == session:
                    return
            seen = len(self.events)
            self.events.append(self._message(deadline))


class Page:
    """One file in one tab: what it asks the network for, what it says, how it is laid out."""

    def __init__(self, browser, path, width=1100, scheme="light"):
        self._browser = browser
        self._target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = browser.call("Target.attachToTarget", targetId=self._target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._call(domain + ".enable")
        self.show(width, scheme)
        self._call("Page.navigate", url="file://" + os.path.abspath(path))
        browser.wait_for("Page.loadEventFired", self._session)
        self.run("document.fonts.ready.then(() => true)")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._browser.call("Target.closeTarget", targetId=self._target)
        self._browser.events.clear()

    def _call(self, method, **parameters):
        return self._browser.call(method, self._session, **parameters)

    def show(self, width, scheme="light", media="screen"):
        """Lays the page out anew: a window so many CSS pixels wide, or a print on paper of that width."""
        self._call("Emulation.setDeviceMetricsOverride", width=width, height=1200, deviceScaleFactor=1,
                   mobile=False)
        self._call("Emulation.setEmulatedMedia", media=media,
                   features=[{"name": "prefers-color-scheme", "value": scheme}])

    def run(self, script):
        result = self._call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["exception"].get("description", "a script failed"))
        return result["result"].get("value")

    def _of_kind(self, method):
        return [event["params"] for event in self._browser.events
                if event.get("method") == method and event.get("sessionId") == self._session]

    def asked(self):
        """Addresses beyond the file itself that the page asked for."""
        urls = [event["request"]["url"] for event in self._of_kind("Network.requestWillBeSent")]
        return [url for url in urls if not url.startswith(("file:", "data:", "about:"))]

    def spoken(self):
        """What stands on the page's console."""
        said = [event["type"] for event in self._of_kind("Runtime.consoleAPICalled")]
        said += [event["entry"]["text"] for event in self._of_kind("Log.entryAdded")]
        return said + [event["exceptionDetails"]["text"] for event in self._of_kind("Runtime.exceptionThrown")]

    def picture(self, path, clip=None):
        """The whole page from top to bottom, or the part (left, top, width, height), in CSS pixels."""
        part = {"clip": dict(zip(("x", "y", "width", "height"), clip), scale=1)} if clip else {}
        data = self._call("Page.captureScreenshot", captureBeyondViewport=True, **part)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def print(self, path):
        """As a reader prints it: A4, with the margins that the page asks for."""
        self._call("Emulation.setEmulatedMedia", media="", features=[])  # what is emulated would be printed
        self._call("Emulation.clearDeviceMetricsOverride")
        data = self._call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
