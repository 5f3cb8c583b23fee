/// Words that people type, and the cards that are meant.

#include "ngos/ngos.hpp"
#include "ngos/sql.hpp"
#include "tests/ngos/visit.hpp"

#include <gmock/gmock.h>

namespace baqylau::ngos {
namespace {

class Searches : public support::PagesTest {
 protected:
  void SetUp() override {
    PagesTest::SetUp();
    if (IsSkipped()) return;
    // The first six as the pilot wrote them.
    enter("ОЮЛ \"Ассоциация НКО\"", "ОЮЛ \"Ассоциация НКО Жамбылской области\"");
    enter("ОО «РГИ»", "Общественное объединение «Развитие гражданских инициатив»");
    enter("ОО \"Фонд Адам\"", "ОО \"Фонд стратегических исследований Адам\"");
    enter("КЦ «ЗУБР»", "Учреждение Консалтинг-Центр «ЗУБР»", "600700130010");
    enter("ОО «ТРСЦЖ»", "Талдыкорганский региональный центр поддержки женщин");
    enter("ОО «Ассоциация социологов Казахстана»", "Общественное объединение «Ассоциация социологов Казахстана»");
    enter("МО «Жас өркен»", "Объединение молодёжи «Жас өркен»", "940140000385", "«Жас өркен» ЖБ", "«Жас өркен» жастар бірлестігі");
    enter("ОФ «Деловые женщины»", "Фонд «Деловые женщины Алатау»", "", "«Іскер әйелдер» ҚҚ", "«Іскер әйелдер» қоғамдық қоры");
  }
  void enter(std::string short_ru, std::string full_ru, const std::string& number = {}, const std::string& short_kk = {},
             const std::string& full_kk = {}) {
    NgoCard card{.full_name_ru = std::move(full_ru), .short_name_ru = std::move(short_ru)};
    if (!number.empty()) card.number = base::read_identification_number(number).value();
    if (!short_kk.empty()) card.short_name_kk = short_kk;
    if (!full_kk.empty()) card.full_name_kk = full_kk;
    ASSERT_TRUE(database().write([&](db::Write& db) { return add_ngo(db, clock.now(), random, base::AccountId{11}, card); }).ok());
  }
  std::vector<std::string> found(const NgoFilter& filter) {
    std::vector<std::string> names;
    const auto page = database().read([&](db::Read& db) { return ngos_page(db, filter, 1); });
    EXPECT_EQ(page.total, static_cast<std::int64_t>(page.ngos.size()));
    for (const auto& ngo : page.ngos) names.push_back(ngo.card.short_name_ru);
    return names;
  }
};

TEST_P(Searches, FindWhatIsMeant) {
  const std::string associations = "ОЮЛ \"Ассоциация НКО\"", initiatives = "ОО «РГИ»", adam = "ОО \"Фонд Адам\"", zubr = "КЦ «ЗУБР»",
                    centre = "ОО «ТРСЦЖ»", sociologists = "ОО «Ассоциация социологов Казахстана»", young = "МО «Жас өркен»",
                    women = "ОФ «Деловые женщины»";
  const struct {
    std::string typed;
    std::vector<std::string> cards;
  } searches[] = {
      // Marks of punctuation are passed over, words stand anywhere.
      {"ОО РГИ", {initiatives}},
      {"ОЮЛ Ассоциация НКО", {associations}},
      {"ОО Фонд Адам", {adam}},
      {"КЦ ЗУБР", {zubr}},
      {"зубр кц", {zubr}},
      {"«ЗУБР»", {zubr}},
      {"\"Адам\" фонд", {adam}},
      {"консалтинг центр", {zubr}},
      {"консалтинг–центр зубр", {zubr}},
      {"женщин талдыкорганский", {centre}},
      {"гражданских развитие", {initiatives}},
      {"НКО Жамбыл", {associations}},
      {"ассоц", {sociologists, associations}},
      {"СОЦИОЛОГОВ, ассоциация", {sociologists}},
      {"жас-өркен", {young}},
      {"өркен бірлестігі жас", {young}},
      {"объединение молодежи", {young}},
      {"общественное объединение развитие гражданских инициатив рги оо", {initiatives}},
      // In one alphabet or the other.
      {"OO РГИ", {initiatives}},
      {"KЦ ЗУБР", {zubr}},
      {"iскер әйелдер", {women}},
      {"IСКЕР", {women}},
      {"Іскер", {women}},
      // Numbers as they come from documents.
      {"940140000385", {young}},
      {"940\u00A0140\u00A0000\u00A0385", {young}},
      {"940\u202F140\u202F000\u202F385", {young}},
      {"940\u2009140\u2009000\u2009385", {young}},
      {"940140\t000385", {young}},
      {"940140–000385.", {young}},
      {"БИН 940140000385", {young}},
      {"БСН: 940140-000385", {young}},
      {"РНН № 600700130010", {zubr}},
      // What is nobody's.
      {"940140000386", {}},
      {"940140", {}},
      {"гии", {}},
      {"РГИ зубр", {}},
      {"№", {}},
      {"«»", {}},
  };
  for (const auto& search : searches)
    EXPECT_THAT(found({.query = search.typed}), ::testing::UnorderedElementsAreArray(search.cards)) << search.typed;
  EXPECT_EQ(found({.query = " "}).size(), 8U) << "nothing is asked";
}

TEST_P(Searches, StandByTheNamesThatAreShown) {
  for (const bool by_rating : {false, true}) {
    const auto in_russian = found({.query = "ж", .by_rating = by_rating, .reader = i18n::Language::ru});
    EXPECT_THAT(in_russian, ::testing::ElementsAre("МО «Жас өркен»", "ОО «ТРСЦЖ»", "ОФ «Деловые женщины»", "ОЮЛ \"Ассоциация НКО\""));
    const auto in_kazakh = found({.query = "ж", .by_rating = by_rating, .reader = i18n::Language::kk});
    EXPECT_THAT(in_kazakh, ::testing::ElementsAre("МО «Жас өркен»", "ОО «ТРСЦЖ»", "ОЮЛ \"Ассоциация НКО\"", "ОФ «Деловые женщины»"))
        << "«Іскер әйелдер» stands behind all of О";
  }
}

TEST_P(Searches, FindThoseStoredBeforeThereWereKeys) {
  const auto id = database().read([&](db::Read& db) { return ngos_page(db, {.query = "зубр"}, 1).ngos.at(0).id; });
  static_cast<void>(database().write([&](db::Write& db) {
    db.run(sql::set_keys{.id = id, .name_folded = "кц \"зубр\"", .sort_key_kk = {}});
    return base::done();
  }));
  EXPECT_THAT(found({.query = "зубр кц"}), ::testing::IsEmpty());
  make_keys(database());
  EXPECT_THAT(found({.query = "зубр кц"}), ::testing::ElementsAre("КЦ «ЗУБР»"));
}

BAQYLAU_ON_EACH_ENGINE(Searches);

}  // namespace
}  // namespace baqylau::ngos
