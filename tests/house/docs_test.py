#!/usr/bin/env python3
"""docs_test.py QORGAN [DASHBOARD]: what the pages (*.md) say is there: files and sections that they link, pictures, commands
with their options. The commands of the README are run as they are typed, in a folder that looks like the top of the project.
"""
import functools
import os
import re
import shlex
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = {}  # name -> path of what was built
FENCE = re.compile(r'^```(\w*)\s*$')
LINK = re.compile(r'!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)')
OPTION = re.compile(r'(?<![\w-])--[a-z][a-z-]*')


def pages():
    found = [path for path in ROOT.rglob('*.md')
             if not any(part in ('.git', 'out') or part.startswith('build') for part in path.relative_to(ROOT).parts)]
    return sorted(found)


def parted(text):
    """The prose, its code blocks left out line by line, and the blocks as (language, number of the first line, lines)."""
    prose, blocks, inside = [], [], None
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.match(line)
        if inside is not None:
            if line.startswith('```'):
                inside = None
            else:
                blocks[inside][2].append(line)
            prose.append('')
        elif fence:
            inside = len(blocks)
            blocks.append((fence[1], number + 1, []))
            prose.append('')
        else:
            prose.append('' if line.startswith('    ') else line)
    return prose, blocks


@functools.cache
def anchors(path):
    """What a heading is called in an address, as hosting services make it."""
    seen = {}
    for line in parted(path.read_text(encoding='utf-8'))[0]:
        heading = re.match(r'#{1,6}\s+(.*?)\s*#*$', line)
        if not heading:
            continue
        words = re.sub(r'\[([^\]]*)\]\([^)]*\)', r'\1', heading[1])
        name = re.sub(r'[^\w\- ]', '', words.lower()).replace(' ', '-')
        seen[name] = seen.get(name, -1) + 1
        if seen[name]:
            seen[f'{name}-{seen[name]}'] = 0
    return set(seen)


def broken_links(path, root=ROOT):
    for number, line in enumerate(parted(path.read_text(encoding='utf-8'))[0], 1):
        for target in LINK.findall(re.sub(r'`[^`]*`', '', line)):
            if re.match(r'[a-z]+:', target):
                continue
            name, _, anchor = unquote(target).partition('#')
            there = (path.parent / name).resolve() if name else path
            place = f'{path.relative_to(root)}:{number}'
            if not there.is_relative_to(root):
                yield f'{place}: {target} leads out of the project'
            elif not there.exists():
                yield f'{place}: there is no {target}'
            elif anchor and (there.suffix != '.md' or anchor not in anchors(there)):
                yield f'{place}: {name or "this page"} has no section #{anchor}'


GLOSSARY = ROOT / 'sim/glossary.md'


def names_in_the_sources():
    """Every name of the C++ sources and every key and word of the institution that is shipped."""
    found = set()
    for path in [*ROOT.glob('sim/*/*.[ch]pp'), *ROOT.glob('scenarios/institutions/kazakhstan/*.yaml')]:
        found.update(re.findall(r'[A-Za-z_][\w-]*', re.sub(r'//.*', '', path.read_text(encoding='utf-8'))))
    return found


def faults_of_the_glossary(text, known):
    """What is wrong with a page of tables `| English | Russian | Kazakh | here |`, line by line."""
    before = ''
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith('#'):
            before = ''
        if not line.startswith('| ') or line.startswith('| English'):
            continue
        cells = [cell.strip() for cell in line.strip('|').split('|')]
        if len(cells) != 4 or not all(cells):
            yield f'{number}: a term has three names and says what it is'
            continue
        for name, wanted in zip(cells, ('[a-z][a-z -]*', '[а-яё][а-яё -]*', '[а-яёәғқңөұүһі][а-яёәғқңөұүһі -]*')):
            if not re.fullmatch(wanted, name):
                yield f'{number}: {name} is no name in its language'
        if cells[0] <= before:
            yield f'{number}: {cells[0]} does not stand in the order of the alphabet'
        before = cells[0]
        code = re.findall('`([^`]+)`', cells[3])
        if not code:
            yield f'{number}: {cells[0]} names nothing of the sources'
        for name in code:
            if name not in known:
                yield f'{number}: {name} is not in the sources'


