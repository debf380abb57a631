"""tools/check-floors finds what it is there to find: each test breaks one rule in a small tree of its own."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CHECK = Path(__file__).resolve().parents[2] / 'tools/check-floors'
ROOMS = '''qorgan_room(core PUBLIC fmt::fmt)
qorgan_room(law USES core)
qorgan_room(world USES law)
qorgan_room(engine USES world)
'''


class House(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name)
        self.write('sim/CMakeLists.txt', ROOMS)
        self.write('sim/core/time.hpp', '#pragma once\n')
        self.write('sim/world/world.hpp', '#pragma once\n#include "core/time.hpp"\n#include <vector>\n')

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')

    def check(self):
        run = subprocess.run([sys.executable, CHECK, '--root', self.root], capture_output=True, text=True)
        return run.returncode, run.stdout

    def refused(self, place, what):
        status, out = self.check()
        self.assertEqual(status, 1, out)
        self.assertIn(place, out)
        self.assertIn(what, out)
        self.assertEqual(out.count('\n'), 1, 'one finding was expected: ' + out)

    def test_a_tree_that_keeps_the_rules_passes(self):
        status, out = self.check()
        self.assertEqual((status, out), (0, ''))

    def test_an_include_that_goes_up_is_refused(self):
        self.write('sim/core/clock.cpp', '#include "core/time.hpp"\n#include "world/world.hpp"\n')
        self.refused('sim/core/clock.cpp:2', "'world' is not below it")

    def test_an_include_of_a_room_that_is_not_linked_is_refused(self):
        self.write('sim/CMakeLists.txt', ROOMS + 'qorgan_room(hazards USES core)\n')
        self.write('sim/hazards/wave.cpp', '#include "world/world.hpp"\n')
        self.refused('sim/hazards/wave.cpp:1', "'world' is not below it")

    def test_a_room_that_links_upwards_is_refused(self):
        self.write('sim/CMakeLists.txt', ROOMS.replace('world USES law', 'world USES law engine'))
        self.refused('sim/CMakeLists.txt:3', "'world' may not use 'engine'")

    def test_an_include_of_nothing_is_refused(self):
        self.write('sim/law/law.cpp', '#include "core/tiem.hpp"\n')
        self.refused('sim/law/law.cpp:1', 'there is no sim/core/tiem.hpp')

    def test_tests_may_share_headers_of_their_own(self):
        self.write('tests/world/small.hpp', '#pragma once\n')
        self.write('tests/world/world_test.cpp', '#include "world/small.hpp"\n')
        self.assertEqual(self.check()[0], 0)
        self.write('sim/world/world.cpp', '#include "world/small.hpp"\n')
        self.refused('sim/world/world.cpp:1', 'there is no sim/world/small.hpp')

    def test_the_simulation_knows_no_window(self):
        self.write('sim/engine/engine.cpp', '#include <SFML/Graphics.hpp>\n')
        self.refused('sim/engine/engine.cpp:1', 'sim knows no window')

    def test_the_model_of_a_panel_does_not_draw(self):
        self.write('ui/model/map.cpp', '#include "imgui.h"\n')
        self.refused('ui/model/map.cpp:1', 'without drawing')

    def test_heavy_libraries_stay_out_of_headers(self):
        for number, name in enumerate(['nlohmann/json.hpp', 'yaml-cpp/yaml.h', 'CLI/CLI.hpp', 'SQLiteCpp/SQLiteCpp.h']):
            with self.subTest(name):
                path = f'tools/qorgan/header{number}.hpp'
                self.write(path, f'#include <{name}>\n')
                self.refused(f'{path}:1', 'stays out of headers')
                (self.root / path).unlink()

    def test_distributions_of_the_standard_library_are_refused(self):
        self.write('sim/core/random.cpp', 'double draw(G& g) {\n  return std::normal_distribution<>()(g);\n}\n')
        self.refused('sim/core/random.cpp:2', 'distributions differ')

    def test_comments_may_name_what_code_may_not(self):
        self.write('sim/core/random.cpp', '// std::normal_distribution differs between libraries\n/* rand() */\n')
        self.assertEqual(self.check()[0], 0)

    def test_parallel_work_passes_through_the_seam(self):
        self.write('sim/world/sum.cpp', 'auto s = tbb::parallel_reduce(a, b);\n')
        self.refused('sim/world/sum.cpp:1', 'core/parallel.hpp')

    def test_flags_that_change_results_are_refused(self):
        self.write('CMakeLists.txt', '# -Ofast is not for us\nadd_compile_options(-Ofast)\n')
        self.refused('CMakeLists.txt:2', 'changes results')

    def test_walking_through_an_unordered_container_is_refused_but_asking_it_is_not(self):
        self.write('sim/world/index.cpp', 'std::unordered_map<int, std::vector<int>> index;\nint a = index.at(3)[0];\n')
        self.assertEqual(self.check()[0], 0)
        self.write('sim/world/index.cpp', 'std::unordered_map<int, std::vector<int>> index;\nfor (auto& [k, v] : index) {}\n')
        self.refused('sim/world/index.cpp:2', 'unordered')

    def test_the_clock_of_the_machine_is_refused(self):
        self.write('sim/engine/tick.cpp', 'auto now = std::chrono::system_clock::now();\n')
        self.refused('sim/engine/tick.cpp:1', "scenario's time")

    def test_strangers_at_the_top_level_are_refused(self):
        self.write('notes.md', 'x\n')
        self.refused('notes.md:1', 'top level')

    def test_paths_of_one_machine_are_refused(self):
        self.write('README.md', 'Look into /' + 'tmp/results.\n')
        self.refused('README.md:1', 'a path of one machine')

    def test_notes_of_unfinished_work_are_refused(self):
        self.write('sim/law/law.cpp', '\n// TO' + 'DO later\n')
        self.refused('sim/law/law.cpp:2', 'unfinished work')


if __name__ == '__main__':
    unittest.main()
