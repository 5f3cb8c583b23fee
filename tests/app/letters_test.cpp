/// Each letter in all three languages, as text and as a page, compared with what was read through by people: tests/app/letters/NAME.txt.
/// After a change of wording: BAQYLAU_WRITE_LETTERS=1 build/…/tests_app --gtest_filter='ALetter*', and read the difference.

#include "consultation/service.hpp"
#include "control/letters.hpp"
#include "decisions/service.hpp"
#include "identity/email.hpp"
#include "ngos/domain.hpp"
#include "notices/store.hpp"
#include "projects/service.hpp"
#include "proposals/letters.hpp"
#include "questions/service.hpp"
#include "reports/letters.hpp"
#include "ui/letter.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>

namespace baqylau::app {
namespace {

using i18n::Translator;
using notices::Letter;

base::LocalDate day(const char* iso) { return base::LocalDate::parse_iso(iso).value(); }
base::Instant at(const char* iso) { return base::parse_instant(iso).value(); }

const std::string lot_kk = "Жастардың құқықтық мәдениетін арттыру";
const std::string lot_ru = "Повышение правовой культуры молодёжи";

control::ProjectRow project_row() { return {.lot_number = 5, .lot_name_kk = lot_kk, .lot_name_ru = lot_ru}; }

reports::Report report(reports::ReportState state) {
  return {.id = base::ReportId{17},
          .stage = 1,
          .state = state,
          .due_on = day("2008-02-29"),
          .lot_number = 5,
          .lot_name_kk = lot_kk,
          .lot_name_ru = lot_ru};
}

reports::Version version(bool on_behalf) {
  return {.number = 2,
          .submitted_at = at("2008-02-27T09:00:00Z"),
          .on_behalf = on_behalf,
          .receipt = "2008-000017-2",
          .content_hash = std::string(64, 'a')};
}

projects::Project project() { return {.lot_number = 5, .lot_name_kk = lot_kk, .lot_name_ru = lot_ru}; }

decisions::Decision decision() {
  return {.kind = decisions::DecisionKind::finance,
          .tranche = 2,
          .amount = base::Money{145'000'000},
          .number = "12-4/31",
          .decided_on = day("2008-03-05"),
          .basis_kk = "Аралық есеп қабылданды.",
          .basis_ru = "Промежуточный отчёт принят.",
          .text_kk = "Екінші транш қаржыландырылсын.",
          .text_ru = "Профинансировать второй транш.",
          .lot_number = 5,
          .lot_name_kk = lot_kk,
          .lot_name_ru = lot_ru};
}

consultation::Thread thread() {
  return {.lot_number = 5, .lot_name_kk = lot_kk, .lot_name_ru = lot_ru, .ngo_short_kk = "«Зубр» БҚ", .ngo_short_ru = "БК «Зубр»"};
}

questions::Question question() { return {.body = "Когда объявят конкурс?", .asked_at = at("2008-02-27T09:00:00Z")}; }

proposals::Proposal proposal(proposals::State state) {
  return {.body = "Летние лагеря для детей из сёл.", .proposed_at = at("2008-02-27T09:00:00Z"), .state = state};
}

notices::store::Waiting waiting() {
  const auto part = [](const char* subject, const char* body, const char* when) {
    return notices::store::Waiting::Part{i18n::Language::ru, subject, body, at(when)};
  };
  return {.reader = {},
          .parts = {part("Отчёт принят: Первый промежуточный отчёт", "Государственный орган принял ваш отчёт.", "2008-02-27T09:00:00Z"),
                    part("Новое сообщение в консультации. Лот 5", "Прочитайте сообщение.\n\nОтветьте на него.", "2008-02-27T12:30:00Z")}};
}

struct Template {
  std::function<Letter(const Translator&)> write;
  bool can_be_stopped = false;
};

std::map<std::string, Template> templates() {
  using control::Case;
  using proposals::Address;
  using proposals::Event;
  return {
      {"receipt",
       {[](const Translator& t) { return reports::letters::receipt_letter(t, report(reports::ReportState::submitted), version(false)); }}},
      {"receipt_on_behalf", {[](const Translator& t) {
         auto counted = report(reports::ReportState::submitted);
         counted.counted_at = at("2008-02-25T19:00:00Z");
         counted.counted_day_only = true;
         return reports::letters::receipt_letter(t, counted, version(true));
       }}},
      {"returned", {[](const Translator& t) {
         return reports::letters::returned_letter(t, report(reports::ReportState::returned), "Тексерілмеген сандар бар.",
                                                  {{reports::Part::team, "Не указаны исполнители."}}, {reports::Part::team});
       }}},
      {"accepted",
       {[](const Translator& t) { return reports::letters::accepted_letter(t, report(reports::ReportState::accepted)); }, true}},
      {"due_moved", {[](const Translator& t) {
         return reports::letters::due_moved_letter(t, report(reports::ReportState::draft), "Болезнь руководителя проекта.");
       }}},
      {"case_opened", {[](const Translator& t) {
         return control::opened_letter(t, project_row(), Case::Why::overdue, control::case_text(t, Case::Why::overdue, 1, {}),
                                       day("2008-03-14"));
       }}},
      {"case_opened_incomplete", {[](const Translator& t) {
         return control::opened_letter(t, project_row(), Case::Why::incomplete, control::case_text(t, Case::Why::incomplete, 1, {}),
                                       day("2008-03-14"));
       }}},
      {"case_opened_by_reason", {[](const Translator& t) {
         return control::opened_letter(t, project_row(), Case::Why::reasoned, "Жалоба участников проекта.", day("2008-03-14"));
       }}},
      {"case_cured",
       {[](const Translator& t) { return control::cured_letter(t, project_row(), control::case_text(t, Case::Why::overdue, 1, {})); }}},
      {"case_released", {[](const Translator& t) {
         return control::released_letter(t, project_row(), control::case_text(t, Case::Why::overdue, 1, {}), "Отчёт передан на бумаге.");
       }}},
      {"reminder", {[](const Translator& t) { return control::reminder_letter(t, project_row(), 2, day("2008-02-29"), 7); }, true}},
      {"overdue", {[](const Translator& t) { return control::reminder_letter(t, project_row(), 3, day("2008-02-29"), -14); }}},
      {"decision", {[](const Translator& t) { return decisions::letter_of(t, decision()); }}},
      {"message_to_ngo", {[](const Translator& t) { return consultation::letter_to(t, thread(), true); }, true}},
      {"message_to_specialist", {[](const Translator& t) { return consultation::letter_to(t, thread(), false); }, true}},
      {"question_answered", {[](const Translator& t) { return questions::answered_letter(t, question(), "В апреле.", "А. Специалист"); }}},
      {"question_refused", {[](const Translator& t) { return questions::refused_letter(t, question(), "Вопрос не о заказе."); }}},
      {"proposal_published", {[](const Translator& t) {
         return proposals::letter_of(t, proposal(proposals::State::waiting), {.event = Event::publish, .readable_at = base::ProposalId{3}},
                                     Address::kept);
       }}},
      {"proposal_declined", {[](const Translator& t) {
         return proposals::letter_of(t, proposal(proposals::State::waiting),
                                     {.event = Event::decline, .reason = proposals::Reason::off_topic, .words = "Это дело маслихата."},
                                     Address::forgotten);
       }}},
      {"proposal_taken_off", {[](const Translator& t) {
         return proposals::letter_of(t, proposal(proposals::State::published),
                                     {.event = Event::decline, .reason = proposals::Reason::personal_data}, Address::forgotten);
       }}},
      {"proposal_merged", {[](const Translator& t) {
         return proposals::letter_of(t, proposal(proposals::State::waiting), {.event = Event::merge, .readable_at = base::ProposalId{3}},
                                     Address::kept);
       }}},
      {"proposal_separated", {[](const Translator& t) {
         return proposals::letter_of(t, proposal(proposals::State::published),
                                     {.event = Event::separate, .readable_at = base::ProposalId{3}}, Address::kept);
       }}},
      {"executor", {[](const Translator& t) { return projects::executor_letter(t, project(), true); }}},
      {"no_longer_executor", {[](const Translator& t) { return projects::executor_letter(t, project(), false); }}},
      {"address_of_ngo",
       {[](const Translator& t) { return ngos::address_letter(t, {.short_name_kk = "«Зубр» БҚ", .short_name_ru = "БК «Зубр»"}); }}},
      {"address_asked", {[](const Translator& t) { return identity::asking_letter(t, "zubr"); }}},
      {"address_changed", {[](const Translator& t) { return identity::changed_letter(t, "zubr"); }}},
      {"daily", {[](const Translator& t) { return notices::digest_letter(t, waiting()); }, true}},
  };
}

/// As `notices::deliver` makes a mail of it.
std::string shown(const Translator& t, const Template& of) {
  const auto letter = of.write(t);
  std::string body;
  for (const auto& paragraph : letter.paragraphs) body += (body.empty() ? "" : "\n\n") + paragraph;
  const std::string site = "https://monitoring.example";
  const auto page = site + "/" + std::string{i18n::to_code(t.language())};
  ui::MailLetter mail{.language = t.language(), .subject = letter.subject, .body = body, .link = page + "/page", .site = site};
  if (of.can_be_stopped) mail.unsubscribe = page + "/unsubscribe/17?code=abc";
  return "---- " + std::string{i18n::to_code(t.language())} + "\n" + letter.subject + "\n\n" + ui::letter_text(t, mail) + "\n" +
         ui::letter_html(t, mail) + "\n";
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
}

const std::filesystem::path folder = "tests/app/letters";

class ALetter : public ::testing::TestWithParam<std::string> {};

TEST_P(ALetter, ReadsAsItWasReadThrough) {
  const auto catalogues = i18n::load_catalogues();
  std::string text;
  for (const auto language : i18n::all_languages) text += shown((*catalogues)[language], templates().at(GetParam()));
  const auto file = folder / (GetParam() + ".txt");
  if (std::getenv("BAQYLAU_WRITE_LETTERS") != nullptr) std::ofstream{file, std::ios::binary} << text;
  EXPECT_EQ(text, bytes_of(file));
}

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const auto& [name, of] : templates()) all.push_back(name);
  return all;
}
INSTANTIATE_TEST_SUITE_P(Templates, ALetter, ::testing::ValuesIn(names()), [](const auto& one) { return one.param; });

TEST(Letters, ThatAreKeptHaveATemplateEach) {
  std::vector<std::string> kept;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) kept.push_back(entry.path().stem());
  EXPECT_THAT(kept, ::testing::UnorderedElementsAreArray(names()));
}

}  // namespace
}  // namespace baqylau::app
