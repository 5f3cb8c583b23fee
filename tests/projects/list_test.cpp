#include "tests/projects/fixture.hpp"

#include "base/spreadsheet.hpp"
#include "base/temporary_file.hpp"
#include "projects/domain.hpp"
#include "projects/list.hpp"

#include <fstream>

namespace baqylau::projects {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Two contests: lots 5 and 7 of 2007, lot 1 of 2008, which covers two regions and has another executor.
class TheList : public ProjectsTest {
 protected:
  void SetUp() override {
    ProjectsTest::SetUp();
    if (IsSkipped()) return;
    seventh = awarded(add_lot(7));
    fifth = awarded();
    const auto later =
        write([&](db::Write& db) { return contests::add_contest(db, change(), {.state_body = body, .held_on = day("2008-02-01")}); });
    const auto first_lot = write([&](db::Write& db) {
      return contests::add_lot(db, change(), later, {.number = 1, .name = {.kk = "Жастар мектебі"}, .regions = {"75", "63"}});
    });
    auto contract_of_other = contract();
    contract_of_other.ngo = other_ngo;
    first = write([&](db::Write& db) { return award(db, change(), first_lot, contract_of_other); });
  }
  ListPart part(const ListFilter& filter, std::int64_t skip = 0, std::int64_t most = 50) {
    const auto found = database().read([&](db::Read& db) { return list_projects(db, filter, skip, most); });
    // The other way to the same.
    const auto walked = database().read([&](db::Read& db) { return list_projects(db, filter, skip, most, 0); });
    EXPECT_EQ(walked.total, found.total);
    EXPECT_EQ(ids_of(walked), ids_of(found));
    return found;
  }
  static std::vector<base::ProjectId> ids_of(const ListPart& part) {
    std::vector<base::ProjectId> found;
    for (const auto& project : part.projects) found.push_back(project.id);
    return found;
  }
  std::vector<base::ProjectId> ids(const ListFilter& filter, std::int64_t skip = 0, std::int64_t most = 50) {
    return ids_of(part(filter, skip, most));
  }
  /// The same, with a second condition that all of them meet, so that it is found in another way.
  std::vector<base::ProjectId> ids_by_region(ListFilter filter, std::int64_t skip = 0, std::int64_t most = 50) {
    filter.region_kato = "63";
    return ids(filter, skip, most);
  }
  std::string shown(http::Pairs query, i18n::Language language = i18n::Language::en) {
    return get(visitor(), "/projects", std::move(query), language).value().body;
  }
  /// What a file's handler answers.
  std::string file(const std::string& path, http::Pairs query) {
    http::Request request;
    request.path = path;
    request.language = i18n::Language::en;
    request.query = std::move(query);
    const auto found = routes.find(false, path);
    return found.route->work(request, found.places, database(), services).value().body;
  }

