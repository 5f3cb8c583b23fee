/// Every component on pages of its own, written as files so that people and html-validate can look at them.

#include "tests/ui/support.hpp"
#include "ui/components.hpp"
#include "ui/error_pages.hpp"
#include "ui/page.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace baqylau::ui {
namespace {

using base::M;
using i18n::Language;

Html heading(std::string_view text) { return html(R"(<h2 class="govuk-heading-m">{}</h2>)", text); }

Html lots_table(const View& v) {
  std::vector<TableRow> rows;
  for (int lot = 1; lot <= 4; ++lot) {
    rows.push_back(
        {{html("{}", lot),
          html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(http::Url::to("/projects/{}", lot)),
               "Проведение республиканского конкурса социальных проектов среди молодёжных организаций"),
          html("{}", v.t.money(base::Money{2937350})), v.known(base::LocalDate::make(2008, 2, 27)), tag("В исполнении", TagColour::blue),
          explained(v, "95",
                    {"100 баллов, минус 5 за каждый день опоздания",
                     {"контрольная дата: 26.02.2008", "отчёт представлен: 27.02.2008"},
                     "100 − 1 × 5 = 95"})},
         "lot-" + std::to_string(lot)});
  }
  return table(v, "Лоты конкурса",
               {{"№ лота", true}, {"Наименование проекта"}, {"Сумма", true}, {"Дата подачи"}, {"Статус"}, {"Своевременность", true}}, rows);
}

/// As a form with very many rows; figures whose explanations are on another page (here this one), or on one that is not there.
Html long_lots_table(const View& v) {
  const auto page = http::Url::to("/explained");
  return long_table(
      v, "Контроль отчётов", {{"Наименование проекта"}, {"Своевременность", true}, {"Полнота", true}, {"Итог", true}},
      {{{html("Проведение республиканского конкурса"), explained_there(v, "95", page, "timeliness"),
         explained_there(v, "100", page, "completeness"), explained_there(v, "97", http::Url::to("/not-there"), "general")}}});
}

Html reading_body(const View& v) {
  Html body;
  body.add(figures(v, {{"128", "проектов в исполнении", http::Url::to("/contests")},
                       {"14", "отчётов в этом месяце", http::Url::to("/control")},
                       {"3", "проекта на особом контроле"},
                       {"1 245 млн ₸", "бюджет 2008 года"}}));
  body.add(alert("Проект на особом контроле",
                 html("<p>{}</p>", "Отчёт первого этапа не представлен в срок. Организации направлено уведомление.")));
  body.add(heading("Сведения о проекте"));
  body.add(summary_list({{"Исполнитель", html("{}", "Общественный фонд «Центр поддержки гражданских инициатив»")},
                         {"Бюджет", html("{}", v.t.money_in_words(base::Money{2937350}))},
                         {"Название", v.content("Жастар бастамаларын қолдау", std::nullopt)},
                         {"Телефон", v.known(std::optional<std::string>{})},
                         {"Своевременность", explained(v, "95", {"100 баллов, минус 5 за каждый день опоздания", {}, ""}), "timeliness"},
                         {"Полнота", explained(v, "100", {"Доля обязательных разделов", {}, ""}), "completeness"}}));
  body.add(lots_table(v));
  body.add(long_lots_table(v));
  body.add(pagination(v, http::Url::to("/contests"), 4, 12));
  body.add(heading("Что нужно сделать"));
  body.add(task_list(v, {{"Первый промежуточный отчёт", http::Url::to("/reports/1"), "Принят", TagColour::green, "Представлен 27.02.2008"},
                         {"Второй промежуточный отчёт", http::Url::to("/reports/2"), "Просрочен", TagColour::red},
                         {"Финальный отчёт", http::Url::to("/reports/3"), "Не начат", TagColour::grey}}));
  body.add(heading("Хронология"));
  body.add(timeline(
      {{v.date(base::LocalDate::make(2008, 2, 27).value()), "Отчёт первого этапа принят", html("<p>{}</p>", "Рейтинг 1: 87 баллов")},
       {v.date(base::LocalDate::make(2007, 9, 3).value()), "Договор подписан"}}));
  body.add(inset(html(R"(<p class="govuk-body">{}</p>)", "Сведения внесены оператором на основании бумажных документов.")));
  body.add(warning_text(v, "Срок подачи отчёта истекает сегодня."));
  body.add(details("Как считается рейтинг", html(R"(<p class="govuk-body">{}</p>)", "Пять критериев с весами.")));
  return body;
}

