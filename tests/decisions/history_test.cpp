/// The grant history and its certificate.

#include "pages_fixture.hpp"

#include "decisions/history.hpp"

#include <algorithm>

namespace baqylau::decisions {
namespace {

HistoryProject row(std::string_view contest_on, std::optional<std::int64_t> budget, std::optional<std::int64_t> paid, int cases = 0) {
  HistoryProject project{.contest_on = day(contest_on), .cases = cases};
  if (budget) project.budget = base::Money{*budget};
  if (paid) project.paid = base::Money{*paid};
  return project;
}

TEST(Totals, AreByYearOfTheContestTheNewestFirstAndSayHowManySumsAreKnown) {
  const std::vector projects{row("2007-12-31", 100, 40, 1), row("2008-01-01", 10, std::nullopt, 2), row("2007-01-01", std::nullopt, 60)};
  EXPECT_EQ(totals_by_year(projects),
            (std::vector<YearTotal>{
                {.year = 2008, .projects = 1, .budgets_known = 1, .budget = {10}, .paid_known = 0, .paid = {0}, .cases = 2},
                {.year = 2007, .projects = 2, .budgets_known = 1, .budget = {100}, .paid_known = 2, .paid = {100}, .cases = 1}}));
  EXPECT_EQ(total_of(projects),
            (YearTotal{.projects = 3, .budgets_known = 2, .budget = {110}, .paid_known = 2, .paid = {100}, .cases = 3}));
}

GrantHistory long_history(int projects) {
  GrantHistory history{.ngo = {11},
                       .name_kk = "«Әлеуметтік ғылыми-өңірлік қоғам» қоры",
                       .name_ru = "Общественный фонд «Социальная инициатива»",
                       .number = "600700130010",
                       .as_of = day("2008-03-03")};
  for (int n = 0; n < projects; ++n) {
    auto project = row(std::to_string(2007 - n / 3) + "-07-16", 1'000'000 + n, n % 4 == 0 ? std::nullopt : std::optional{500'000}, n % 3);
    project.id = {1000 + n};
    project.lot_number = n + 1;
    project.name_kk = "Ауыл жастарының құқықтық сауаттылығын арттыру және өңірдегі азаматтық бастамаларды қолдау";
    project.name_ru = "Повышение правовой грамотности сельской молодёжи и поддержка гражданских инициатив";
    if (n % 2 == 0) project.rating = ratings::Points{78'25};
    history.projects.push_back(std::move(project));
  }
  return history;
}

TEST(Texts, OfAHistoryAreReadBackAsTheyWere) {
  for (const int projects : {0, 1, 30}) {
    const auto history = long_history(projects);
    EXPECT_EQ(history_from(history_text(history)), history);
  }
  EXPECT_THROW(history_from("{}"), db::Error);
}

TEST(Codes, AreReadAsTheyWereTyped) {
  EXPECT_EQ(printed_code("7K3M9QXZ0123456789AB"), "7K3M-9QXZ-0123-4567-89AB");
  EXPECT_EQ(stored_code("7k3m-9qxz 0l23-4567-89ab"), "7K3M9QXZ0123456789AB");
  EXPECT_EQ(stored_code("O-I"), "01");
}

Certificate certificate_of(int projects, i18n::Language language) {
  const auto history = long_history(projects);
  return {.code = "7K3M9QXZ0123456789AB",
          .language = language,
          .issued_at = base::almaty_start(day("2008-03-03")) + std::chrono::hours{10},
          .history = history,
          .content_sha256 = base::hex(base::sha256(history_text(history)))};
}

TEST(Pdf, IsOnePageHoweverLongTheHistoryAndTheSameBytesEachTime) {
  const auto catalogues = i18n::load_catalogues();
  for (const auto language : i18n::all_languages)
    for (const int projects : {0, 3, 200}) {
      const auto certificate = certificate_of(projects, language);
      const auto bytes = certificate_pdf((*catalogues)[language], certificate, "https://monitoring.example/kk/verify/7K3M9QXZ0123456789AB");
      EXPECT_TRUE(bytes.starts_with("%PDF-1.5"));
      EXPECT_NE(bytes.find("/Count 1"), std::string::npos);
      EXPECT_EQ(bytes, certificate_pdf((*catalogues)[language], certificate, "https://monitoring.example/kk/verify/7K3M9QXZ0123456789AB"));
      EXPECT_NE(bytes, certificate_pdf((*catalogues)[language], certificate, "https://monitoring.example/kk/verify/0000000000"));
    }
}

TEST(Pdf, ItsFontHasTheKazakhLettersAndTheTenge) {
  EXPECT_EQ(missing_letters("АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя«»—№₸…−"), 0);
  EXPECT_EQ(missing_letters("\U000F0000"), 1) << "the test can fail";
}

class History : public DecisionPages {
 protected:
  GrantHistory history() {
    return database().read([&](db::Read& db) { return grant_history(db, ngo, clock.today()); }).value();
  }
  std::string path(std::string_view end = {}) { return "/ngos/" + base::to_string(ngo) + "/history" + std::string{end}; }
  std::int64_t certificates() {
    return database().read([&](db::Read& db) { return db.one(rows::count_certificates{})->certificates; });
  }
};

TEST_P(History, HoldsMoneyCasesAndDecisionsOfEachProject) {
  const auto with_money = new_project();
  const auto without = new_project(0);
  decide(with_money, finance(1));
  pay(with_money, 1);
  take_into_special_control(without);
  ASSERT_TRUE(draft_as(specialist, with_money, about({.kind = DecisionKind::withhold, .tranche = 4})).ok()) << "a draft is no decision yet";
  const auto seen = history();
  ASSERT_EQ(seen.projects.size(), 2u);
  const auto find = [&](base::ProjectId id) { return *std::ranges::find(seen.projects, id, &HistoryProject::id); };
  EXPECT_EQ(find(with_money).paid, base::Money{500'000});
  EXPECT_EQ(find(with_money).decisions, 1);
  EXPECT_EQ(find(with_money).cases, 0);
  EXPECT_EQ(find(without).paid, std::nullopt) << "unknown is not nothing";
  EXPECT_EQ(find(without).cases, 1);
  EXPECT_EQ(find(without).open_cases, 1);
}

TEST_P(History, HoldsTheGeneralRatingOnceAllStagesAreRated) {
  const auto id = new_project();
  go_to(day("2008-02-19"));
  for (int stage = 1; stage <= 3; ++stage) {
    accept_report(id, stage);
    score_report(id, stage, 80);
    if (stage < 3) {
      EXPECT_EQ(history().projects.at(0).rating, std::nullopt);
    }
  }
  EXPECT_EQ(history().projects.at(0).rating, ratings::Points{88'00}) << "15 + 25 + 80 % of 60 in each stage";
}

TEST_P(History, PagesAndTableArePublic) {
  const auto id = new_project();
  decide(id, finance(1));
  const auto page = get(visitor(), path());
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.shows("Totals by year of the contest"));
  EXPECT_TRUE(page.shows("Finance a tranche: tranche 1"));
  const auto table = get(visitor(), path(".csv"));
  EXPECT_TRUE(table.content_type.starts_with("text/csv"));
  EXPECT_TRUE(table.shows("2007,2007-07-16,1,,Лот,2000000,0,,0,1,In execution\r\n")) << table.body;
  EXPECT_EQ(get(visitor(), "/ngos/999/history").failure, base::Kind::not_found);
}

TEST_P(History, TheSameFactsOnTheSameDayAreOneCertificate) {
  const auto id = new_project();
  const auto first = post(visitor(), path("/certificate"), {});
  ASSERT_EQ(first.status, 303);
  EXPECT_EQ(post(visitor(), path("/certificate"), {}).location, first.location);
  EXPECT_EQ(certificates(), 1);
  EXPECT_EQ(leaves_of("certificate.issued"), 1);
  EXPECT_NE(post(visitor(), path("/certificate"), {}, i18n::Language::kk).location, first.location);
  decide(id, finance(1));
  EXPECT_NE(post(visitor(), path("/certificate"), {}).location, first.location);
  EXPECT_EQ(certificates(), 3);
  EXPECT_EQ(post(visitor(), "/ngos/999/history/certificate", {}).failure, base::Kind::not_found);
}

TEST_P(History, ACertificateKeepsTheFactsOfItsDay) {
  const auto id = new_project();
  const auto made = post(visitor(), path("/certificate"), {}).location;
  const auto code = made.substr(made.rfind('/') + 1);
  ASSERT_EQ(code.size(), 20u);
  decide(id, finance(1));
  pay(id, 1);
  for (const auto& where : {"/certificates/" + code, "/verify/" + code, "/verify/" + printed_code(code)}) {
    const auto page = get(visitor(), where);
    EXPECT_EQ(page.status, 200) << where;
    EXPECT_TRUE(page.shows("As of 3 March 2008"));
    EXPECT_FALSE(page.shows("500\u00A0000")) << "paid only after the certificate";
  }
  const auto file = get(visitor(), "/certificates/" + code + "/certificate.pdf");
  EXPECT_EQ(file.content_type, "application/pdf");
  EXPECT_TRUE(file.body.starts_with("%PDF"));
}

TEST_P(History, AnUnknownCodeIsSaidToBeNoCertificate) {
  const auto page = get(visitor(), "/verify/7K3M-9QXZ-0123-4567-89AB");
  EXPECT_EQ(page.status, 404);
  EXPECT_TRUE(page.shows("There is no certificate with this code"));
  EXPECT_EQ(get(visitor(), "/certificates/7K3M9QXZ0123456789AB").failure, base::Kind::not_found);
  EXPECT_EQ(get(visitor(), "/certificates/7K3M9QXZ0123456789AB/certificate.pdf").failure, base::Kind::not_found);
  EXPECT_EQ(get(visitor(), "/verify", {{"code", "7k3m-9qxz"}}).location, "/verify/7K3M9QXZ");
  EXPECT_EQ(get(visitor(), "/verify").status, 200);
}

BAQYLAU_ON_EACH_ENGINE(History);

}  // namespace
}  // namespace baqylau::decisions
