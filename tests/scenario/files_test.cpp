// Files as they should not be: whatever lies there, the loader says so and ends.
#include <sys/stat.h>
#include <unistd.h>

#include "catch.hpp"
#include "scenario/file_set.hpp"
#include "scenario/load.hpp"
#include "support.hpp"
#include "temporary.hpp"

using namespace qorgan;
using namespace qorgan::test;

namespace {
/// What check says of a file that it must refuse, without the folder.
std::string said_of(const std::string& path) {
  Diagnostics diagnostics;
  CHECK_FALSE(check_file(path, diagnostics));
  std::string text = all_text(diagnostics);
  const std::string folder = std::filesystem::path(path).parent_path().string() + "/";
  for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder))
    text.erase(at, folder.size());
  return text;
}

std::string said_of_bytes(const std::string& bytes) {
  const TemporaryFolder folder("bytes");
  return said_of(folder.write("file.yaml", bytes));
}
}  // namespace

TEST_CASE("a file that is not there and a directory are named as such") {
  const TemporaryFolder folder("no-files");
  CHECK(said_of((folder.path() / "missing.yaml").string()) == "missing.yaml: error: the file does not exist\n");
  std::filesystem::create_directory(folder.path() / "folder.yaml");
  CHECK(said_of((folder.path() / "folder.yaml").string()) ==
        "folder.yaml: error: the file is a directory, not a file\n");
  Diagnostics diagnostics;
  CHECK_FALSE(check_file("", diagnostics));
  CHECK(all_text(diagnostics) == "error: the file has no name\n");
}

TEST_CASE("a file that may not be read is named as such") {
  const TemporaryFolder folder("unreadable");
  const std::string path = folder.write("secret.yaml", "qorgan: scenario\n");
  REQUIRE(chmod(path.c_str(), 0) == 0);
  const std::string said = said_of(path);
  // The superuser reads everything; then the file is just a bad scenario.
  if (access(path.c_str(), R_OK) == 0)
    CHECK_THAT(said, ContainsSubstring("lacks the key"));
  else
    CHECK(said == "secret.yaml: error: the file cannot be read: Permission denied\n");
}

TEST_CASE("binary files are told from texts") {
  using namespace std::string_literals;
  CHECK(said_of_bytes("qorgan: sce\0nario\n"s) ==
        "file.yaml:1:12: error: the file holds a NUL byte; it is binary, not a text\n");
  CHECK(said_of_bytes("qorgan: scenario\ntitle: \xff\xfe\n") ==
        "file.yaml:2:8: error: the byte 0xFF is not valid UTF-8; save the file as UTF-8\n");
  CHECK(said_of_bytes("title: \xc0\xaf\n") ==
        "file.yaml:1:8: error: the byte 0xC0 is not valid UTF-8; save the file as UTF-8\n");
  CHECK(said_of_bytes("title: \xed\xa0\x80\n") ==
        "file.yaml:1:8: error: the byte 0xED is not valid UTF-8; save the file as UTF-8\n");
  CHECK(said_of_bytes("\xff\xfeq\0o\0"s) ==
        "file.yaml:1:1: error: the byte 0xFF is not valid UTF-8; save the file as UTF-8\n");
  CHECK(said_of_bytes("title: \x1b[2J\n") == "file.yaml:1:8: error: the control character 0x1B is not allowed\n");
  CHECK(said_of_bytes(" \n\t\n") == "file.yaml: error: the file is empty\n");
}

TEST_CASE("columns count characters, not bytes") {
  CHECK(said_of_bytes("qorgan: scenario\nversion: 1\ntitle: {en: a, ru: Паводок, kz: Су}\n") ==
        said_of_bytes("qorgan: scenario\nversion: 1\ntitle: {en: a, ru: Pavodok, kz: Su}\n"));
}

TEST_CASE("a byte order mark and the line ends of other systems change nothing") {
  const TemporaryFolder folder("line-ends");
  std::string text = replaced(content(good_folder / "scenario.yaml"), "institution: institution.yaml",
                              "institution: " + (good_folder / "institution.yaml").string());
  std::string other = "\xEF\xBB\xBF";
  for (char c : text) other += c == '\n' ? std::string("\r\n") : std::string(1, c);
  Diagnostics diagnostics;
  const auto scenario = load_scenario(folder.write("scenario.yaml", other), diagnostics);
  INFO(all_text(diagnostics));
  REQUIRE(scenario);
  CHECK(scenario->title.ru == "Два паводка");
  CHECK(scenario->incidents[0].line == 31);
}

TEST_CASE("a file that is too large is refused by its size") {
  const std::string said = said_of_bytes(std::string(format::max_file_bytes + 1, '#'));
  CHECK(said == "file.yaml: error: the file has 8388609 bytes; at most 8388608 are read\n");
}

