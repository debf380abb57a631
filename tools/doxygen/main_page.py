#!/usr/bin/env python3
"""main_page.py README PAGE: makes the main page of the C++ interface from the page of the simulation.

Doxygen 1.9.4 knows no links to sections of other Markdown files: links to pages become their words, and what comes after
the section that speaks to readers of the code is left out.
"""
import re
import sys
from pathlib import Path


def main(readme, page):
    text = Path(readme).read_text(encoding='utf-8').split('\n## The model\n')[0]
    text = re.sub(r'\[([^\]]*)\]\((?!https?:)[^)]*\)', r'\1', text)
    Path(page).write_text(text, encoding='utf-8')


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
