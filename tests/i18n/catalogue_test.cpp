#include "i18n/catalogue.hpp"

#include "base/message.hpp"
#include "i18n/catalogue_data.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace baqylau::i18n {
namespace {

std::vector<unsigned char> mo_file(const std::vector<std::pair<std::string, std::string>>& texts) {
  std::vector<unsigned char> bytes;
  const auto word = [&](std::size_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<unsigned char>(value >> shift & 0xffU));
  };
  const std::size_t n = texts.size();
  for (const std::size_t value : {std::size_t{0x950412de}, std::size_t{0}, n, std::size_t{28}, 28 + n * 8, std::size_t{0}, std::size_t{0}})
    word(value);
  std::size_t at = 28 + n * 16;
  for (const auto& [id, text] : texts) {
    word(id.size());
    word(at);
    at += id.size() + 1;
  }
  for (const auto& [id, text] : texts) {
    word(text.size());
    word(at);
    at += text.size() + 1;
  }
  for (const auto& [id, text] : texts) {
    bytes.insert(bytes.end(), id.begin(), id.end());
    bytes.push_back(0);
  }
  for (const auto& [id, text] : texts) {
    bytes.insert(bytes.end(), text.begin(), text.end());
    bytes.push_back(0);
  }
  return bytes;
}

TEST(Catalogue, FindsATextByTheKeyOfItsId) {
  const auto bytes = mo_file({{"", "Language: kk\n"}, {"Home", "Басты бет"}, {"Menu", "Мәзір"}});
  const Catalogue catalogue{bytes};
  EXPECT_EQ(catalogue.find(base::text_key("Home")), "Басты бет");
  EXPECT_EQ(catalogue.find(base::text_key("Menu")), "Мәзір");
  EXPECT_EQ(catalogue.size(), 2U);
}

TEST(Catalogue, SaysWhenATextIsMissing) {
  const auto bytes = mo_file({{"Home", "Басты бет"}});
  EXPECT_EQ(Catalogue{bytes}.find(base::text_key("Away")).data(), nullptr);
}

TEST(Catalogue, KnowsATextWithPluralFormsByItsSingular) {
  using namespace std::string_literals;
  const auto bytes = mo_file({{"{count} lot\0{count} lots"s, "a\0b\0c"s}});
  EXPECT_EQ(Catalogue{bytes}.find(base::text_key("{count} lot")), "a\0b\0c"s);
}

TEST(Catalogue, RefusesBytesThatAreNoCatalogue) {
  const std::vector<unsigned char> nothing;
  EXPECT_THROW(Catalogue{nothing}, std::runtime_error);
  const std::vector<unsigned char> noise(64, 'x');
  EXPECT_THROW(Catalogue{noise}, std::runtime_error);
}

TEST(Catalogue, RefusesACatalogueCutAnywhere) {
  const auto whole = mo_file({{"Home", "Басты бет"}, {"Menu", "Мәзір"}});
  for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
    const std::vector<unsigned char> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    EXPECT_THROW(Catalogue{cut}, std::runtime_error) << size;
  }
}

TEST(Catalogue, RefusesTwoTextsUnderOneKey) {
  const auto bytes = mo_file({{"Home", "a"}, {"Home", "b"}});
  EXPECT_THROW(Catalogue{bytes}, std::runtime_error);
}

TEST(Catalogue, TheCompiledOnesAreRead) {
  const Catalogue kazakh{catalogue_data::kk()};
  const Catalogue russian{catalogue_data::ru()};
  EXPECT_GT(kazakh.size(), 50U);
  EXPECT_EQ(kazakh.size(), russian.size());
}

}  // namespace
}  // namespace baqylau::i18n
