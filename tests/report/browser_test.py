#!/usr/bin/env python3
"""browser_test.py PROGRAM FOLDER: opens reports in headless Chromium as readers do: light, dark, on a telephone, in print.

Asks of every page that it says nothing on the console and asks for nothing over the network. Pictures and prints stay in
FOLDER for people to look at. Leaves with 77, which CTest counts as skipped, where there is no Chromium; under CI that is
a failure.
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
# Widths in CSS pixels.
WINDOW, TELEPHONE = 1100, 390
PAPER_MARGIN, PAPER_WIDTH = 14 / 25.4 * 72, 210 / 25.4 * 72  # in points


def report_file(folder, language):
    return os.path.join(FOLDER, folder, "report.html" if language == "en" else f"report.{language}.html")


def qorgan(*arguments):
    done = subprocess.run([PROGRAM, *arguments], cwd=FOLDER, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise RuntimeError(f"qorgan {' '.join(arguments)}: status {done.returncode}\n{done.stdout}")


def make_results():
    """A run, a batch and a comparison as people make them."""
    qorgan("batch", "first-steps", "--quiet", "--replicates", "4", "--policy", "by-law,network", "--record", "series",
           "--out", "batch")
    qorgan("run", "first-steps", "--quiet", "--out", "run")
    for folder in RESULTS:
        if folder != "compare":
            qorgan("report", folder, "--quiet", "--lang", ",".join(LANGUAGES))
    for language in LANGUAGES:
        qorgan("compare", "batch", "run", "--quiet", "--out", "compare-" + language, "--lang", language)
        os.makedirs(os.path.join(FOLDER, "compare"), exist_ok=True)
        os.replace(report_file("compare-" + language, language), report_file("compare", language))


RESULTS = ("run", "batch", "compare")


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


class Reports(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.browser = Browser(find_browser())

    @classmethod
    def tearDownClass(cls):
        cls.browser.__exit__()

    def page(self, path, **how):
        return Page(self.browser, path, **how)

    def test_control(self):
        """A page that speaks and asks must be caught, or silence would prove nothing."""
        path = os.path.join(FOLDER, "control.html")
        with open(path, "w", encoding="utf-8") as file:
            file.write('<!DOCTYPE html><img src="http://control.invalid/x.png"><script>console.error("spoken")</script>')
        with self.page(path) as page:
            self.assertTrue(page.asked())
            self.assertTrue(page.spoken())

    def test_every_report(self):
        sizes = set()
        for folder in RESULTS:
            for language in LANGUAGES:
                with self.page(report_file(folder, language)) as page:
                    self.assert_readable(page, folder, language)
                    words = self.printed(page, folder, language)
                # A page that is too wide is printed smaller as a whole.
                sizes.add(round(words[0][4], 1))
        self.assertEqual(len(sizes), 1, f"the first words of prints are {sizes} points high")

    def assert_readable(self, page, folder, language):
        with self.subTest(report=folder, language=language, silent=True):
            self.assertEqual(page.asked(), [])
            self.assertEqual(page.spoken(), [])
        page.picture(f"{folder}-{language}-light.png")
        paper = "getComputedStyle(document.body).backgroundColor"
        light = page.run(paper)
        page.show(WINDOW, "dark")
        with self.subTest(report=folder, language=language, dark=True):
            self.assertNotEqual(light, page.run(paper))
        if language == "ru":
            page.picture(f"{folder}-{language}-dark.png")
        page.show(TELEPHONE)
        page.picture(f"{folder}-{language}-telephone.png")

    def printed(self, page, folder, language):
        pdf = f"{folder}-{language}.pdf"
        page.print(pdf)
        words = list(words_of(pdf))
        with self.subTest(report=folder, language=language, on="print"):
            self.assertGreater(len(words), 200)
            cut = [(number, word) for number, word, left, right, _ in words
                   if left < PAPER_MARGIN - 2 or right > PAPER_WIDTH - PAPER_MARGIN + 2]
            self.assertEqual(cut, [], "words beyond the margins")
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
