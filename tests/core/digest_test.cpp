#include "core/digest.hpp"

#include <array>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace qorgan;

TEST_CASE("the digest of given bytes never changes") {
  CHECK(digest_bytes("", 0) == 0x2d06800538d394c2ULL);  // XXH3 of nothing, as published
  const std::string_view text = "qorgan";
  const std::string copy(text);  // elsewhere in memory
  CHECK(digest_bytes(copy.data(), copy.size()) == digest_bytes(text.data(), text.size()));
  CHECK(digest_bytes(text.data(), text.size()) != digest_bytes(text.data(), text.size() - 1));
  CHECK(digest_bytes(text.data(), text.size()) != digest_bytes(text.data(), text.size(), 1));
}

TEST_CASE("mixing depends on order") {
  CHECK(mix(1, 2) != mix(2, 1));
  CHECK(mix(1, 2) != mix(1, 3));
  CHECK(mix(1, 2) != mix(3, 2));
}

TEST_CASE("a digest of values is that of their bytes") {
  const std::array<std::uint32_t, 3> values{1, 2, 3};
  CHECK(digest_of(std::span<const std::uint32_t>(values)) == digest_bytes(values.data(), sizeof values));
  CHECK(digest_raw(std::vector<double>{1.0, 2.0}) != digest_raw(std::vector<double>{2.0, 1.0}));
}

TEST_CASE("a digest is shown as 16 hexadecimal digits") {
  CHECK(format_digest(0) == "0000000000000000");
  CHECK(format_digest(0xABCDEF0123456789ULL) == "abcdef0123456789");
}
