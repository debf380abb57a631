#!/usr/bin/env python3
"""Qorgan as others use it: a small project outside the tree finds it installed, and adds its tree as a subdirectory.

usage: library_test.py QORGAN BUILD    the program, and the build tree whose archives are linked
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
MEASURES = ['harmed', 'cost', 'utilisation']


def ran(*command, cwd=None):
    return subprocess.run([str(word) for word in command], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def cached(name):
    m = re.search(rf'^{name}:\w+=(.*)$', (BUILD / 'CMakeCache.txt').read_text(encoding='utf-8'), re.M)
    return m[1] if m else ''


def flags():
    """The compiler and the flags of the build tree: what is linked together is compiled alike."""
    kind = cached('CMAKE_BUILD_TYPE')
    sanitize = cached('QORGAN_SANITIZE')
    own = f'CMAKE_CXX_FLAGS_{kind.upper()}'
    return ['-G', 'Ninja', f'-DCMAKE_BUILD_TYPE={kind}', f'-DCMAKE_CXX_COMPILER={cached("CMAKE_CXX_COMPILER")}',
            f'-D{own}={cached(own)}', f'-DCMAKE_CXX_FLAGS={f"-fsanitize={sanitize}" if sanitize else ""}']


def measured(text):
    return {name: float(value) for name, value in (line.split() for line in text.splitlines())}


class Library(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix='qorgan-library-'))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.project = cls.folder / 'project'
        shutil.copytree(TREE / 'tests/library/outside', cls.project)
        cls.prefix = BUILD / 'tests/library/prefix'
        shutil.rmtree(cls.prefix, ignore_errors=True)
        installed = ran('cmake', '--install', BUILD, '--prefix', cls.prefix)
        assert installed.returncode == 0, installed.stdout
        run = subprocess.run([QORGAN, 'run', 'first-steps', '--no-baseline', '--json', '--quiet'], capture_output=True,
                             text=True, check=True)
        cls.expected = {name: json.loads(run.stdout)['at_end'][name] for name in MEASURES}

    def well(self, *command, cwd=None):
        run = ran(*command, cwd=cwd)
        self.assertEqual(run.returncode, 0, run.stdout)
        return run.stdout

    def test_the_measures_are_no_zeros(self):
        self.assertTrue(all(value > 0 for value in self.expected.values()), self.expected)

    def test_a_project_finds_it_installed(self):
        build = self.folder / 'found'
        self.well('cmake', '-S', self.project, '-B', build, f'-DCMAKE_PREFIX_PATH={self.prefix}', *flags())
        self.well('cmake', '--build', build)
        data = Path((build / 'data.txt').read_text(encoding='utf-8'))
        self.assertTrue(data.is_relative_to(self.prefix), data)
        self.assertEqual(self.expected, measured(self.well(build / 'measures', data / 'scenarios/first-steps.yaml')))

    def test_another_version_or_an_unknown_room_is_refused(self):
        for name, option, words in (('version', '-DQORGAN_VERSION=0.2', 'compatible with requested version "0.2"'),
                                    ('room', '-DQORGAN_ROOMS=engine;kitchen', 'kitchen')):
            with self.subTest(name):
                run = ran('cmake', '-S', self.project, '-B', self.folder / name, f'-DCMAKE_PREFIX_PATH={self.prefix}', option,
                          *flags())
                self.assertNotEqual(run.returncode, 0)
                self.assertIn(words, re.sub(r'\s+', ' ', run.stdout))

    def test_every_header_that_is_installed_compiles(self):
        headers = sorted(p.relative_to(self.prefix / 'include') for p in (self.prefix / 'include').rglob('*.hpp'))
        in_tree = sorted(Path('qorgan') / p.relative_to(TREE / 'sim') for p in (TREE / 'sim').rglob('*.hpp'))
        self.assertEqual(in_tree, headers)
        source = self.folder / 'all.cpp'
        source.write_text(''.join(f'#include <{header}>\n' for header in headers), encoding='utf-8')
        self.well(cached('CMAKE_CXX_COMPILER'), '-std=c++20', '-fsyntax-only', '-I', self.prefix / 'include', source)

    def test_a_project_adds_it_as_a_subdirectory(self):
        build = self.folder / 'added'
        self.well('cmake', '-S', self.project, '-B', build, f'-DQORGAN_TREE={TREE}', *flags())
        self.well('ninja', '-C', build, 'CMakeFiles/measures.dir/measures.cpp.o', 'CMakeFiles/measures.dir/clean_include_path.cpp.o')
        # The rooms are compiled already, from these sources with these flags: their archives stand in for those that a
        # first build would make here, and the program is linked by the command that would link it.
        link = self.well('ninja', '-C', build, '-t', 'commands', 'measures').splitlines()[-1]
        archives = re.findall(r'qorgan/(sim/libqorgan_\w+\.a)', link)
        self.assertIn('sim/libqorgan_engine.a', archives)
        for archive in archives:
            if not (build / 'qorgan' / archive).exists():
                (build / 'qorgan' / archive).symlink_to(BUILD / archive)
        self.well('sh', '-c', link, cwd=build)
        self.assertEqual(self.expected, measured(self.well(build / 'measures', TREE / 'scenarios/first-steps.yaml')))
        # What others did not ask for is not built with it.
        outputs = self.well('ninja', '-C', build, '-t', 'targets', 'all')
        self.assertIn('qorgan/sim/libqorgan_report.a', outputs)
        for unasked in ('qorgan/tools/', 'qorgan/ui/', 'qorgan/tests/'):
            self.assertNotIn(unasked, outputs)


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    QORGAN, BUILD = sys.argv[1], Path(sys.argv[2]).resolve()
    os.environ.pop('DESTDIR', None)
    unittest.main(argv=sys.argv[:1])