@functools.cache
def help_of(*command):
    """What a program says of itself; None where there is no such program or command."""
    try:
        run = subprocess.run([*command, '--help'], capture_output=True, text=True, cwd=ROOT, timeout=60)
    except FileNotFoundError:
        return None
    return run.stdout if run.returncode == 0 else None


def known_options(command):
    """The text in which the options of a command line stand; None where there is no such command."""
    program, rest = command[0], [word for word in command[1:] if not word.startswith('-')]
    if program == 'qorgan':
        if not rest:
            return help_of(PROGRAMS['qorgan'])
        depth = 2 if rest[0] == 'law' and len(rest) > 1 else 1
        own = help_of(PROGRAMS['qorgan'], *rest[:depth])
        # Of a command that is not there it prints the help of what stands above it.
        return None if own == help_of(PROGRAMS['qorgan'], *rest[:depth - 1]) else own
    if program == 'qorgan-dashboard':
        return help_of(PROGRAMS[program]) if program in PROGRAMS else ' '.join(command)
    script = re.fullmatch(r'(?:\.{1,2}/)+(tools/[\w-]+)', program)
    if script:
        own = help_of(str(ROOT / script[1]))
        if own and script[1] == 'tools/run':
            own += help_of(PROGRAMS['qorgan'], 'run')
        if own and script[1] == 'tools/dashboard':
            own += known_options(['qorgan-dashboard'])
        return own
    if program.startswith('./'):
        return ' '.join(command) if os.access(ROOT / program, os.X_OK) else None
    return ' '.join(command)  # a program of the system


def commands_of(line):
    """The commands of one line of a shell: words up to ; | && or >."""
    words = shlex.shlex(line, posix=True, punctuation_chars='();<>|&')
    words.whitespace_split = True
    command = []
    for word in words:
        if set(word) <= set('();<>|&'):
            if command:
                yield command
            command = []
        else:
            command.append(word)
    if command:
        yield command


def wrong_commands(path, root=ROOT):
    prose, blocks = parted(path.read_text(encoding='utf-8'))
    place = path.relative_to(root)
    lines = [(number + i, line) for language, number, block in blocks if language == 'sh' for i, line in enumerate(block)]
    lines += [(number, code) for number, line in enumerate(prose, 1)
              for code in re.findall(r'`((?:qorgan|\./tools/[\w-]+) [^`]*)`', line) if '...' not in code and '<' not in code]
    for number, line in lines:
        for command in commands_of(line):
            while command and re.fullmatch(r'\w+=.*', command[0]):
                command = command[1:]
            if len(command) > 2 and command[0].endswith('tools/on-debian'):
                command = command[2:]  # the command that it is to run there
            if not command:
                continue
            known = known_options(command)
            if known is None:
                yield f'{place}:{number}: there is no command {" ".join(command[:3])}'
                continue
            for word in command[1:]:
                option = re.match(r'-{1,2}[A-Za-z][\w-]*', word)
                if option and not re.search(rf'(?<![\w-]){re.escape(option[0])}(?![\w-])', known):
                    yield f'{place}:{number}: {" ".join(command[:2])} has no option {option[0]}'
    for number, line in enumerate(prose, 1):  # tables of commands: all options in a row are of its command
        row = re.match(r'\| `qorgan (\w+)', line)
        if row and row[1] != 'law':
            known = known_options(['qorgan', row[1]])
            for option in OPTION.findall(line) if known else []:
                if not re.search(rf'(?<![\w-]){option}(?![\w-])', known):
                    yield f'{place}:{number}: qorgan {row[1]} has no option {option}'


