"""Chromium without a screen, spoken to over a pipe (--remote-debugging-pipe: JSON between zero bytes on descriptors 3 and 4)."""
import base64
import json
import os
import subprocess

from package import ENVIRONMENT


class Browser:
    def __init__(self, program, home):
        to_browser, from_us = os.pipe()
        to_us, from_browser = os.pipe()

        def arrange():
            # high first: 3 and 4 may be among what they are copied from
            kept = [os.dup(to_browser), os.dup(from_browser)]
            while min(kept) < 5:
                kept = [os.dup(fd) for fd in kept]
            os.dup2(kept[0], 3)
            os.dup2(kept[1], 4)

        self.process = subprocess.Popen([program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run", "--remote-debugging-pipe",
                                         f"--user-data-dir={home}/chromium"], env={**ENVIRONMENT, "HOME": str(home)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False,
                                        preexec_fn=arrange)
        os.close(to_browser)
        os.close(from_browser)
        self.send, self.receive = os.fdopen(from_us, "wb"), os.fdopen(to_us, "rb")
        self.number, self.events, self.rest = 0, [], b""

    def message(self):
        while b"\0" not in self.rest:
            more = os.read(self.receive.fileno(), 1 << 16)
            if not more:
                raise RuntimeError("the browser is gone")
            self.rest += more
        one, self.rest = self.rest.split(b"\0", 1)
        return json.loads(one)

    def call(self, method, session=None, **params):
        self.number += 1
        order = {"id": self.number, "method": method, "params": params}
        if session:
            order["sessionId"] = session
        self.send.write(json.dumps(order).encode() + b"\0")
        self.send.flush()
        while True:
            told = self.message()
            if told.get("id") == self.number:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']}")
                return told["result"]
            self.events.append(told)

    def wait(self, method):
        while not any(told.get("method") == method for told in self.events):
            self.events.append(self.message())
        self.events = [told for told in self.events if told.get("method") != method]

    def open(self, path, width, height, dark=False):
        """A page of that width; gives its session."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.call(f"{domain}.enable", session)
        self.call("Emulation.setDeviceMetricsOverride", session, width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", session, features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.events.clear()
        self.call("Page.navigate", session, url=f"file://{path}")
        self.wait("Page.loadEventFired")
        return session

    def evaluate(self, session, expression):
        return self.call("Runtime.evaluate", session, expression=expression, returnByValue=True)["result"].get("value")

    def picture(self, session, path):
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", session, format="png")["data"]))

    def close(self):
        try:
            self.call("Browser.close")
        except (RuntimeError, BrokenPipeError):
            pass
        self.process.wait(timeout=30)
