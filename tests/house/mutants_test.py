"""tools/mutants tells what tests of meaning notice, shown on a small tree with one room."""
import json
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CMAKE = '''cmake_minimum_required(VERSION 3.25)
project(small LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_package(Catch2 REQUIRED)
add_executable(test_small sim/small/fee.cpp tests/small/fee_test.cpp tests/main.cpp)
target_include_directories(test_small PRIVATE sim tests)
target_link_libraries(test_small PRIVATE Catch2::Catch2)
'''
PRESETS = '''{"version": 6, "configurePresets": [{"name": "release", "generator": "Ninja",
  "binaryDir": "${sourceDir}/build/release", "cacheVariables": {"CMAKE_BUILD_TYPE": "Release", "CMAKE_CXX_FLAGS_RELEASE": "-O0"}}]}
'''
FEE = '''#include "small/fee.hpp"
namespace {
constexpr double surcharge = 5;
constexpr int places = 3;
int table[places];  // as long as the compiler says
}  // namespace
double fee(double base, bool late) {
  double due = base * 2;
  if (late && base > 10) due = due + surcharge;
  return due;
}
int place(int number) { return table[number % places]; }
int widest() { return 30 + 4; }
int width() {
  static const int made = widest();
  return made;
}
'''
TESTS = '''#include "catch.hpp"
#include "small/fee.hpp"
TEST_CASE("a fee is twice the base, and more when it comes late, with a comma") {
  CHECK(fee(1, false) == 2);
  CHECK(fee(1, true) == 2);
  CHECK(fee(20, false) == 40);
  CHECK(fee(20, true) == 45);
}
TEST_CASE("a width is made once, for whoever asks first") { CHECK(width() > 0); }
TEST_CASE("a width is that of the widest") { CHECK(width() == 34); }
TEST_CASE("the boundary is as it always was", "[pinned]") { CHECK(fee(10, true) == 20); }
'''


class Mutants(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.root = Path(cls.folder.name).resolve()
        for name, text in {'CMakeLists.txt': CMAKE, 'CMakePresets.json': PRESETS, 'sim/small/fee.cpp': FEE,
                           'sim/small/fee.hpp': '#pragma once\ndouble fee(double base, bool late);\nint place(int number);\nint width();\n',
                           'tests/small/fee_test.cpp': TESTS}.items():
            path = cls.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding='utf-8')
        for name in ('main.cpp', 'catch.hpp'):
            shutil.copy(ROOT / 'tests' / name, cls.root / 'tests' / name)
        cls.status, cls.result = cls.run_tool('--sample', '100')
        cls.fates = {(m['before'], m['after']): m['killed'] for m in cls.result['mutants']}

    @classmethod
    def run_tool(cls, *arguments):
        run = subprocess.run([ROOT / 'tools/mutants', '--root', cls.root, 'sim/small', '--tests', 'small', '--json', *arguments],
                             capture_output=True, text=True)
        assert run.stdout, run.stderr
        return run.returncode, json.loads(run.stdout)

    def fate(self, before, after):
        """Whether a change is killed, among all that this line was changed to."""
        changes = {b: a for b, a in self.fates if b == before}
        self.assertIn((before, after), self.fates, changes)
        return self.fates[before, after]

    def test_what_a_test_notices_is_killed_and_what_none_notices_survives(self):
        condition = 'if (late && base > 10) due = due + surcharge;'
        self.assertTrue(self.fate(condition, 'if (!(late && base > 10)) due = due + surcharge;'))
        self.assertFalse(self.fate(condition, 'if (late && base >= 10) due = due + surcharge;'))  # the pinned test would
        self.assertEqual(self.status, 1)

    def test_a_constant_of_the_compiler_is_tried_where_the_program_can_compute_it(self):
        kinds = {(m['before'], m['killed']) for m in self.result['mutants'] if m['kind'] == 'constant'}
        self.assertIn(('constexpr double surcharge = 5;', True), kinds)
        self.assertNotIn('constexpr int places = 3;', {before for before, _ in kinds})  # the length of an array
        self.assertGreater(self.result['rooms'][0]['not_built'], 0)

    def test_what_is_made_once_is_judged_by_those_as_well_that_come_later(self):
        made = [m for m in self.result['mutants'] if m['function'] == 'widest']
        self.assertGreater(len(made), 3)
        for mutant in made:
            self.assertTrue(mutant['killed'], mutant)

    def test_what_no_test_meets_is_told(self):
        unmet = [m for m in self.result['mutants'] if m['function'] == 'place']
        self.assertTrue(unmet)
        for mutant in unmet:
            self.assertEqual((mutant['tests'], mutant['killed']), (0, False))

    def test_a_seed_names_a_sample_and_an_equivalent_change_is_left_out(self):
        _, one = self.run_tool('--sample', '3', '--seed', '7')
        _, same = self.run_tool('--sample', '3', '--seed', '7')
        self.assertEqual(one, same)
        self.assertEqual(len(one['mutants']), 3)
        first = one['mutants'][0]['id']
        path = self.root / 'tests/mutants/equivalent.txt'
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'# known\n{first} sim/small/fee.cpp: alters nothing\n', encoding='utf-8')
        try:
            _, without = self.run_tool('--sample', '3', '--seed', '7')
        finally:
            path.unlink()
        self.assertNotIn(first, [m['id'] for m in without['mutants']])
        self.assertEqual(without['rooms'][0]['equivalent'], 1)

    def test_a_room_that_is_not_there_is_bad_usage(self):
        run = subprocess.run([ROOT / 'tools/mutants', '--root', self.root, 'sim/none'], capture_output=True, text=True)
        self.assertEqual((run.returncode, run.stdout), (2, ''))
        self.assertIn("no room 'sim/none'", run.stderr)


if __name__ == '__main__':
    unittest.main()
