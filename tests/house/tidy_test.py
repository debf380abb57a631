"""tools/tidy reads what changed and remembers the rest, shown on a small tree with a clang-tidy that objects to one word."""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TIDY = Path(__file__).resolve().parents[2] / 'tools/tidy'
# Notes what it reads and objects to the word "wrong"; where it reads "late", somebody saves a header at that moment.
CLANG_TIDY = '''#!/bin/sh
[ "$1" != --version ] || { cat version; exit 0; }
echo "$4" >> read
if grep wrong "$4"; then exit 1; fi
if grep -q late "$4"; then echo '// saved meanwhile' >> sim/core/time.hpp; fi
'''
CLANG = '#!/bin/sh\nexec c++ "$@"\n'


class Tidy(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()
        self.make('first')

    def make(self, clone):
        """A clone of the project; all clones have one memory."""
        self.root = self.folder / clone
        self.write('.clang-tidy', "Checks: '*'\n")
        self.write('version', 'LLVM version 14\n')
        self.write('sim/core/time.hpp', '#pragma once\n')
        self.write('sim/core/time.cpp', '#include "core/time.hpp"\n')
        self.write('sim/core/alone.cpp', 'int alone;\n')
        self.write('bin/clang-tidy', CLANG_TIDY).chmod(0o755)
        self.write('bin/clang++', CLANG).chmod(0o755)
        self.compile('-O2')

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
        return path

    def compile(self, flags):
        self.write('build/release/compile_commands.json', json.dumps([
            {'directory': str(self.root / 'build/release'), 'file': str(path),
             'command': f'/usr/bin/c++ -I{self.root}/sim {flags} -std=c++20 -o {path.stem}.o -c {path}'}
            for path in sorted(self.root.glob('sim/core/*.cpp'))]))

    def tidy(self, *arguments):
        """Runs over all sources: the exit status, the names that were read, and what was said."""
        note = self.root / 'read'
        note.unlink(missing_ok=True)
        names = [str(path.relative_to(self.root)) for path in sorted(self.root.glob('sim/core/*.cpp'))]
        run = subprocess.run([sys.executable, TIDY, '--root', self.root, *arguments, *names], capture_output=True, text=True,
                             env={'PATH': f'{self.root}/bin:{os.environ["PATH"]}', 'XDG_CACHE_HOME': str(self.folder)})
        read = note.read_text().split() if note.exists() else []
        return run.returncode, sorted(Path(name).stem for name in read), run.stderr

    def test_what_passed_is_not_read_again(self):
        self.assertEqual(self.tidy()[:2], (0, ['alone', 'time']))
        status, read, said = self.tidy()
        self.assertEqual((status, read), (0, []))
        self.assertIn('of 2 files 0 read anew, 2 remembered as passed', said)

    def test_another_clone_shares_the_memory(self):
        self.tidy()
        self.make('second')
        self.assertEqual(self.tidy()[1], [])

    def test_a_source_or_a_header_that_changed_is_read_again(self):
        self.tidy()
        self.write('sim/core/time.hpp', '#pragma once\nint now();\n')
        self.assertEqual(self.tidy()[1], ['time'])
        self.write('sim/core/alone.cpp', 'int alone = 1;\n')
        self.assertEqual(self.tidy()[1], ['alone'])

    def test_other_checks_another_version_and_another_command_are_read_again(self):
        self.tidy()
        for change in (lambda: self.write('.clang-tidy', "Checks: 'bugprone-*'\n"),
                       lambda: self.write('version', 'LLVM version 19\n'), lambda: self.compile('-O3')):
            change()
            self.assertEqual(self.tidy()[1], ['alone', 'time'])
        self.compile('-O3 -Werror')
        self.assertEqual(self.tidy()[1], [])

    def test_an_objection_is_told_each_time(self):
        self.write('sim/core/alone.cpp', 'int wrong;\n')
        for read in (['alone', 'time'], ['alone']):
            status, names, said = self.tidy()
            self.assertEqual((status, names), (1, read))
            self.assertIn('int wrong;', said)
            self.assertIn('objections to 1', said)

    def test_a_pass_is_not_remembered_for_a_header_that_changed_meanwhile(self):
        self.write('sim/core/time.cpp', '#include "core/time.hpp"\nint late;\n')
        self.tidy()
        self.assertIn('saved meanwhile', (self.root / 'sim/core/time.hpp').read_text())
        self.assertEqual(self.tidy()[1], ['time'])

    def test_what_does_not_compile_is_read_each_time(self):
        self.write('sim/core/alone.cpp', '#include "core/nothing.hpp"\n')
        self.assertEqual(self.tidy()[1], ['alone', 'time'])
        self.assertEqual(self.tidy()[1], ['alone'])

    def test_what_is_not_compiled_is_passed_over_and_told(self):
        self.write('sim/core/new.cpp', 'int wrong;\n')
        status, read, said = self.tidy()
        self.assertEqual((status, read), (0, ['alone', 'time']))
        self.assertIn('1 more are not compiled in build/release', said)

    def test_what_nobody_asked_for_in_a_long_time_is_forgotten(self):
        self.tidy()
        for entry in (self.folder / 'qorgan/tidy').iterdir():
            os.utime(entry, (0, 0))
        self.assertEqual(self.tidy()[1], ['alone', 'time'])


if __name__ == '__main__':
    unittest.main()
