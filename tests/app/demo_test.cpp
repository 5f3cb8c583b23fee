/// What a made-up country is: the same for the same seed on both engines, finished where it is old, in words that look like words.

#include "app/commands.hpp"
#include "app/demo_texts.hpp"
#include "app/demo_words.hpp"
#include "base/random.hpp"
#include "journal/journal.hpp"
#include "projects/projects.hpp"
#include "search/search.hpp"
#include "support/engine_test.hpp"
#include "support/temporary_directory.hpp"
#include "tests/app/sql.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace baqylau::app {
namespace {

namespace rows = baqylau::tests::app::sql;
using ::testing::IsSupersetOf;

/// What each object holds, without what is drawn anew each time (salts, and hashes made with them; the password).
std::string contents(db::Database& database) {
  return database.read([](db::Read& db) {
    std::string all;
    for (const auto& row : db.all(rows::versions_of_everything{}))
      all += row.kind + " " + row.object + " " + std::to_string(row.number) + " " + row.day.iso() + " " + row.content + "\n";
    for (const auto& row : db.all(rows::search_documents{})) all += std::to_string(row.place) + " " + row.body.value_or("") + "\n";
    return base::hex(base::sha256(all)) + " " + std::to_string(std::ranges::count(all, '\n'));
  });
}

const base::Instant until = base::almaty_start(base::LocalDate::parse_iso("2026-03-02").value());

std::string loaded(const Place& place, std::uint64_t seed) {
  EXPECT_EQ(load_demo(place, {.projects = 80, .seed = seed, .until = until}), 0);
  const auto database = open(place);
  database->read([](db::Read& db) {
    EXPECT_TRUE(journal::verify(db).ok());
    EXPECT_TRUE(journal::verify_data(db).findings.empty());
    EXPECT_FALSE(search::is_empty(db));
  });
  return contents(*database);
}

class DemoLoad : public support::EngineTest {};
BAQYLAU_ON_EACH_ENGINE(DemoLoad);

TEST_P(DemoLoad, IsTheSameForTheSameSeed) {
  const support::TemporaryDirectory beside;
  const auto here = loaded({.data = directory() / "made", .database = on_sqlite() ? "" : postgres().address()}, 7);
  EXPECT_EQ(here, loaded({.data = beside.path()}, 7));
  if (on_sqlite()) {
    EXPECT_NE(here, loaded({.data = directory() / "another"}, 8));
  }
}

TEST(Demo, HasFormsOfWordsAsTheLanguageMakesThem) {
  using inflection::kazakh, inflection::russian;
  EXPECT_THAT(kazakh("noun", "мектеп"), IsSupersetOf({"мектептің", "мектепті", "мектепке", "мектепте", "мектептен", "мектеппен", "мектебі",
                                                      "мектебінде", "мектептер", "мектептері", "мектептеріне", "мектебіміз"}));
  EXPECT_THAT(kazakh("noun", "бала"), IsSupersetOf({"баланың", "балаға", "баласы", "баласын", "балалар", "балалардың", "баламызға"}));
  EXPECT_THAT(kazakh("noun", "заң"), IsSupersetOf({"заңның", "заңды", "заңға", "заңнан", "заңмен", "заңдар", "заңы"}));
  EXPECT_THAT(kazakh("noun", "талдау"), IsSupersetOf({"талдаудың", "талдауға", "талдауы", "талдаулар"}));
  EXPECT_THAT(kazakh("verb", "дайында"), IsSupersetOf({"дайындау", "дайындайды", "дайындады", "дайындаған", "дайындамады"}));
  EXPECT_THAT(kazakh("verb", "көбейт"), IsSupersetOf({"көбейту", "көбейтеді", "көбейтті", "көбейткен", "көбейтпейді"}));
  EXPECT_THAT(russian("masculine", "навык"), IsSupersetOf({"навыка", "навыки", "навыков", "навыками"}));
  EXPECT_THAT(russian("feminine", "больница"), IsSupersetOf({"больницы", "больницей", "больниц"}));
  EXPECT_THAT(russian("feminine_k", "площадка"), IsSupersetOf({"площадкой", "площадки", "площадок"}));
  EXPECT_THAT(russian("neuter_ie", "занятие"), IsSupersetOf({"занятия", "занятии", "занятий", "занятиями"}));
  EXPECT_THAT(russian("adjective_k", "сельский"), IsSupersetOf({"сельского", "сельским", "сельская", "сельские"}));
  EXPECT_THAT(russian("verb_ova", "планировать"), IsSupersetOf({"планирует", "планировали", "планирующий", "планируемых"}));
  EXPECT_THAT(russian("verb_a", "проверять"), IsSupersetOf({"проверяют", "проверяла", "проверяемый", "проверявшие"}));
}

TEST(Demo, WritesWithMoreThanTwentyThousandWords) {
  EXPECT_GT(DemoTexts{i18n::Language::kk}.different_words() + DemoTexts{i18n::Language::ru}.different_words(), 30'000U);
}

}  // namespace
}  // namespace baqylau::app