Html form_body(const View& v, const http::FormValues& values) {
  Html fields;
  fields.add(text_input(v, values, {.name = "title_kk", .label = "Название на казахском языке", .language = "kk"}));
  fields.add(text_input(v, values, {.name = "bin", .label = "БИН", .hint = "12 цифр", .inputmode = "numeric", .width = "20"}));
  fields.add(date_input(v, values, {.name = "held_on", .label = "Дата конкурса"}));
  fields.add(select(v, values, {.name = "region", .label = "Регион"}, {{"1", "Алматы"}, {"2", "Астана"}}));
  fields.add(radios(v, values, {.name = "kind", .label = "Вид"},
                    {{"a", "Общественный фонд"}, {"b", "Общественное объединение", "не менее десяти учредителей"}}));
  fields.add(checkboxes(v, values, {.name = "groups", .label = "Целевые группы"}, {{"1", "Молодёжь"}, {"2", "Пожилые люди"}}));
  fields.add(checkbox(v, values, {.name = "agree", .label = "Сведения верны"}));
  fields.add(fieldset("Контакты", text_input(v, values, {.name = "fax", .label = "Факс", .optional = true, .width = "20"})));
  fields.add(textarea(v, values, {.name = "resume", .label = "Резюме организации", .hint = "Чем занимается организация"}, 5, 2000));
  fields.add(file_input(v, values, {.name = "file", .label = "Файл отчёта"}, ".pdf,.docx", 25 << 20));
  std::vector<Html> rows;
  for (int i = 0; i < 2; ++i) {
    const auto prefix = "team." + std::to_string(i);
    const auto name = prefix + ".name";
    rows.push_back(text_input(v, values, {.name = name, .label = "Участник команды"}));
  }
  fields.add(heading("Команда проекта")).add(repeatable(v, rows));
  fields.add(html(R"(<div class="app-buttons">{}{}{}</div>)", button("Отправить отчёт"),
                  button("Сохранить", ButtonKind::secondary, "draft", "1"), button("Удалить", ButtonKind::warning, "remove", "1")));
  return html("{}{}",
              get_form(v, http::Url::to("/ngos"),
                       html("{}{}{}", text_input(v, values, {.name = "q", .label = "Поиск"}),
                            select(v, values, {.name = "year", .label = "Год"}, {{"2008", "2008"}}), button("Показать"))),
              post_form(v, http::Url::to("/ngos"), fields, Encoding::multipart));
}

std::filesystem::path folder() {
  const char* given = std::getenv("BAQYLAU_DEMO_PAGES");
  return given != nullptr ? std::filesystem::path{given} : std::filesystem::temp_directory_path() / "baqylau-demo-pages";
}

/// Written with addresses as the server would see them; the page is whole and its ids are unique.
void write_page(const std::string& name, const http::Response& answer) {
  std::filesystem::create_directories(folder());
  std::ofstream{folder() / name, std::ios::binary} << answer.body;
  EXPECT_TRUE(answer.body.ends_with("</html>"));
  std::set<std::string> ids;
  for (auto at = answer.body.find(" id=\""); at != std::string::npos; at = answer.body.find(" id=\"", at + 1)) {
    const auto id = answer.body.substr(at + 5, answer.body.find('"', at + 5) - at - 5);
    EXPECT_TRUE(ids.insert(id).second) << name << ": id twice: " << id;
  }
}

class DemoPages : public ::testing::TestWithParam<Language> {};

