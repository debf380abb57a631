#!/usr/bin/env python3
"""pictures.py PROGRAM FOLDER: takes the pictures of reports that the documentation shows anew.

From the root of the project: python3 tests/report/pictures.py build/release/tools/qorgan assets/screenshots
"""
import os
import subprocess
import sys
import tempfile

from browser import Browser, Page, find_browser

WIDTH = 1000
# name, the section at its top, height, the command that makes the result
PICTURES = (
    ("report-run", "answer", 760, ("run", "spring-flood-2024")),
    ("report-hindcast", "hindcast", 670, ("run", "spring-flood-2024")),
    ("report-batch", "ranking", 760, ("batch", "spring-flood-2024", "--replicates", "30", "--policy",
                                     "by-law,network,headquarters", "--until", "20 d")),
)


def main(program, folder):
    found = find_browser()
    if not found:
        sys.exit("pictures.py: there is no Chromium")
    with tempfile.TemporaryDirectory() as place, Browser(found) as browser:
        for name, section, height, command in PICTURES:
            result = os.path.join(place, name)
            subprocess.run([program, *command, "--quiet", "--out", result], check=True, stdout=subprocess.DEVNULL)
            if command[0] == "batch":
                subprocess.run([program, "report", result, "--quiet"], check=True, stdout=subprocess.DEVNULL)
            with Page(browser, os.path.join(result, "report.html"), WIDTH) as page:
                top = page.run(f"document.getElementById('{section}').getBoundingClientRect().top + window.scrollY")
                page.picture(os.path.join(folder, name + ".png"), (0, max(0, top - 16), WIDTH, height))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(os.path.abspath(sys.argv[1]), sys.argv[2])
