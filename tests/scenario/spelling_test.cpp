#include "scenario/spelling.hpp"

#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace qorgan;

namespace {
/// What a shell makes of the text.
std::string through_shell(const std::string& word) {
  const std::string command = "exec bash -c \"$(cat <<'END'\nprintf %s " + word + "\nEND\n)\"";
  std::string out;
  FILE* const pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 256> piece{};
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), pipe)) out.append(piece.data(), count);
  REQUIRE(::pclose(pipe) == 0);
  return out;
}
}  // namespace

TEST_CASE("words are quoted so that a shell takes them back") {
  CHECK(shell_word("plain-1.yaml") == "plain-1.yaml");
  CHECK(shell_word("") == "''");
  CHECK(shell_word("мой сценарий.yaml") == "'мой сценарий.yaml'");
  CHECK(shell_word("it's") == "'it'\\''s'");
  CHECK(shell_word("a\xff.yaml") == "$'a\\xff.yaml'");
  CHECK(shell_file("-x.yaml") == "./-x.yaml");
  CHECK(shell_file("- x") == "'./- x'");
  CHECK(shell_file("-") == "-");
  const std::vector<std::string> words{"a b",
                                       "it's",
                                       "\"q\"",
                                       "$HOME `x` \\",
                                       "new\nline",
                                       "tab\tx",
                                       "a\xff",
                                       "\xff"
                                       "b",
                                       "\xd0",
                                       "é\xe9'\\\n",
                                       "\x01"
                                       "7",
                                       "~",
                                       "*?[",
                                       "!x",
                                       "#",
                                       "мой файл",
                                       "\xff\xfe\xff",
                                       "'",
                                       "\\",
                                       "a\x7f"};
  for (const std::string& word : words) {
    INFO(shell_word(word));
    CHECK(through_shell(shell_word(word)) == word);
    CHECK(is_utf8(shell_word(word)));
  }
}

TEST_CASE("bytes that are no UTF-8 are spelled out for people") {
  CHECK(readable("отчёт") == "отчёт");
  CHECK(readable("a\xff\xd0z") == "a\\xff\\xd0z");
  CHECK(is_utf8("отчёт"));
  CHECK_FALSE(is_utf8("a\xff"));
}

TEST_CASE("a letter of another script among Latin ones is named") {
  CHECK(foreign_letter("flооd") == "; its letter 3, 'о', is Cyrillic and no Latin 'o'");
  CHECK(foreign_letter("flood").empty());
  CHECK(foreign_letter("наводнение").empty());  // no eye takes it for Latin
  CHECK(foreign_letter("сор") == "; its letter 1, 'с', is Cyrillic and no Latin 'c'");
  CHECK(foreign_letter("floodж") == "; its letter 6, 'ж', is Cyrillic");
  CHECK(foreign_letter("αlpha") == "; its letter 1, 'α', is Greek and no Latin 'a'");
}