class Pages(unittest.TestCase):
    def test_every_link_leads_to_a_file_and_a_section_of_the_project(self):
        self.assertGreater(len(pages()), 10)
        self.assertEqual([], [fault for page in pages() for fault in broken_links(page)])

    def test_every_command_and_option_is_there(self):
        self.assertEqual([], [fault for page in pages() for fault in wrong_commands(page)])

    def test_the_pages_name_every_command_and_every_option_of_the_window(self):
        page = (ROOT / 'tools/qorgan/README.md').read_text(encoding='utf-8')
        commands = re.findall(r'^  (\w+) {2,}', help_of(PROGRAMS['qorgan']).split('Subcommands:')[1], re.M)
        self.assertGreater(len(commands), 10)
        self.assertEqual([], [command for command in commands if f'| `qorgan {command}' not in page])
        if 'qorgan-dashboard' in PROGRAMS:
            page = (ROOT / 'ui/README.md').read_text(encoding='utf-8')
            options = set(OPTION.findall(re.sub(r'^ {20,}.*', '', help_of(PROGRAMS['qorgan-dashboard']), flags=re.M)))
            self.assertEqual([], sorted(option for option in options - {'--help', '--version'} if f'| `{option}' not in page))

    def test_the_glossary_names_what_there_is(self):
        text = GLOSSARY.read_text(encoding='utf-8')
        self.assertGreater(text.count('\n| '), 60)
        self.assertEqual([], list(faults_of_the_glossary(text, names_in_the_sources())))

    def test_a_glossary_that_is_wrong_is_told(self):
        page = ('| English | Russian | Kazakh | here |\n'
                '| team | отряд | жасақ | people; `Unit` |\n'
                '| desk | стол | үстел | staff; `Unit` |\n'
                '| trust | trust | сенім | a share; `Unit` |\n'
                '| tray | лоток | | papers; `Unit` |\n'
                '| unit | единица | бірлік | a team |\n'
                '| unite | единить | біріктіру | a `Unti` |\n')
        self.assertEqual(['3: desk does not stand in the order of the alphabet', '4: trust is no name in its language',
                          '5: a term has three names and says what it is', '6: unit names nothing of the sources',
                          '7: Unti is not in the sources'], list(faults_of_the_glossary(page, {'Unit'})))

    def test_a_page_is_read_as_these_tests_think(self):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder).resolve()
            page = root / 'page.md'
            page.write_text('# One `x` (two)\n\n## A\n\n## A\n[a](#one-x-two) [b](#a-1) [c](#a-2) [d](nowhere.md)\n'
                            '`[e](nowhere)` [f](../x)\n```sh\nqorgan run x --seed 1 --sead 2 && qorgan rum\n'
                            'X=1 ./tools/lint --fixx  # qorgan rum\n./tools/on-debian trixie ./tools/nothing\n```\n| `qorgan check F` | `--outt` |\n',
                            encoding='utf-8')
            self.assertEqual(['#a-2', 'nowhere.md', '../x'],
                             [re.search(r'(\S+?)( leads.*)?$', fault)[1] for fault in broken_links(page, root)])
            self.assertEqual(['qorgan run has no option --sead', 'there is no command qorgan rum',
                              './tools/lint --fixx has no option --fixx', 'there is no command ./tools/nothing',
                              'qorgan check has no option --outt'],
                             [fault.split(': ', 1)[1] for fault in wrong_commands(page, root)])

    def test_the_readme_stays_short(self):
        self.assertLessEqual(len((ROOT / 'README.md').read_text(encoding='utf-8').splitlines()), 200)

    def test_the_commands_of_the_readme_do_their_work(self):
        blocks = parted((ROOT / 'README.md').read_text(encoding='utf-8'))[1]
        lines = [line for language, _, block in blocks if language == 'sh' for line in block
                 # what installs, builds or opens a window, and what only stands after that
                 if not re.match(r'\./tools/|export PATH|.*out/dashboard', line)]
        self.assertGreater(len(lines), 15)
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, 'out'))
            os.symlink(ROOT / 'scenarios', os.path.join(folder, 'scenarios'))
            path = os.path.dirname(PROGRAMS['qorgan']) + os.pathsep + os.environ['PATH']
            for line in lines:
                with self.subTest(line):
                    fewer = re.sub(r'--replicates \d+', '--replicates 2', line)
                    run = subprocess.run(['bash', '-euo', 'pipefail', '-c', fewer], cwd=folder, env={**os.environ, 'PATH': path},
                                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
                    self.assertEqual(run.returncode, 0, run.stdout)


if __name__ == '__main__':
    names = ('qorgan', 'qorgan-dashboard')
    PROGRAMS.update(zip(names, (os.path.abspath(argument) for argument in sys.argv[1:3])))
    if 'qorgan' not in PROGRAMS:
        sys.exit(__doc__)
    unittest.main(argv=sys.argv[:1])