TEST_CASE("large files of nothing but structure end soon") {
  // The largest file that is read at all, of the kinds that make parsers slow.
  const auto repeat = [](const std::string& unit) {
    std::string out = "qorgan: scenario\ntags: ";
    while (out.size() + unit.size() < format::max_file_bytes) out += unit;
    return out;
  };
  CHECK_THAT(said_of_bytes(repeat("[")), ContainsSubstring("nested more than 32 deep"));
  CHECK_THAT(said_of_bytes(repeat("{a: ")), ContainsSubstring("nested more than 32 deep"));
  CHECK_THAT(said_of_bytes(repeat("- ")), ContainsSubstring("error"));
  CHECK_THAT(said_of_bytes(repeat("[a, ")), ContainsSubstring("nested more than 32 deep"));
  CHECK_THAT(said_of_bytes("tags: [" + repeat("a,") + "]"), ContainsSubstring("error"));
  CHECK_THAT(said_of_bytes(repeat("a")), ContainsSubstring("a text of"));
  CHECK_THAT(said_of_bytes(repeat("\"")), ContainsSubstring("error"));
  CHECK_THAT(said_of_bytes(repeat("\n? ")), ContainsSubstring("error"));
  CHECK_THAT(said_of_bytes(repeat("&a ")), ContainsSubstring("error"));
  CHECK_THAT(said_of_bytes(repeat("!a ")), ContainsSubstring("error"));
}

TEST_CASE("a flood of mistakes is cut off, not repeated a hundred thousand times") {
  std::string bytes = "qorgan: scenario\nversion: 1\n";
  for (int i = 0; i < 100000; ++i) bytes += "key" + std::to_string(i) + ": 1\n";
  const TemporaryFolder folder("flood");
  Diagnostics diagnostics;
  CHECK_FALSE(check_file(folder.write("file.yaml", bytes), diagnostics));
  CHECK(diagnostics.all().size() <= 500);
  CHECK_THAT(all_text(diagnostics), ContainsSubstring("more than 499 problems; the rest is not shown"));
}

TEST_CASE("an include cannot leave its folder through a link") {
  const TemporaryFolder folder("link");
  folder.write("outside/regions.yaml", content(good_folder / "institution/regions.yaml"));
  const std::string path = folder.write("inside/institution.yaml", content(good_folder / "institution.yaml"));
  std::filesystem::create_directory_symlink(folder.path() / "outside", folder.path() / "inside/institution");
  CHECK(said_of(path) ==
        "institution.yaml:8:11: error: 'institution/regions.yaml' leads outside the folder of this file\n");
}

TEST_CASE("an include names a file, by a text that is not too long") {
  const TemporaryFolder folder("include-names");
  const std::string main = content(good_folder / "institution.yaml");
  const auto with = [&](const std::string& list) {
    return said_of(folder.write("institution.yaml", replaced(main, "[institution/regions.yaml]", list)));
  };
  CHECK(with("['']") == "institution.yaml:8:11: error: 'include' needs the name of a file, but '' stands here\n");
  CHECK(with("[[a.yaml]]") ==
        "institution.yaml:8:11: error: 'include' needs the name of a file, but a list stands here\n");
  CHECK_THAT(with("[" + std::string(301, 'a') + "]"), ContainsSubstring("'include' needs the name of a file"));
  CHECK_THAT(with("[" + std::string(300, 'a') + "]"), !ContainsSubstring("'include' needs the name of a file"));
  for (const char* outside : {"[/etc/passwd]", "[../a.yaml]", "[a/../../b.yaml]"})
    CHECK_THAT(with(outside), ContainsSubstring("lies outside the folder of this file"));
}

TEST_CASE("includes end at their depth and number") {
  const TemporaryFolder folder("includes");
  const std::string head = "qorgan: institution-part\nversion: 1\n";
  for (int i = 1; i <= 6; ++i)
    folder.write("p" + std::to_string(i) + ".yaml", head + "include: [p" + std::to_string(i + 1) + ".yaml]\n");
  const std::string main = content(good_folder / "institution.yaml");
  const std::string deep =
      said_of(folder.write("deep.yaml", replaced(main, "[institution/regions.yaml]", "[p1.yaml]")));
  CHECK(deep == "p4.yaml:3:11: error: files are included more than 4 deep\n");
  std::string many;
  for (int i = 0; i < 70; ++i) {
    const std::string name = "many/" + std::to_string(i) + ".yaml";
    folder.write(name, head);
    many += (i > 0 ? ", " : "") + name;
  }
  CHECK_THAT(said_of(folder.write("many.yaml", replaced(main, "institution/regions.yaml", many))),
             ContainsSubstring("more than 64 files are included"));
}
