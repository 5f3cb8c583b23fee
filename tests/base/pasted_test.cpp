#include "base/spreadsheet.hpp"

#include <gtest/gtest.h>

namespace baqylau::base {
namespace {

using Table = std::vector<std::vector<std::string>>;

TEST(PastedRows, AreCellsByTabsAndRowsByLines) {
  EXPECT_EQ(pasted_rows("а\tб\r\nв\t\n\n\tг"), (Table{{"а", "б"}, {"в", ""}, {"", "г"}}));
  EXPECT_EQ(pasted_rows("один\n"), (Table{{"один"}}));
  EXPECT_TRUE(pasted_rows("").empty());
  EXPECT_TRUE(pasted_rows(" \t \n\n").empty());
}

TEST(PastedRows, HaveTabsAndBreaksInCellsThatAreQuoted) {
  EXPECT_EQ(pasted_rows("\"две\nстроки\"\tб\n\"с \"\"кавычками\"\"\nи строкой\"\tг"),
            (Table{{"две\nстроки", "б"}, {"с \"кавычками\"\nи строкой", "г"}}));
}

TEST(PastedRows, TakeOtherQuotationMarksAsTheyAre) {
  EXPECT_EQ(pasted_rows("\"Надежда\" қоры\tб"), (Table{{"\"Надежда\" қоры", "б"}}));
  EXPECT_EQ(pasted_rows("\"Надежда\"\tб\n\"Үміт\tг"), (Table{{"\"Надежда\"", "б"}, {"\"Үміт", "г"}}));
}

}  // namespace
}  // namespace baqylau::base
