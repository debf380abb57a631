"""Puts changes before the tests: which tests meet a change is noted in one run without any, and only these are run."""
import dataclasses
import os
import re
import resource
import signal
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# Tests that compare with a pinned digest tell that something is another, not that it is wrong.
NO_MEANING = '~[pinned]'
# Which tests of a program judge: what those of the command line that kill processes see depends on the moment.
CASES = {'cli': '~[kill]'}
MEMORY = 6 << 30  # bytes a program may take
SPECIAL = re.compile(r'[\\,"\[\]*]')  # in the name of a test, to those who choose tests by name
QUICK = 2.0  # seconds; longer tests come after the quick ones of all programs


@dataclasses.dataclass
class Case:
    program: str  # the room whose tests it belongs to
    name: str
    seconds: float
    met: frozenset  # the numbers of the changes


@dataclasses.dataclass
class Verdict:
    mutant: object
    killed_by: str = ''  # 'ROOM: TEST', or empty
    met: int = 0  # by how many tests


def end_group(number):
    try:
        os.killpg(number, signal.SIGKILL)
    except ProcessLookupError:
        pass


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Judge:
    def __init__(self, programs, jobs, say):
        self.programs = programs  # room to the path of its test program, in the order of trust
        self.jobs = jobs
        self.say = say
        self.cases = []
        self.running = set()  # process groups

    def run(self, line, seconds, environment):
        """True where the program passed. All that it started ends with it."""
        # Programs tell names from where they work: temporary files lie elsewhere, as they usually do.
        with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as folder:
            process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                                       cwd=place, env={**os.environ, 'TMPDIR': folder, **environment}, preexec_fn=limited,
                                       start_new_session=True)
            self.running.add(process.pid)
            try:
                return process.wait(timeout=seconds) == 0
            except subprocess.TimeoutExpired:
                return False
            finally:
                end_group(process.pid)
                process.wait()
                self.running.discard(process.pid)

    def learn(self):
        """Runs all tests on the unchanged program and notes what each meets. False where there is nothing to judge with."""
        with ThreadPoolExecutor(self.jobs) as pool, tempfile.TemporaryDirectory() as folder:
            notes = {room: Path(folder) / room for room in self.programs}
            try:
                list(pool.map(lambda room: self.run([str(self.programs[room]), NO_MEANING + CASES.get(room, '')], 3600,
                                                    {'QORGAN_MUTANTS_REACHED': str(notes[room])}), self.programs))
            except BaseException:
                self.end(pool)
                raise
            for room, note in notes.items():
                if note.is_file():
                    self.read(room, note.read_text(encoding='utf-8'))
        return bool(self.cases)

    def read(self, room, text):
        before, met, first = set(), set(), True
        for line in text.splitlines():
            words = line.split()
            numbers = []
            while words and words[0].isdigit():
                numbers.append(int(words.pop(0)))
            met.update(numbers)
            if words and words[0] == 'before':
                if first:
                    before = set(met)  # met while the program began, by all of its tests
                met, first = set(), False
            elif words and words[0] == 'failed':
                self.say(f'{room}: a test fails without any change and judges none: {line.split(" failed ", 1)[-1]}')
                met = set()
            elif words and words[0] == 'passed':
                name = line[line.index('passed ') + len('passed '):].split(' ', 1)[1]
                self.cases.append(Case(room, name, float(words[1]), frozenset(met | before)))
                met = set()

    def steps(self, mutant):
        """The runs that a change has to pass: of each program first the quick tests that meet it, the room's own first.

        What is computed once a process, by the program or for its tests, is met by the test that came first alone, though
        others depend on it: of a program that meets a change at all the other tests come last.
        """
        whole = {case.program for case in self.cases if mutant.number in case.met}
        steps = []
        for met in (True, False):
            for slow in (False, True):
                for room in self.programs:
                    cases = [case for case in self.cases if case.program == room and (case.seconds > QUICK) == slow
                             and (mutant.number in case.met) == met and (met or room in whole)]
                    if cases:
                        steps.append((room, cases))
        return steps

    def judge(self, mutant):
        steps = self.steps(mutant)
        verdict = Verdict(mutant, met=sum(mutant.number in case.met for case in self.cases))
        for room, cases in steps:
            if not self.passes(room, cases, mutant):
                verdict.killed_by = room
                break
        return verdict

    def passes(self, room, cases, mutant):
        with tempfile.TemporaryDirectory() as folder:
            names, note = Path(folder) / 'names', Path(folder) / 'note'
            names.write_text(''.join(SPECIAL.sub(r'\\\g<0>', case.name) + '\n' for case in cases), encoding='utf-8')
            limit = 10 + 8 * sum(case.seconds for case in cases)
            passed = self.run([str(self.programs[room]), '--abort', '--input-file', str(names)], limit,
                              {'QORGAN_MUTANT': str(mutant.number), 'QORGAN_MUTANTS_REACHED': str(note)})
            ran = note.read_text(encoding='utf-8').count('passed ') if note.is_file() else 0
        if passed and ran == 0:
            raise RuntimeError(f'{self.programs[room]} knows none of its tests by name')
        return passed and ran == len(cases)

    def try_all(self, mutants, done):
        with ThreadPoolExecutor(self.jobs) as pool:
            try:
                return list(pool.map(lambda mutant: done(self.judge(mutant)), mutants))
            except BaseException:
                self.end(pool)
                raise

    def end(self, pool):
        """What still runs would go on for minutes, and nobody waits for it."""
        pool.shutdown(wait=False, cancel_futures=True)
        for number in list(self.running):
            end_group(number)
