"""What the scripts that look at our HTML pages share: a reader of pages without scripts, and a headless Chromium."""
import html.parser
import re
import shutil
import subprocess
import tempfile

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

# Every element and attribute that our pages have. Anything else came out of a tree.
ELEMENTS = set("""html head meta link title style body nav a main h1 h2 p label input span div table thead tbody tr th td
  code section details summary ul li dl dt dd mark script svg path g rect text""".split())
ATTRIBUTES = set("""lang charset name content http-equiv rel href class hidden type id autocomplete role tabindex aria-label
  aria-current aria-hidden scope title data-side data-name width height viewbox d x y rx""".split())


class Page(html.parser.HTMLParser):
    """The parts of a page: rows of tables, references, headings, and whatever does not belong there."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.places, self.in_body, self.titles = 0, [], False, 0
        self.scripts, self.headings, self.foreign, self.regions = 0, [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        self.in_body = self.in_body or tag == "tbody"
        self.rows += tag == "tr" and self.in_body
        self.titles += "title" in names
        self.scripts += tag == "script"
        self.foreign += [tag] if tag not in ELEMENTS else []
        self.foreign += [f"{tag} {name}" for name in names if name not in ATTRIBUTES]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if names.get("class") == "scroll":
            self.regions.append((names.get("tabindex"), names.get("role"), bool(names.get("aria-label"))))
        self.places += [value for name, value in attributes if name in ("src", "href", "action", "data", "srcset")]

    def handle_endtag(self, tag):
        if tag == "tbody":
            self.in_body = False


def other_places(text):
    """What the style or the script of a page could load."""
    return re.findall(r"url\(|@import|https?:", re.sub(r"<main>.*</main>", "", text, flags=re.S))


def browse(*words):
    with tempfile.TemporaryDirectory() as profile:
        return subprocess.run(
            [BROWSER, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={profile}", *words],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120).stdout.decode()


def picture(page, path, width, dark=False):
    browse(f"--window-size={width},900", "--hide-scrollbars", f"--blink-settings=preferredColorScheme={0 if dark else 1}",
           f"--screenshot={path}", f"file://{page}")
