#!/usr/bin/env python3
"""Man pages and completions against `--help`: whatever a program says there of itself, they say too.

usage: pages_test.py QORGAN [QORGAN-DASHBOARD]
"""
import functools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAMS, PROGRAMS_BY_NAME = [], {}


@functools.cache
def help_of(*words):
    """What stands in the help of a command: (arguments, options as {name: (takes a value, text)}, commands)."""
    text = subprocess.run([PROGRAMS_BY_NAME[words[0]], *words[1:], '--help'], capture_output=True, text=True, check=True).stdout
    arguments, options, commands, part, entry = [], {}, [], None, None
    for line in text.splitlines():
        if re.match(r'\w+:$', line):
            part = line[:-1]
        elif m := re.match(r'  (\S.*)', line):
            head = re.split(r'\s{2,}', m[1])[0]
            if part == 'Options':
                names, _, value = head.partition(' ')
                entry = (value != '' and not value.startswith('Excludes:'), m[1])
                options.update({name: entry for name in names.split(',')})
            elif part == 'Positionals':
                arguments.append(head.split()[0])
            elif part == 'Subcommands':
                commands.append(head.split()[0])
    return arguments, options, commands


def all_commands(*words):
    yield words
    for name in help_of(*words)[2]:
        yield from all_commands(*words, name)


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix='qorgan-pages-'))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        for program in PROGRAMS:
            subprocess.run([program, '--write-pages', cls.folder], check=True)
        cls.path = {**os.environ, 'PATH': os.path.dirname(PROGRAMS[0]) + os.pathsep + os.environ['PATH'], 'LC_ALL': 'C.UTF-8'}

    def commands(self):
        found = [words for name in PROGRAMS_BY_NAME for words in all_commands(name)]
        self.assertGreater(len(found), 20)
        return found

    def run_well(self, *command, **more):
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=self.path, **more)
        self.assertEqual(run.returncode, 0, run.stdout)
        return run.stdout

    def test_every_command_has_a_page_and_no_other_has(self):
        pages = sorted(page.name for page in (self.folder / 'man/man1').iterdir())
        self.assertEqual(sorted('-'.join(words) + '.1' for words in self.commands()), pages)

    def test_a_page_names_the_options_arguments_and_commands_of_the_help_and_no_others(self):
        for words in self.commands():
            with self.subTest(' '.join(words)):
                arguments, options, commands = help_of(*words)
                page = (self.folder / 'man/man1' / f'{"-".join(words)}.1').read_text(encoding='utf-8')
                text = re.sub(r'\\f[BIR]', '', page).replace('\\-', '-')
                parts = dict(re.findall(r'^\.SH ([A-Z ]+)\n(.*?)(?=^\.SH |\Z)', text, re.M | re.S))
                heads = {name: re.findall(r'^\.TP\n(.*)$', parts.get(name, ''), re.M) for name in ('OPTIONS', 'ARGUMENTS', 'COMMANDS')}
                named = [word for head in heads['OPTIONS'] for word in re.split(r',? ', head) if word.startswith('-')]
                self.assertEqual(sorted(options), sorted(named))
                self.assertEqual(arguments, [head.removesuffix('...') for head in heads['ARGUMENTS']])
                self.assertEqual(['-'.join((*words, name)) + '(1)' for name in commands], heads['COMMANDS'])
                for head in heads['OPTIONS']:
                    name = head.split(',')[0].split(' ')[0]
                    self.assertEqual(options[name][0], not re.split(r',? ', head)[-1].startswith('-'), head)

    @unittest.skipUnless(shutil.which('man'), 'man is missing')
    def test_the_pages_are_well_formed(self):
        for page in (self.folder / 'man/man1').iterdir():
            run = subprocess.run(['man', '--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', page], capture_output=True, text=True,
                                 env={**self.path, 'MANROFFSEQ': ''})
            self.assertEqual((0, ''), (run.returncode, run.stderr), page.name)

    def bash(self, *words):
        function = '_' + words[0].replace('-', '_')
        return set(self.run_well('bash', '-euc', 'source "$1"; shift; f=$1; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); "$f"; '
                                 'printf "%s\\n" "${COMPREPLY[@]}"', 'bash', self.folder / 'bash' / words[0], function, *words,
                                 cwd=self.folder).split('\n')) - {''}

    def test_bash_completes_what_the_help_says(self):
        for words in self.commands():
            with self.subTest(' '.join(words)):
                _, options, commands = help_of(*words)
                self.assertEqual(set(options), self.bash(*words, '-'))
                if commands:
                    self.assertEqual(set(commands), self.bash(*words, ''))
        self.assertEqual({'en', 'ru', 'kk'}, self.bash('qorgan', 'run', '--lang', ''))
        self.assertEqual({'ru'}, self.bash('qorgan', 'run', '--lang', '=', 'r'))
        self.assertEqual({'en', 'ru', 'kk'}, self.bash('qorgan', 'law', 'who', '--lang', ''))
        self.assertEqual({'html', 'md', 'json'}, self.bash('qorgan', 'report', '--format', ''))
        if 'qorgan-dashboard' in PROGRAMS_BY_NAME:
            self.assertEqual({'light', 'dark'}, self.bash('qorgan-dashboard', '--theme', ''))
        self.assertEqual(set(), self.bash('qorgan', 'run', '--seed', ''))
        self.assertIn('spring-flood-2024', self.bash('qorgan', 'run', '--csv', 'sp'))
        self.assertEqual({'civil-protection-may-head'}, self.bash('qorgan', 'law', 'who', '--institution', 'civ'))
        self.assertEqual({'man'}, self.bash('qorgan', 'report', 'm'))

    @unittest.skipUnless(shutil.which('fish'), 'fish is missing')
    def test_fish_completes_what_the_help_says(self):
        def fish(line):
            name = line.split()[0]
            text = self.run_well('fish', '--no-config', '-c', f'source {self.folder}/fish/{name}.fish; complete -C "{line}"', cwd=self.folder)
            return {offered.split('\t')[0] for offered in text.splitlines()}
        for words in self.commands():
            with self.subTest(' '.join(words)):
                _, options, commands = help_of(*words)
                line = ' '.join(words)
                self.assertEqual({name for name in options if name.startswith('--')}, fish(line + ' --'))
                if commands:
                    self.assertEqual(set(commands), fish(line + ' '))
        self.assertEqual({'en', 'ru', 'kk'}, fish('qorgan run --lang '))
        self.assertIn('spring-flood-2024', fish('qorgan run --csv sp'))
        self.assertEqual({'man/'}, fish('qorgan report m'))

    @unittest.skipUnless(shutil.which('zsh'), 'zsh is missing')
    def test_zsh_completes_what_the_help_says(self):
        # What the completion hands to the functions of zsh that do the work.
        stubs = ('_arguments() { print -rl -- "$@" }; _describe() { print -rl -- "${(@P)4}" }; _files() { print files }; '
                 'compadd() { print -rl -- "${(@P)argv[-1]}" }; f=$1; shift; source_file=$1; shift; words=("$@"); CURRENT=$#; '
                 'functions[$f]="$(<$source_file)"; $f 2>&1')

        def zsh(*words):
            name = words[0]
            return self.run_well('zsh', '-fc', stubs, 'zsh', '_' + name.replace('-', '_'), self.folder / 'zsh' / f'_{name}', *words)
        for words in self.commands():
            with self.subTest(' '.join(words)):
                _, options, commands = help_of(*words)
                text = zsh(*words, '-')
                named = {m for m in re.findall(r'^(?:\*|\([^)]*\))(-[\w-]+)=?\[', text, re.M)}
                self.assertEqual(set(options), named)
                if commands:
                    self.assertEqual(commands, [line.split(':')[0] for line in zsh(*words, '').splitlines()])
        self.assertIn(':WORD:(en ru kk)', zsh('qorgan', 'run', '-'))
        self.assertIn(':SCENARIO:_qorgan_shipped scenarios', zsh('qorgan', 'run', ''))
        load = 'words=(qorgan run x); CURRENT=3; functions[_qorgan]="$(<$1)"; _qorgan >/dev/null; '
        self.assertIn('\nfirst-steps\n', self.run_well('zsh', '-fc', stubs.split('f=$1')[0] + load + '_qorgan_shipped -J group scenarios',
                                                       'zsh', self.folder / 'zsh/_qorgan'))


if __name__ == '__main__':
    PROGRAMS.extend(os.path.abspath(argument) for argument in sys.argv[1:])
    if not PROGRAMS:
        sys.exit(__doc__)
    PROGRAMS_BY_NAME.update({os.path.basename(program): program for program in PROGRAMS})
    unittest.main(argv=sys.argv[:1])
