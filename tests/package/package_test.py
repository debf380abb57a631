#!/usr/bin/env python3
"""The packages that `cpack` makes of the build tree: what is in them, what they depend on, and that the programs run from
where they are unpacked, with nothing but what is in them.

usage: package_test.py BUILD DASHBOARD    the build tree; whether the dashboard is built, ON or OFF
"""
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
DESKTOP = 'org.qorgan.dashboard'


def well(*command, **more):
    run = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
    assert run.returncode == 0, run.stdout
    return run.stdout


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix='qorgan-package-'))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        well('cpack', '-G', 'DEB', '-B', cls.folder, '-D', 'CPACK_DEBIAN_COMPRESSION_TYPE=gzip', '-D', f'CPACK_PACKAGE_DIRECTORY={cls.folder}',
             cwd=BUILD)
        cls.files = {path.name.split('_')[0]: path for path in cls.folder.glob('*.deb')}
        cls.root = cls.folder / 'root'
        for path in cls.files.values():
            well('dpkg-deb', '--extract', path, cls.root)

    def field(self, package, name):
        return well('dpkg-deb', '--field', self.files[package], name).strip()

    def alone(self, program, *words, status=0, **more):
        """Runs a program of the packages in an environment that helps it with nothing."""
        run = subprocess.run([self.root / 'usr/bin' / program, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                             cwd=self.folder, env={'PATH': '/usr/bin:/bin', 'LANG': 'C.UTF-8', **more})
        self.assertEqual(run.returncode, status, run.stdout)
        return run.stdout

    def test_there_is_a_package_for_each_use(self):
        self.assertEqual({'qorgan', 'libqorgan-dev'} | ({'qorgan-dashboard'} if DASHBOARD else set()), set(self.files))
        for package in self.files:
            self.assertRegex(self.field(package, 'Version'), r'^\d+\.\d+\.\d+-1~[a-z]+[\d.]*$')
            self.assertNotIn(';', self.field(package, 'Description'))

    def test_they_depend_on_the_libraries_that_they_use(self):
        self.assertRegex(self.field('qorgan', 'Depends'), r'libyaml-cpp0\.\d.*')
        self.assertNotRegex(self.field('qorgan', 'Depends'), r'sfml|libx11|libgl')
        for library in ('libfmt-dev', 'libtbb-dev', 'libyaml-cpp-dev', 'libsqlitecpp-dev', 'libstemmer-dev', 'librandom123-dev'):
            self.assertRegex(self.field('libqorgan-dev', 'Depends'), rf'\b{library}\b')
        if DASHBOARD:
            self.assertRegex(self.field('qorgan-dashboard', 'Depends'), rf'qorgan \(= {re.escape(self.field("qorgan", "Version"))}\)')
            self.assertRegex(self.field('qorgan-dashboard', 'Depends'), r'libsfml-graphics.*')

    def test_no_file_is_in_two_packages(self):
        seen = {}
        for package, path in self.files.items():
            for line in well('dpkg-deb', '--contents', path).splitlines():
                name = line.split(None, 5)[5]
                if not name.endswith('/'):
                    self.assertNotIn(name, seen, package)
                    seen[name] = package
                self.assertRegex(line, r'^(drwxr-xr-x|-rw-r--r--|-rwxr-xr-x) root/root ', 'what only its owner may read')
                self.assertEqual('/usr/bin/' in name and not name.endswith('/'), line.startswith('-rwx'), line)

    def test_the_program_finds_what_was_installed_with_it(self):
        listed = self.alone('qorgan', 'list')
        self.assertIn('spring-flood-2024', listed)
        self.alone('qorgan', 'run', 'first-steps', '--until', '1 d', '--no-baseline', '--quiet', '--out', 'out')
        self.assertIn('<html', (self.folder / 'out/report.html').read_text(encoding='utf-8')[:300])
        self.alone('qorgan', 'law', 'diff', 'civil-protection-may-head')
        self.alone('qorgan', 'law', 'coverage')
        self.alone('qorgan', 'new', 'mine.yaml')
        # Through a link as well, and elsewhere only where it is told so.
        os.symlink(self.root / 'usr/bin/qorgan', self.folder / 'link')
        self.assertEqual(listed, well(self.folder / 'link', 'list', env={'LANG': 'C.UTF-8'}))
        self.assertIn('QORGAN_DATA', self.alone('qorgan', 'list', status=1, QORGAN_DATA='/nowhere'))

    def test_nothing_knows_where_it_was_built(self):
        for path in self.root.rglob('*'):
            if path.is_file():
                self.assertNotIn(str(TREE).encode(), path.read_bytes(), path)

    def test_the_pages_are_there(self):
        page = gzip.decompress((self.root / 'usr/share/man/man1/qorgan-law-who.1.gz').read_bytes()).decode()
        self.assertIn('qorgan law who', page)
        for name in ('bash-completion/completions/qorgan', 'zsh/vendor-completions/_qorgan', 'fish/vendor_completions.d/qorgan.fish'):
            self.assertTrue((self.root / 'usr/share' / name).is_file(), name)

    def test_desktops_learn_of_the_dashboard(self):
        if not DASHBOARD:
            self.skipTest('the dashboard is not built')
        share = self.root / 'usr/share'
        entry = share / f'applications/{DESKTOP}.desktop'
        self.assertEqual('', well('desktop-file-validate', entry))
        told = subprocess.run(['appstreamcli', 'validate', '--no-net', share / f'metainfo/{DESKTOP}.metainfo.xml'],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout
        # There is no page of the program to name, which AppStream 1.0 objects to.
        objections = [line for line in told.splitlines() if line.startswith(('E:', 'W:')) and 'url-homepage-missing' not in line]
        self.assertEqual([], objections, told)
        self.assertRegex(told, 'Validation (was successful|failed)')
        text = entry.read_text(encoding='utf-8')
        self.assertTrue((self.root / 'usr/bin' / re.search(r'^Exec=(\S+)', text, re.M)[1]).is_file())
        self.assertTrue((share / f'icons/hicolor/scalable/apps/{re.search("^Icon=(.*)", text, re.M)[1]}.svg').is_file())
        well('update-mime-database', share / 'mime')
        kind = re.search(r'^MimeType=(.*);', text, re.M)[1]
        self.assertIn(f'60:{kind}:*.qorgan.yaml', (share / 'mime/globs2').read_text(encoding='utf-8'))
        magic = (share / 'mime/magic').read_bytes()
        self.assertIn(b'[60:' + kind.encode(), magic)
        # As far into a file as desktops look for it, every shipped scenario says what it is.
        mark, reach = re.search(rb'>0=\x00.(\nqorgan: scenario)\+(\d+)\n', magic, re.S).groups()
        for scenario in [*(share / 'qorgan/scenarios').glob('*.yaml'), *(share / 'qorgan/scenarios/threats').glob('*.yaml')]:
            self.assertIn(mark, scenario.read_bytes()[:int(reach)], scenario.name)

    def test_the_window_starts_from_there(self):
        if not DASHBOARD:
            self.skipTest('the dashboard is not built')
        self.assertIn('no display', self.alone('qorgan-dashboard', 'first-steps', status=2))


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    BUILD, DASHBOARD = Path(sys.argv[1]).resolve(), sys.argv[2] == 'ON'
    unittest.main(argv=sys.argv[:1])
