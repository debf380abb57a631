"""Draws the changes of a sample, and builds them; where one does not compile the next takes its place."""
import hashlib
import re

import schemata
from schemata import Mutant
from sites import order
from tree import texts_of

# More are built than are tried, in place of those that only the compiler computes or that do not compile.
RESERVE = 0.25
ENTRY = re.compile(r'([0-9a-f]{8})\s+(\S.*)')


def known_equivalents(path):
    if not path.is_file():
        return {}
    found = {}
    for line in path.read_text(encoding='utf-8').splitlines():
        entry = ENTRY.fullmatch(line.strip())
        if entry:
            found[entry.group(1)] = entry.group(2)
    return found


class Draw:
    def __init__(self, tree, sites, args, say):
        self.tree = tree
        self.args = args
        self.say = say
        self.sites = sites
        self.sources = {}
        self.programs = {}
        self.refused = set()  # identities of what did not compile
        self.equivalent = {}
        self.numbers = {}  # of identities: the same in each try, so that only what is refused is written anew
        self.not_built = dict.fromkeys(sites, 0)
        self.orders = {folder: self.drawn(folder) for folder in sites}
        self.mutants = []

    def source(self, name):
        if name not in self.sources:
            self.sources[name] = (self.tree.root / name).read_bytes()
        return self.sources[name]

    def drawn(self, folder):
        """One change of each site, in the order of the draw. With --only these, whatever the sample."""
        known = known_equivalents(self.tree.root / 'tests/mutants/equivalent.txt')
        only = set(self.args.only.split(',')) if self.args.only else None
        seen, drawn, self.equivalent[folder] = {}, [], 0
        for site in self.sites[folder]:
            key = site.key(self.source(site.file))
            seen[key] = seen.get(key, 0) + 1  # the same line twice in a function
            key = f'{key}\0{seen[key]}'
            changes = [(hashlib.sha256(f'{key}\0{text}'.encode()).hexdigest()[:8], text) for text in site.alternatives]
            left = [(identity, text) for identity, text in changes if identity not in known]
            self.equivalent[folder] += len(changes) - len(left)
            if only is not None:
                drawn += [(identity, Mutant(0, site, text, identity)) for identity, text in left if identity in only]
            elif left:
                identity, text = min(left, key=lambda change: order(self.args.seed, change[0]))
                drawn.append((order(self.args.seed, key), Mutant(0, site, text, identity)))
        return [mutant for _, mutant in sorted(drawn, key=lambda pair: pair[0])]

    def build(self, rooms):
        """Builds the changes of all folders, and the test programs of these rooms. Gives what was built."""
        wanted = self.args.sample + max(4, int(self.args.sample * RESERVE))
        # The tests of the command line need the program, and say so to the build.
        targets = [f'test_{room}' for room in rooms if self.tree.has_tests(room)]
        for _ in range(12):
            self.mutants = []
            for drawn in self.orders.values():
                self.mutants += [mutant for mutant in drawn if mutant.identity not in self.refused][:wanted]
            for mutant in self.mutants:
                mutant.number = self.numbers.setdefault(mutant.identity, len(self.numbers) + 1)
            texts = texts_of(self.tree, self.mutants)
            self.tree.write(texts)
            self.say(f'Building {len(self.mutants)} changes in {len(texts)} files')
            errors = self.tree.build(targets)
            if not errors:
                break
            numbers = {number for name, line in errors for number in schemata.numbers_near(texts.get(name, b''), line)}
            if not numbers:
                raise SystemExit(f'mutants: no change explains the error in {errors[0][0]}')
            self.refused |= {mutant.identity for mutant in self.mutants if mutant.number in numbers}
        else:
            raise SystemExit('mutants: too much does not compile')
        self.programs = {room: self.tree.program(f'test_{room}') for room in rooms if self.tree.program(f'test_{room}')}
        return self.mutants

    def choose(self, judge):
        """Of what was built the sample: what only the compiler computes is left out."""
        met = frozenset().union(*(case.met for case in judge.cases))
        chosen = []
        for folder, drawn in self.orders.items():
            self.not_built[folder] = sum(mutant.identity in self.refused for mutant in drawn)
            able = [mutant for mutant in self.mutants if mutant.site.file.startswith(f'{folder}/')
                    and (mutant.number in met or not mutant.site.in_constexpr)]
            chosen += able[:self.args.sample]
        return chosen