TEST_P(DemoPages, ReadingIsWhole) {
  auto request = test::request_for("/contests/1", GetParam());
  const auto v = test::view_of(request);
  write_page("reading." + std::string{i18n::to_code(GetParam())} + ".html",
             page(v, {.title = std::string{v.t("Monitoring of the state social order")},
                      .body = reading_body(v),
                      .crumbs = {{"Конкурсы", http::Url::to("/contests")}},
                      .lead = "Конкурс состоялся 27 февраля 2008 года.",
                      .notice = M("Saved.")}));
}

TEST_P(DemoPages, AFormWithErrorsIsWhole) {
  auto request = test::request_for("/ngos/new", GetParam());
  request.caller = {base::AccountId{1}, "Оператор", std::nullopt, {{http::Role::operator_, std::nullopt}}, ""};
  const auto v = test::view_of(request);
  http::FormValues values;
  values.set("title_kk", "Жастар \"бастамасы\"").set("groups", "2").set("bin", "940140000380");
  values.add_error("bin", M("Choose"));
  values.add_error("kind", M("Choose"));
  write_page("form." + std::string{i18n::to_code(GetParam())} + ".html", page(v,
                                                                              {.title = "Новая организация",
                                                                               .body = form_body(v, values),
                                                                               .crumbs = {{"Организации", http::Url::to("/ngos")}},
                                                                               .form = &values},
                                                                              422));
}

TEST_P(DemoPages, ADraftIsWhole) {
  auto request = test::request_for("/reports/1/edit", GetParam());
  request.caller = {base::AccountId{1}, "Организация", base::NgoId{1}, {}, ""};
  const auto v = test::view_of(request);
  Html fields = hidden("version", "3");
  fields.add(textarea(v, {}, {.name = "work", .label = "Описание основной работы"}, 5, 40));
  std::vector<Html> rows;
  for (const auto* name : {"team.0.name", "team.1.name"}) rows.push_back(text_input(v, {}, {.name = name, .label = "Участник"}));
  fields.add(repeatable(v, rows)).add(button("Сохранить"));
  const auto upload = post_form(v, http::Url::to("/reports/1/files"),
                                html("{}{}", file_input(v, {}, {.name = "file", .label = "Файл"}, ".pdf", 2 << 20), button("Добавить")),
                                Encoding::multipart, "upload");
  write_page(
      "draft." + std::string{i18n::to_code(GetParam())} + ".html",
      page(v, {.title = "Отчёт",
               .body = html("{}{}", autosave_form(v, http::Url::to("/reports/1"), http::Url::to("/reports/1/draft"), fields, "draft"),
                            upload)}));
}

TEST_P(DemoPages, AWideTableIsWhole) {
  auto request = test::request_for("/control/4", GetParam());
  request.caller = {base::AccountId{1}, "Специалист", base::NgoId{1}, {{http::Role::specialist, std::nullopt}}, ""};
  const auto v = test::view_of(request);
  write_page("wide." + std::string{i18n::to_code(GetParam())} + ".html",
             page(v, {.title = "Контрольная форма по отчёту первого этапа", .body = lots_table(v), .wide = true}));
}

TEST_P(DemoPages, AFailureIsWhole) {
  test::TestServices fixture;
  write_page("failure." + std::string{i18n::to_code(GetParam())} + ".html",
             failure_page(test::request_for("/contests/9", GetParam()), {base::Kind::not_found, M("Page not found")}, fixture.services));
}

TEST_P(DemoPages, LowVisionIsWhole) {
  auto request = test::request_for("/contests/1", GetParam());
  request.cookies = {{"view", "contrast"}};
  const auto v = test::view_of(request);
  write_page("contrast." + std::string{i18n::to_code(GetParam())} + ".html", page(v, {.title = "Конкурс", .body = reading_body(v)}));
}

INSTANTIATE_TEST_SUITE_P(Languages, DemoPages, ::testing::Values(Language::kk, Language::ru, Language::en),
                         [](const auto& language) { return std::string{i18n::to_code(language.param)}; });

}  // namespace
}  // namespace baqylau::ui
