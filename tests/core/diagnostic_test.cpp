#include "core/diagnostic.hpp"

#include "catch.hpp"

using namespace qorgan;

TEST_CASE("a diagnostic reads like a compiler's") {
  CHECK(Diagnostic{Severity::error, {"a.yaml", 3, 7}, "unknown key 'x'", "y"}.text() ==
        "a.yaml:3:7: error: unknown key 'x'; did you mean 'y'?");
  CHECK(Diagnostic{Severity::warning, {"a.yaml", 3, 7}, "late", ""}.text() == "a.yaml:3:7: warning: late");
  CHECK(Diagnostic{Severity::note, {"a.yaml", 0, 0}, "read", ""}.text() == "a.yaml: note: read");
  CHECK(Diagnostic{Severity::error, {}, "nothing to read", ""}.text() == "error: nothing to read");
}

TEST_CASE("only errors make a pass fail") {
  Diagnostics diagnostics;
  diagnostics.warning({"a", 1, 1}, "w");
  diagnostics.note({"a", 1, 1}, "n");
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.error({"a", 1, 1}, "e");
  CHECK(diagnostics.has_errors());
  CHECK(diagnostics.error_count() == 1);
  CHECK(diagnostics.all().size() == 3);
}

TEST_CASE("diagnostics are sorted by place, and stay in order where places are the same") {
  Diagnostics diagnostics;
  diagnostics.error({"b", 1, 1}, "5");
  diagnostics.error({"a", 10, 1}, "4");
  diagnostics.error({"a", 2, 9}, "2");
  diagnostics.error({"a", 2, 9}, "3");
  diagnostics.error({"a", 2, 1}, "1");
  diagnostics.sort();
  std::string order;
  for (const Diagnostic& found : diagnostics.all()) order += found.message;
  CHECK(order == "12345");
}
