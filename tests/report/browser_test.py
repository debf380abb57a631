#!/usr/bin/env python3
"""browser_test.py PROGRAM FOLDER: opens reports in headless Chromium as readers do: light, dark, on a telephone, in print.

Asks of every page that it says nothing on the console, asks for nothing over the network, and that no text is cut, runs
over its neighbour or out of its box, whatever authors call their things. Pictures and prints stay in FOLDER for people
to look at. Leaves with 77, which CTest counts as skipped, where there is no Chromium; under CI that is a failure.
"""
import os
import re
import shutil
import subprocess
import sys
import unittest

from browser import Browser, Page, find_browser

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM, FOLDER = "", ""
LANGUAGES = ("en", "ru", "kk")
# Widths in CSS pixels: a window, a telephone, and what A4 leaves between its margins (210 mm - 2 x 14 mm).
WINDOW, TELEPHONE, PAPER = 1100, 390, 687
PAPER_HEIGHT = 994  # 297 mm less 16 mm above and 18 mm below
# What decides and what follows from it stands before the annex, on so many pages of A4 at most.
MAIN_PAGES = 6
PAPER_MARGIN, PAPER_WIDTH = 14 / 25.4 * 72, 210 / 25.4 * 72  # in points


def report_file(folder, language):
    return os.path.join(FOLDER, folder, "report.html" if language == "en" else f"report.{language}.html")


