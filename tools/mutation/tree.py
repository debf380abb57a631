"""A copy of the project with changes in it, built in a place of its own."""
import hashlib
import json
import os
import pickle
import re
import shlex
import subprocess
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import schemata
import sites

HERE = Path(__file__).resolve().parent
ERROR = re.compile(r'^([^:\s][^:\n]*):(\d+):\d+: (?:fatal )?error:', re.M)
# Who includes what the compiler objects to stands in lines of its own.
FROM = re.compile(r'^(?:In file included from|\s+from) ([^:\n]+):(\d+)', re.M)


class Failure(Exception):
    pass


class Tree:
    def __init__(self, root, jobs, say):
        self.root = root
        self.jobs = jobs
        self.say = say
        self.place = root / 'build/mutants/tree'
        self.build_folder = self.place / 'build/release'
        self.changed = {}  # path from the root: what stands there instead

    def files(self):
        try:
            listed = subprocess.run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], cwd=self.root,
                                    capture_output=True, check=True).stdout.decode()
            names = [name for name in listed.split('\0') if name]
        except (OSError, subprocess.CalledProcessError):
            names = [str(path.relative_to(self.root)) for path in self.root.rglob('*')]
        return sorted(name for name in names if (self.root / name).is_file() and not name.startswith('build/'))

    def write(self, changed):
        """Brings the copy up to date; what stays the same keeps its time and is not built again."""
        self.changed = dict(changed)
        main = 'tests/main.cpp'
        self.changed[main] = (self.root / main).read_bytes() + b'#include "../sim/qorgan_mutants/listener.hpp"\n'
        wanted = {name: None for name in self.files()}
        wanted.update({f'sim/qorgan_mutants/{name}': HERE / name for name in ('switch.hpp', 'listener.hpp')})
        for name, source in wanted.items():
            content = self.changed.get(name) or (source or self.root / name).read_bytes()
            path = self.place / name
            if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            path.write_bytes(content)
            path.chmod((source or self.root / name).stat().st_mode & 0o777)
        for path in self.place.rglob('*'):
            name = path.relative_to(self.place)
            if name.parts[0] != 'build' and path.is_file() and str(name) not in wanted:
                path.unlink()

    def run(self, line, **more):
        environment = {**os.environ, 'CCACHE_BASEDIR': str(self.place)}
        return subprocess.run(line, capture_output=True, text=True, env=environment, **more)

    def configure(self):
        warnings = 'OFF'
        cache = self.root / 'build/release/CMakeCache.txt'
        if cache.is_file() and 'QORGAN_WERROR:BOOL=ON' in cache.read_text(errors='replace'):
            warnings = 'ON'  # as the other tree has it, so that the compiler's cache knows the objects
        done = self.run(['cmake', '--preset', 'release', '-DQORGAN_TESTS=ON', '-DQORGAN_WINDOW=OFF',
                         f'-DQORGAN_WERROR={warnings}'], cwd=self.place)
        if done.returncode:
            raise Failure(f'could not configure {self.place}:\n{done.stdout}{done.stderr}')

    def prepare(self):
        """Makes the copy and configures it, so that it is known how each source is compiled."""
        if not (self.build_folder / 'build.ninja').is_file():
            self.write({})
        self.configure()
        self.run(['cmake', '--build', str(self.build_folder), '--target', 'qorgan_commit'])  # a header that is generated

    def has_tests(self, room):
        return any((self.root / 'tests' / room).glob('*_test.cpp'))

    def build(self, targets):
        """Builds; gives (file from the root, line) for each error the compiler found in a changed file."""
        done = self.run(['cmake', '--build', str(self.build_folder), '--parallel', str(self.jobs), '--target', *targets,
                         '--', '-k', '0'])
        if done.returncode == 0:
            return []
        places = []
        for pattern in (ERROR, FROM):
            for name, line in pattern.findall(done.stdout + done.stderr):
                # The compiler's cache makes them relative to where the compiler runs.
                place = Path(os.path.normpath(self.build_folder / name))
                if place.is_relative_to(self.place) and str(place.relative_to(self.place)) in self.changed:
                    places.append((str(place.relative_to(self.place)), int(line)))
            if places:
                return places
        raise Failure(f'could not build {self.place}:\n{(done.stdout + done.stderr)[-6000:]}')

    def commands(self):
        entries = json.loads((self.build_folder / 'compile_commands.json').read_text(encoding='utf-8'))
        return {entry['file'].removeprefix(f'{self.place}/'): entry for entry in entries
                if entry['file'].startswith(f'{self.place}/')}

    def program(self, name):
        found = [path for path in self.build_folder.rglob(name) if path.is_file() and os.access(path, os.X_OK)]
        return found[0] if found else None


def arguments(command, tree):
    """What clang has to know to read a source of the project, not its copy, as the compiler does."""
    copied = re.compile(re.escape(f'{tree.place}/') + r'(?!build/)')
    words = shlex.split(copied.sub(f'{tree.root}/', command['command']))
    while words and not re.search(r'(\+\+|cc|clang)[-0-9.]*$', words[0]) or words and words[0].endswith('ccache'):
        words.pop(0)
    out = words.index('-o')
    return [word for word in words[1:out] + words[out + 2:] if word not in ('-c', '-Werror', copied.sub(f'{tree.root}/', command['file']))] + ['-w']


def headers_digest(tree):
    """Of all that a source may include from the project, and of how sites are found."""
    digest = hashlib.sha256(Path(sites.__file__).read_bytes())
    for name in tree.files():
        if name.endswith('.hpp'):
            digest.update(name.encode() + b'\0' + (tree.root / name).read_bytes())
    return digest.hexdigest()


def remembered_sites(path, line, wanted, common, memory):
    """Like sites_of, but reads a source only once while it, all headers and its compile command stay the same."""
    key = hashlib.sha256('\0'.join([common, str(sorted(wanted.items())), *line]).encode() + Path(path).read_bytes()).hexdigest()
    kept = memory / key
    if kept.is_file():
        return pickle.loads(kept.read_bytes())
    found = sites.sites_of(path, line, wanted)
    if found is not None:
        memory.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(f'.{os.getpid()}')
        part.write_bytes(pickle.dumps(found))
        part.rename(kept)
    return found


def find_sites(tree, folder):
    """The sites of all sources and headers of a folder of the project."""
    files = [name for name in tree.files() if name.startswith(f'{folder}/') and name.endswith(('.cpp', '.hpp'))]
    wanted = {str(tree.root / name): name for name in files}
    commands = tree.commands()
    names = [name for name in files if name in commands]
    common, memory = headers_digest(tree), tree.root / 'build/mutants/sites'
    found, unread = {}, []
    with ProcessPoolExecutor(tree.jobs) as pool:
        asked = [pool.submit(remembered_sites, str(tree.root / name), arguments(commands[name], tree), wanted, common, memory)
                 for name in names]
        for name, answer in zip(names, asked):
            if answer.result() is None:
                unread.append(name)
            for site in answer.result() or ():
                found.setdefault((site.file, site.start, site.end, site.kind), site)
    if unread:
        tree.say(f'clang cannot read {", ".join(unread)}')
    return [found[key] for key in sorted(found)]


def texts_of(tree, mutants):
    """The rewritten text of each file that has mutants."""
    by_file = {}
    for mutant in mutants:
        by_file.setdefault(mutant.site.file, []).append(mutant)
    return {name: schemata.rewritten((tree.root / name).read_bytes(), some, name.endswith('.hpp'))
            for name, some in sorted(by_file.items())}
