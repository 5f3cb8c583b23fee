#include "db/script.hpp"

#include <gtest/gtest.h>

namespace baqylau::db {
namespace {

using Texts = std::vector<std::string>;

TEST(Script, IsSplitAtSemicolonsOutsideQuotesAndComments) {
  EXPECT_EQ(split_script("A; -- no; end\nB ';' \"x;y\";\n/* ; */ C"), (Texts{"A", "-- no; end\nB ';' \"x;y\"", "/* ; */ C"}));
}

TEST(Script, OfBlanksAndCommentsHasNoStatement) { EXPECT_EQ(split_script(" \n-- nothing;\n ; ;"), Texts{}); }

TEST(Script, DoubledQuotesStayInside) {
  EXPECT_EQ(split_script("SELECT 'it''s; one'; SELECT 2"), (Texts{"SELECT 'it''s; one'", "SELECT 2"}));
}

TEST(ForPostgres, TranslatesTypes) {
  EXPECT_EQ(for_postgres("CREATE TABLE t (a INTEGER NOT NULL, b REAL, c BLOB, d TEXT) STRICT;"),
            "CREATE TABLE t (a BIGINT NOT NULL, b DOUBLE PRECISION, c BYTEA, d TEXT COLLATE \"C\") ;");
}

TEST(ForPostgres, LeavesPartsOfWordsQuotesAndComments) {
  const std::string same = "CREATE TABLE real_estate (\"REAL\" x DEFAULT 'BLOB', an_integer y) -- INTEGER\n/* TEXT */";
  EXPECT_EQ(for_postgres(same), same);
}

TEST(ForPostgres, LeavesStrictThatEndsNoTable) { EXPECT_EQ(for_postgres("x strict"), "x strict"); }

TEST(ForPostgres, LeavesTheTextOfACast) { EXPECT_EQ(for_postgres("CAST(a AS TEXT)"), "CAST(a AS TEXT)"); }

TEST(CountWord, KnowsWordsFromTheirParts) { EXPECT_EQ(count_word("CHECK (a) check (b) checked 'CHECK' -- CHECK", "CHECK"), 2); }

}  // namespace
}  // namespace baqylau::db
