#include "reports/difference.hpp"

#include <gtest/gtest.h>

namespace baqylau::reports {
namespace {

using enum base::Change;

PartContent part(Part which, std::string body) { return {.part = which, .body = std::move(body)}; }
File file(std::int64_t id, std::string name, char content) {
  return {.id = {id}, .report = {77}, .name = std::move(name), .kind = "text/plain", .size = 1, .sha256 = std::string(64, content)};
}

TEST(VersionDifferences, NamePartsThatCameWentChangedAndStayed) {
  const SubmittedVersion before{
      .version = {}, .parts = {part(Part::team, "А"), part(Part::about_project, "Б"), part(Part::partners, "В")}, .files = {}};
  const SubmittedVersion after{
      .version = {}, .parts = {part(Part::team, "А"), part(Part::about_project, "Г"), part(Part::spending, "Д")}, .files = {}};
  const auto found = compare(before, after).parts;
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].part, Part::team);
  EXPECT_FALSE(found[0].changed());
  EXPECT_EQ(found[1].part, Part::about_project);
  EXPECT_EQ(found[1].change, same);
  EXPECT_TRUE(found[1].changed());
  EXPECT_EQ(found[2].part, Part::partners);
  EXPECT_EQ(found[2].change, removed);
  EXPECT_EQ(found[3].part, Part::spending);
  EXPECT_EQ(found[3].change, added);
}

TEST(VersionDifferences, APartAttestedBeforeAndWrittenNowIsAChange) {
  const SubmittedVersion before{.version = {}, .parts = {{.part = Part::team, .attested = true}}, .files = {}};
  const SubmittedVersion after{.version = {}, .parts = {part(Part::team, "А")}, .files = {}};
  const auto found = compare(before, after).parts;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].attested_before);
  EXPECT_FALSE(found[0].attested_after);
  EXPECT_EQ(found[0].text, (Difference{{added, "А"}}));
}

TEST(VersionDifferences, AFileIsTheSameByItsContentAndName) {
  const SubmittedVersion before{.version = {}, .parts = {}, .files = {file(1, "a.txt", 'a'), file(2, "b.txt", 'b')}};
  const SubmittedVersion after{.version = {}, .parts = {}, .files = {file(3, "a.txt", 'a'), file(4, "b.txt", 'c'), file(5, "c.txt", 'b')}};
  std::vector<std::pair<Change, std::int64_t>> found;
  for (const auto& one : compare(before, after).files) found.emplace_back(one.change, one.file.id.value);
  EXPECT_EQ(found, (std::vector<std::pair<Change, std::int64_t>>{{removed, 2}, {same, 3}, {added, 4}, {added, 5}}));
}

}  // namespace
}  // namespace baqylau::reports