  base::ProjectId fifth{}, seventh{}, first{};
};
BAQYLAU_ON_EACH_ENGINE(TheList);

TEST_P(TheList, BeginsWithTheNewestContestAndGoesByLot) {
  const auto all = part({});
  EXPECT_EQ(all.total, 3);
  EXPECT_THAT(ids({}), ElementsAre(first, fifth, seventh));
  EXPECT_THAT(ids_by_region({}), ElementsAre(first, fifth, seventh));
  EXPECT_THAT(all.projects[0].regions, ElementsAre("63", "75"));
  EXPECT_EQ(all.projects[0].ngo_short_ru, "ОО «РГИ»");
  EXPECT_EQ(all.projects[0].lot_name_kk, "Жастар мектебі");
  EXPECT_EQ(all.projects[1].held_on, day("2007-04-19"));
  EXPECT_EQ(all.projects[1].coverage_ru, "и Павлодарская область");
  EXPECT_EQ(all.projects[1].budget, base::Money{2'937'350});
}

TEST_P(TheList, ComesInPartsAcrossContests) {
  EXPECT_THAT(ids({}, 0, 2), ElementsAre(first, fifth));
  EXPECT_THAT(ids({}, 1, 1), ElementsAre(fifth));
  EXPECT_THAT(ids({}, 2, 2), ElementsAre(seventh));
  EXPECT_THAT(ids({}, 3, 2), IsEmpty());
  EXPECT_EQ(part({}, 3, 2).total, 3);
  EXPECT_THAT(ids_by_region({}, 0, 2), ElementsAre(first, fifth));
  EXPECT_THAT(ids_by_region({}, 2, 2), ElementsAre(seventh));
  EXPECT_EQ(part({.region_kato = "63"}, 0, 1).total, 3);
}

TEST_P(TheList, IsNarrowedByEachCondition) {
  EXPECT_THAT(ids({.year = 2007}), ElementsAre(fifth, seventh));
  EXPECT_THAT(ids_by_region({.year = 2007}), ElementsAre(fifth, seventh));
  EXPECT_THAT(ids({.year = 2009}), IsEmpty());
  EXPECT_THAT(ids({.region_kato = "75"}), ElementsAre(first));
  for (const std::int64_t skip : {0, 1, 2})
    EXPECT_THAT(ids({.region_kato = "63"}, skip, 1), ElementsAre(ids({})[static_cast<std::size_t>(skip)]));
  EXPECT_THAT(ids({.executor = "ОБЩЕСТВЕННОЕ"}, 0, 1), ElementsAre(first));
  EXPECT_THAT(ids({.year = 2007, .executor = "зубр"}, 1, 1), ElementsAre(seventh));
  EXPECT_THAT(ids({.year = 2007, .region_kato = "75"}), IsEmpty());
  EXPECT_THAT(ids({.executor = "зубр"}), ElementsAre(fifth, seventh)) << "a part of the name, in any case";
  EXPECT_THAT(ids({.year = 2008, .executor = "гражданских"}), ElementsAre(first));
  EXPECT_THAT(ids({.region_kato = "75", .executor = "зубр"}), IsEmpty());
  EXPECT_THAT(ids({.executor = "  "}), ElementsAre(first, fifth, seventh)) << "blanks ask for nothing";
  EXPECT_THAT(ids({.executor = "никого"}), IsEmpty());
}

TEST_P(TheList, FindsAnExecutorByItsWholeNumber) {
  const auto numbered = write([&](db::Write& db) {
    return ngos::add_ngo(db, clock.now(), random, std::nullopt,
                         {.number = base::IdentificationNumber{base::NumberKind::bin, "940140000385"},
                          .full_name_ru = "Общественный фонд",
                          .short_name_ru = "ОФ"});
  });
  auto theirs = contract();
  theirs.ngo = numbered;
  const auto eighth_lot = add_lot(8);
  const auto eighth = write([&](db::Write& db) { return award(db, change(), eighth_lot, theirs); });
  EXPECT_THAT(ids({.executor = "940140 000385"}), ElementsAre(eighth));
  EXPECT_THAT(ids({.executor = "94014000038"}), IsEmpty());
}

TEST_P(TheList, IsNarrowedByAKindOfTargetGroup) {
  const auto kind = first_of(reference::Book::target_group_kind);
  const auto other = database().read([&](db::Read& db) { return reference::items(db, reference::Book::target_group_kind).back().id; });
  // Two rows of one kind are one project.
  ASSERT_TRUE(save(executor(), fifth, 1, TargetGroups{{.kind = kind}, {.kind = kind, .people = 5}}).ok());
  EXPECT_THAT(ids({.target_group = kind}), ElementsAre(fifth));
  EXPECT_EQ(part({.target_group = kind}).total, 1);
  EXPECT_THAT(ids({.target_group = other}), IsEmpty());
  EXPECT_THAT(ids({.year = 2008, .target_group = kind}), IsEmpty());
  EXPECT_THAT(ids({.region_kato = "63", .target_group = kind}), ElementsAre(fifth));
  EXPECT_THAT(ids({.target_group = kind, .executor = "зубр"}), ElementsAre(fifth));
  EXPECT_THAT(ids({.target_group = kind, .status = ProjectStatus::closed}), IsEmpty());
}

TEST_P(TheList, KnowsEachStatusAsItIsNow) {
  const auto by_status = [&](ProjectStatus status) {
    const auto found = ids({.status = status});
    EXPECT_EQ(part({.status = status}, 100).total, static_cast<std::int64_t>(found.size())) << "how many is kept by contest";
    EXPECT_EQ(ids_by_region({.status = status}), found);
    return found;
  };
  EXPECT_THAT(by_status(ProjectStatus::in_execution), ElementsAre(first, fifth, seventh));
  ASSERT_TRUE(happens(fifth, StatusEvent::terminate, base::DecisionId{1}).ok());
  ASSERT_TRUE(happens(seventh, StatusEvent::complete).ok());
  EXPECT_THAT(by_status(ProjectStatus::in_execution), ElementsAre(first));
  EXPECT_THAT(by_status(ProjectStatus::terminated), ElementsAre(fifth));
  EXPECT_THAT(by_status(ProjectStatus::completed), ElementsAre(seventh));
  ASSERT_TRUE(happens(fifth, StatusEvent::demand_repayment, base::DecisionId{2}).ok());
  EXPECT_THAT(by_status(ProjectStatus::repayment_demanded), ElementsAre(fifth));
  EXPECT_THAT(ids({.year = 2008, .status = ProjectStatus::repayment_demanded}), IsEmpty());
  EXPECT_THAT(by_status(ProjectStatus::terminated), IsEmpty());
  ASSERT_TRUE(happens(seventh, StatusEvent::reinstate).ok());
  ASSERT_TRUE(happens(seventh, StatusEvent::close, base::DecisionId{3}).ok());
  EXPECT_THAT(by_status(ProjectStatus::closed), ElementsAre(seventh));
}

TEST_P(TheList, IsCountedAnewAsItWasKept) {
  ASSERT_TRUE(happens(seventh, StatusEvent::complete).ok());
  ASSERT_TRUE(database()
                  .write([&](db::Write& db) {
                    recount_contests(db);
                    return base::done();
                  })
                  .ok());
  EXPECT_EQ(part({.status = ProjectStatus::completed}).total, 1);
  EXPECT_EQ(part({.status = ProjectStatus::in_execution}).total, 2);
}

TEST_P(TheList, ShowsAPageAndKeepsTheFilter) {
  EXPECT_THAT(shown({}),
              AllOf(HasSubstr("3 projects"), HasSubstr("/en/projects/" + base::to_string(fifth)), Not(HasSubstr("Clear the filter"))));
  const auto of_2007 = shown({{"year", "2007"}, {"region", "63"}});
  EXPECT_THAT(of_2007, AllOf(HasSubstr("2 projects"), HasSubstr("projects.csv?year=2007&amp;region=63"), HasSubstr("Clear the filter"),
                             Not(HasSubstr("/en/projects/" + base::to_string(first) + "\""))));
  EXPECT_THAT(shown({{"executor", "<b>"}}), AllOf(HasSubstr("No project fits"), HasSubstr("Clear the filter"), HasSubstr("&lt;b&gt;")));
}

TEST_P(TheList, GoesOnOnASecondPage) {
  for (int number = 101; number <= 150; ++number) awarded(add_lot(number));
  const auto beginning = shown({{"region", "63"}});
  EXPECT_THAT(beginning,
              AllOf(HasSubstr("53 projects"), HasSubstr("?region=63&amp;page=2"), HasSubstr("/en/projects/" + base::to_string(first))));
  const auto rest = shown({{"region", "63"}, {"page", "2"}});
  EXPECT_THAT(rest, AllOf(HasSubstr("53 projects"), HasSubstr(">148. "), HasSubstr(">150. "), Not(HasSubstr(">147. "))));
  EXPECT_THAT(shown({{"page", "2"}}), AllOf(HasSubstr(">148. "), HasSubstr(">150. "), Not(HasSubstr(">147. "))));
}

TEST_P(TheList, TakesWhatIsNotOfferedAsNotAskedFor) {
  EXPECT_THAT(shown({{"year", "1812"}, {"region", "xx"}, {"group", "17x"}, {"status", "burnt"}}), HasSubstr("3 projects"));
  EXPECT_EQ(get(visitor(), "/projects", {{"page", "2"}}).failure().kind, base::Kind::not_found);
}

TEST_P(TheList, IsAFileWithTheSameFilter) {
  const auto csv = file("/projects.csv", {{"year", "2008"}});
  EXPECT_THAT(csv, AllOf(HasSubstr("\n2008-02-01,1,Жастар мектебі,"), HasSubstr("2937350,In execution\r\n"), Not(HasSubstr("2007-04-19"))));
  const base::TemporaryFile copy;
  std::ofstream{copy.path(), std::ios::binary} << file("/projects.xlsx", {{"year", "2007"}});
  const auto sheet = base::read_sheet(copy.path());
  ASSERT_TRUE(sheet.ok());
  ASSERT_EQ(sheet->rows.size(), 3u);
  EXPECT_EQ(sheet->rows[1][0].text, "2007-04-19");
  EXPECT_EQ(sheet->rows[1][1].text, "5");
  EXPECT_EQ(sheet->rows[2][1].text, "7");
}

}  // namespace
}  // namespace baqylau::projects
