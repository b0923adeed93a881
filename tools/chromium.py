"""Start the browser for tests and tools, without the parts of its window that nobody sees."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from playwright.sync_api import Browser, Playwright

from tools.browser import require

#: Each profile, and so each test, would load the pages behind the address bar: more work than a page of the guide.
UNSEEN = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
#: The browser heeds only the last list of such features, so those that Playwright leaves out stand here as well.
PLAYWRIGHTS = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin", "OptimizationHints",
    "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch", "msForceBrowserSignIn",
    "msEdgeUpdateLaunchServicesPreferredVersion",
)  # fmt: skip
# Without a sandbox: containers and root have none to offer.
ARGUMENTS = ("--no-sandbox", f"--disable-features={','.join((*PLAYWRIGHTS, *UNSEEN))}")


@contextmanager
def launched(playwright: Playwright) -> Iterator[Browser]:
    """The browser of this machine; raises NoBrowser where there is none."""
    with closing(playwright.chromium.launch(executable_path=require(), args=ARGUMENTS)) as browser:
        yield browser