def qorgan(*arguments):
    done = subprocess.run([PROGRAM, *arguments], cwd=FOLDER, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise RuntimeError(f"qorgan {' '.join(arguments)}: status {done.returncode}\n{done.stdout}")


def make_results():
    """A run and a batch as people make them, and the longest names that an author may give."""
    pages = os.path.join(HERE, "pages")
    qorgan("run", "spring-flood-2024", "--quiet", "--out", "flood")
    qorgan("run", "depot-explosion", "--quiet", "--out", "depot")
    qorgan("run", os.path.join(pages, "long-names.yaml"), "--quiet", "--out", "names")
    qorgan("batch", "first-steps", "--quiet", "--replicates", "4", "--policy", "by-law,network", "--record", "series",
           "--out", "batch")
    qorgan("run", "first-steps", "--quiet", "--out", "run")
    qorgan("sweep", os.path.join(pages, "fifty-factors.yaml"), "--quiet", "--out", "factors")
    qorgan("sweep", os.path.join(pages, "long-options.yaml"), "--quiet", "--out", "options")
    for folder in RESULTS:
        if folder != "compare":
            qorgan("report", folder, "--quiet", "--lang", ",".join(LANGUAGES))
    for language in LANGUAGES:
        qorgan("compare", "batch", "run", "--quiet", "--out", "compare-" + language, "--lang", language)
        os.makedirs(os.path.join(FOLDER, "compare"), exist_ok=True)
        os.replace(report_file("compare-" + language, language), report_file("compare", language))


RESULTS = ("run", "flood", "depot", "names", "batch", "factors", "options", "compare")


def words_of(pdf):
    """(page, word, left, right, height in points) of every word of a print."""
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
    page = 0
    for line in text.splitlines():
        if "<page " in line:
            page += 1
        found = re.search(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>', line)
        if found:
            left, top, right, bottom = map(float, found.groups()[:4])
            yield page, found.group(5), left, right, bottom - top


def pages_of(pdf):
    """The text of each page, its spaces made one."""
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return [" ".join(page.split()) for page in text.split("\f")]


class Reports(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.browser = Browser(find_browser())
        with open(os.path.join(HERE, "geometry.js"), encoding="utf-8") as file:
            cls.geometry = file.read()

    @classmethod
    def tearDownClass(cls):
        cls.browser.__exit__()

    def page(self, path, **how):
        return Page(self.browser, path, **how)

    def assert_sound(self, page, folder, language, where):
        measured = page.run(self.geometry)
        with self.subTest(report=folder, language=language, on=where):
            self.assertGreater(measured["figures"], 0)
            self.assertGreater(measured["texts"], 10)
            self.assertEqual(measured["faults"], [])

    def test_control(self):
        """A page that speaks and asks, and one that is broken, must be caught, or silence would prove nothing."""
        path = os.path.join(FOLDER, "control.html")
        with open(path, "w", encoding="utf-8") as file:
            file.write('<!DOCTYPE html><img src="http://control.invalid/x.png"><script>console.error("spoken")</script>')
        with self.page(path) as page:
            self.assertTrue(page.asked())
            self.assertTrue(page.spoken())
        with open(path, "w", encoding="utf-8") as file:
            file.write('<!DOCTYPE html><meta charset="utf-8"><body><svg viewBox="0 0 100 50" width="100" height="50" aria-label="c">'
                       '<text x="1" y="20">overlap</text><text x="20" y="22">overlap</text><text x="80" y="45">outside</text>'
                       '<text x="1" y="40">cut\u2026</text></svg><p style="width:50px">' + "w" * 400 + "</p>")
        with self.page(path) as page:
            faults = " ".join(page.run(self.geometry)["faults"])
        for fault in ("overlap by", "stands out of it", "has no full text", "the page is", "stands out of its <p>"):
            self.assertIn(fault, faults)

    def test_every_report(self):
        sizes = set()
        for folder in RESULTS:
            for language in LANGUAGES:
                with self.page(report_file(folder, language)) as page:
                    words = self.printed(page, folder, language)
                    page.show(WINDOW)
                    self.assert_readable(page, folder, language)
                # A page that is too wide is printed smaller as a whole.
                sizes.add(round(words[0][4], 1))
        self.assertEqual(len(sizes), 1, f"the first words of prints are {sizes} points high")

    def assert_readable(self, page, folder, language):
        with self.subTest(report=folder, language=language, silent=True):
            self.assertEqual(page.asked(), [])
            self.assertEqual(page.spoken(), [])
        page.picture(f"{folder}-{language}-light.png")
        self.assert_sound(page, folder, language, "window")
        paper = "getComputedStyle(document.body).backgroundColor"
        light = page.run(paper)
        page.show(WINDOW, "dark")
        with self.subTest(report=folder, language=language, dark=True):
            self.assertNotEqual(light, page.run(paper))
        if language == "ru":
            page.picture(f"{folder}-{language}-dark.png")
        page.show(TELEPHONE)
        page.picture(f"{folder}-{language}-telephone.png")
        self.assert_sound(page, folder, language, "telephone")
        page.show(PAPER, media="print")
        tall = page.run("[...document.querySelectorAll('figure')].map(f => f.getBoundingClientRect().height)")
        with self.subTest(report=folder, language=language, tallest=True):
            self.assertLess(max(tall), PAPER_HEIGHT, "a figure is cut by the end of a page")
        self.assert_sound(page, folder, language, "paper")
        # Readers without the first font of the style see a wider one.
        page.run("""document.body.style.fontFamily = '"DejaVu Sans"'; document.fonts.ready.then(() => true)""")
        self.assert_sound(page, folder, language, "paper, DejaVu Sans")
        page.show(WINDOW)
        self.assert_sound(page, folder, language, "window, DejaVu Sans")
        page.run("document.body.style.fontFamily = ''")

    def printed(self, page, folder, language):
        pdf = f"{folder}-{language}.pdf"
        page.print(pdf)
        words = list(words_of(pdf))
        with self.subTest(report=folder, language=language, on="print"):
            self.assertGreater(len(words), 200)
            cut = [(number, word) for number, word, left, right, _ in words
                   if left < PAPER_MARGIN - 2 or right > PAPER_WIDTH - PAPER_MARGIN + 2]
            self.assertEqual(cut, [], "words beyond the margins")
            annex = " ".join(page.run("document.querySelector('#annex').textContent").split())
            opened = [number for number, text in enumerate(pages_of(pdf), 1) if text.startswith(annex)]
            self.assertEqual(len(opened), 1, "the annex does not begin a page")
            self.assertLessEqual(opened[0], MAIN_PAGES + 1, "the main part is too long")
            main = page.run("[...document.querySelectorAll('section')].filter(s => s.compareDocumentPosition("
                            "document.querySelector('#annex')) & Node.DOCUMENT_POSITION_FOLLOWING).map(s => s.id)")
            wanted = ["answer", "figures", "objectives", "decisions", "findings"]
            self.assertEqual(main, ["ranking", "goals", "certainty"] if "ranking" in main else wanted)
        return words


def main():
    global PROGRAM, FOLDER  # pylint: disable=global-statement
    PROGRAM, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    missing = [name for name, there in (("chromium", find_browser()), ("poppler-utils", shutil.which("pdftotext"))) if not there]
    if missing:
        print(f"skipped: reports were not opened, since this is not installed: {', '.join(missing)}")
        sys.exit(1 if os.environ.get("CI") == "true" else 77)
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(FOLDER)
    os.chdir(FOLDER)
    make_results()
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=1)


if __name__ == "__main__":
    main()
