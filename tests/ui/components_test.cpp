#include "ui/components.hpp"

#include "tests/ui/support.hpp"

#include <gtest/gtest.h>

namespace baqylau::ui {
namespace {

using base::M;
using i18n::Language;
using test::contains;
using test::occurrences;

const http::Request russian = test::request_for("/x", Language::ru);
View v() { return test::view_of(russian); }

TEST(TextInput, IsTiedToItsLabel) {
  const auto text = text_input(v(), {}, {.name = "login", .label = "Логин"}).bytes();
  EXPECT_TRUE(contains(text, R"(<label class="govuk-label" for="login">Логин</label>)"));
  EXPECT_TRUE(contains(text, R"(id="login" name="login" type="text" value="")"));
  EXPECT_EQ(occurrences(text, "aria-describedby"), 0U);
}

TEST(TextInput, KeepsWhatWasTypedAndShowsItsError) {
  http::FormValues values;
  values.set("login", R"(a"b)").add_error("login", M("Sign in"));
  const auto text = text_input(v(), values, {.name = "login", .label = "Логин", .hint = "Подсказка"}).bytes();
  EXPECT_TRUE(contains(text, R"(value="a&quot;b")"));
  EXPECT_TRUE(contains(text, R"(aria-describedby="login-hint login-error" aria-invalid="true")"));
  EXPECT_TRUE(contains(text, R"(id="login-error" class="govuk-error-message")"));
  EXPECT_TRUE(contains(text, "Войти</p>"));
  EXPECT_TRUE(contains(text, "govuk-form-group--error"));
}

TEST(DateInput, KeepsItsOwnHintAsASentence) {
  EXPECT_TRUE(contains(date_input(v(), {}, {.name = "d", .label = "Дата", .hint = "День конкурса"}).bytes(),
                       "День конкурса. Например, 27.02.2008<"));
  EXPECT_TRUE(contains(date_input(v(), {}, {.name = "d", .label = "Дата", .hint = "День конкурса."}).bytes(), "День конкурса. Например"));
}

TEST(TextInput, SaysWhatIsNotRequired) {
  EXPECT_TRUE(contains(text_input(v(), {}, {.name = "fax", .label = "Факс", .optional = true}).bytes(), "Факс (необязательно)</label>"));
}

TEST(TextInput, TellsItsLanguage) {
  EXPECT_TRUE(contains(text_input(v(), {}, {.name = "title_kk", .label = "Название", .language = "kk"}).bytes(), R"( lang="kk")"));
}

TEST(PasswordInput, NeverRepeatsThePassword) {
  http::FormValues values;
  values.set("password", "secret");
  const auto text = password_input(v(), values, {.name = "password", .label = "Пароль", .autocomplete = "current-password"}).bytes();
  EXPECT_EQ(occurrences(text, "secret"), 0U);
  EXPECT_TRUE(contains(text, R"(autocomplete="current-password")"));
}

TEST(Textarea, KeepsALeadingLineBreakAndEscapes) {
  http::FormValues values;
  values.set("resume", "\n</textarea><b>");
  EXPECT_TRUE(contains(textarea(v(), values, {.name = "resume", .label = "Резюме"}).bytes(), ">\n\n&lt;/textarea&gt;&lt;b&gt;</textarea>"));
}

TEST(Textarea, SaysItsLimitInWords) {
  const auto text = textarea(v(), {}, {.name = "resume", .label = "Резюме"}, 5, 2000).bytes();
  EXPECT_TRUE(contains(text, "Не более 2\u00A0000 символов."));
  EXPECT_TRUE(contains(text, R"(data-count="2000")"));
}

TEST(DateInput, IsOneFieldWithAnExample) {
  const auto text = date_input(v(), {}, {.name = "held_on", .label = "Дата"}).bytes();
  EXPECT_TRUE(contains(text, "Например, 27.02.2008"));
  EXPECT_EQ(occurrences(text, "<input"), 1U);
}

TEST(FileInput, SaysHowLargeAFileMayBe) {
  const auto text = file_input(v(), {}, {.name = "file", .label = "Файл"}, ".pdf,.docx", 25 << 20).bytes();
  EXPECT_TRUE(contains(text, "Не более 25\u00A0МБ."));
  EXPECT_TRUE(contains(text, R"(accept=".pdf,.docx")"));
  EXPECT_TRUE(contains(text, R"(data-most-bytes="26214400")"));
}

TEST(FileInput, TakesSeveralFilesWhereItMay) {
  const auto one = file_input(v(), {}, {.name = "file", .label = "Файл"}, ".pdf", 25 << 20).bytes();
  EXPECT_EQ(occurrences(one, "multiple"), 0U);
  const auto five = file_input(v(), {}, {.name = "files", .label = "Файлы"}, ".pdf", 25 << 20, 5).bytes();
  EXPECT_TRUE(contains(five, " multiple"));
  EXPECT_TRUE(contains(five, "Не более 5 файлов, до 25\u00A0МБ каждый."));
  EXPECT_TRUE(contains(five, R"(data-most-files="5")"));
}

TEST(Letters, SetTheReadersOwnSideApartAndMarkTheNewOnesInWords) {
  const auto text =
      letters(v(), {{.who = html("{}", "НПО"), .when = html("{}", "вчера"), .body = html("<p>{}</p>", "<b>"), .id = "m1"},
                    {.who = html("{}", "Специалист"), .when = html("{}", "сегодня"), .body = {}, .own_side = true, .is_new = true}})
          .bytes();
  EXPECT_TRUE(contains(text, R"(<li class="app-letter" id="m1">)"));
  EXPECT_TRUE(contains(text, R"(<li class="app-letter app-letter--own">)"));
  EXPECT_TRUE(contains(text, "&lt;b&gt;"));
  EXPECT_EQ(occurrences(text, "Новое"), 1U);
}

TEST(Select, OffersAnEmptyChoiceFirstAndKeepsTheChosen) {
  http::FormValues values;
  values.set("kind", "b");
  const auto text = select(v(), values, {.name = "kind", .label = "Вид"}, {{"a", "А"}, {"b", "Б"}}).bytes();
  EXPECT_TRUE(contains(text, R"(<option value="">Выберите</option><option value="a">А</option><option value="b" selected>Б</option>)"));
}

TEST(FilterSelect, CallsTheEmptyChoiceAll) {
  const auto text = filter_select(v(), {}, {.name = "kind", .label = "Вид"}, {{"a", "А"}}).bytes();
  EXPECT_TRUE(contains(text, R"(<option value="">Все</option><option value="a">А</option>)"));
}

TEST(Radios, AreAGroupWhoseFirstChoiceTheErrorSummaryFinds) {
  http::FormValues values;
  values.set("kind", "b").add_error("kind", M("Choose"));
  const auto text = radios(v(), values, {.name = "kind", .label = "Вид"}, {{"a", "А"}, {"b", "Б", "подсказка"}}).bytes();
  EXPECT_TRUE(contains(text, R"(<legend class="govuk-fieldset__legend">Вид</legend>)"));
  EXPECT_TRUE(contains(text, R"(id="kind" name="kind" type="radio" value="a">)"));
  EXPECT_TRUE(contains(text, R"(id="kind-2" name="kind" type="radio" value="b" aria-describedby="kind-2-hint" checked>)"));
  EXPECT_TRUE(contains(text, R"(<fieldset class="govuk-fieldset" aria-describedby="kind-error">)"));
}

TEST(Checkboxes, KeepAllTheChosen) {
  http::FormValues values;
  values.set("region", "1").set("region", "3");
  const auto text = checkboxes(v(), values, {.name = "region", .label = "Регион"}, {{"1", "А"}, {"2", "Б"}, {"3", "В"}}).bytes();
  EXPECT_EQ(occurrences(text, " checked"), occurrences(text, R"(value="1" checked)") + occurrences(text, R"(value="3" checked)"));
  EXPECT_TRUE(contains(text, R"(value="3" checked)"));
  EXPECT_EQ(occurrences(text, R"(value="2" checked)"), 0U);
}

TEST(PostForm, CarriesTokenAndKey) {
  const auto text = post_form(v(), http::Url::to("/contests"), button("Сохранить")).bytes();
  EXPECT_TRUE(contains(text, R"(<form method="post" action="/ru/contests" novalidate>)"));
  EXPECT_TRUE(contains(text, R"(<input type="hidden" name="_token" value="the-token">)"));
  EXPECT_TRUE(contains(text, R"(<input type="hidden" name="_key" value="the-key">)"));
}

TEST(PostForm, WithFilesIsMultipartAndKnowsItsTexts) {
  const auto text = post_form(v(), http::Url::to("/files"), Html{}, Encoding::multipart, "upload").bytes();
  EXPECT_TRUE(contains(text, R"(enctype="multipart/form-data")"));
  EXPECT_TRUE(contains(text, R"(data-upload-cancel="Отменить отправку")"));
  EXPECT_TRUE(contains(text, R"( id="upload")"));
}

TEST(AutosaveForm, KnowsWhereToSaveAndWhatToSay) {
  const auto text = autosave_form(v(), http::Url::to("/reports/1"), http::Url::to("/reports/1/draft"), Html{}).bytes();
  EXPECT_TRUE(contains(text, R"(data-autosave="/ru/reports/1/draft")"));
  EXPECT_TRUE(contains(text, "data-autosave-conflict=\"Не сохранено"));
  EXPECT_TRUE(contains(text, R"(<p class="app-autosave" data-autosave-state="" role="status"></p>)"));
}

TEST(GetForm, CarriesNoToken) {
  EXPECT_EQ(get_form(v(), http::Url::to("/ngos"), Html{}).bytes(), R"(<form class="app-filters" method="get" action="/ru/ngos"></form>)");
}

TEST(Table, HeadsRowsAndColumnsAndLabelsCells) {
  const auto text = table(v(), "Лоты", {{"Номер"}, {"Сумма", true}}, {{{html("1"), html("5")}, "lot-1"}}).bytes();
  EXPECT_TRUE(contains(text, R"(<caption class="govuk-table__caption govuk-table__caption--m">Лоты</caption>)"));
  EXPECT_TRUE(contains(text, R"(<th scope="col" class="govuk-table__header govuk-table__header--numeric">Сумма</th>)"));
  EXPECT_TRUE(contains(text, R"(<th scope="row" class="govuk-table__header" data-label="Номер"><div class="app-cell">1</div></th>)"));
  EXPECT_TRUE(
      contains(text, R"(<td class="govuk-table__cell govuk-table__cell--numeric" data-label="Сумма"><div class="app-cell">5</div></td>)"));
  EXPECT_TRUE(contains(text, R"(<section class="app-table-scroll" aria-label="Лоты" tabindex="0">)"));
  EXPECT_TRUE(contains(text, R"(<tr class="govuk-table__row" id="lot-1">)"));
}

TEST(LongTables, HaveCellsWithoutClassesAndFiguresThatLeadToTheirExplanations) {
  const auto figure = explained_there(v(), "95", http::Url::to("/control/4/explain").with("project", "7"), "days");
  const auto text = long_table(v(), "Лоты", {{"Проект"}, {"Дней", true}, {"Статус"}}, {{{html("1"), figure, html("в работе")}}}).bytes();
  EXPECT_TRUE(contains(
      text,
      R"(<tr><th scope="row">1</th><td class="app-number"><a class="app-figure-link" href="/ru/control/4/explain?project=7#days">95</a>)"
      R"(</td><td>в работе</td></tr>)"))
      << text;
  EXPECT_TRUE(contains(text, R"(<section class="app-table-scroll" aria-label="Лоты" tabindex="0">)"));
}

TEST(Explained, ShowsRuleInputsAndArithmetic) {
  const auto text = explained(v(), "95", {"100 минус 5 за день", {"срок 1 марта", "подан 2 марта"}, "100 − 1 × 5 = 95"}).bytes();
  for (const auto* part : {"<summary", ">95<", "100 минус 5 за день", "<li>срок 1 марта</li>", "100 − 1 × 5 = 95", "Правило:"})
    EXPECT_TRUE(contains(text, part));
}

TEST(Figures, AreLinksOnlyWhereThereIsAnAddress) {
  const auto text = figures(v(), {{"12", "проектов", http::Url::to("/contests")}, {"3", "отчёта"}}).bytes();
  EXPECT_EQ(occurrences(text, "<a "), 1U);
  EXPECT_EQ(occurrences(text, "<li"), 2U);
}

TEST(Pages, AreFilledToTheLastRow) {
  EXPECT_EQ(pages_of(0, 50), 1);
  EXPECT_EQ(pages_of(50, 50), 1);
  EXPECT_EQ(pages_of(51, 50), 2);
}

TEST(PageNumber, IsTheFirstWhereTheAddressHasNone) {
  const auto of = [](std::string_view typed) {
    auto request = test::request_for("/x");
    request.query = {{"page", std::string{typed}}};
    return page_number(request);
  };
  EXPECT_EQ(page_number(test::request_for("/x")), 1);
  EXPECT_EQ(of("3"), 3);
  for (const auto* none : {"", "0", "-1", "2x", "99999999999"}) EXPECT_EQ(of(none), 1) << none;
}

TEST(Pagination, IsNotThereForOnePage) { EXPECT_TRUE(pagination(v(), http::Url::to("/ngos"), 1, 1).empty()); }

TEST(Pagination, ShowsEndsAndNeighbours) {
  const auto text = pagination(v(), http::Url::to("/ngos").with("q", "a"), 5, 9).bytes();
  for (const auto* part :
       {R"(href="/ru/ngos?q=a")", "page=4", "page=5", "page=6", "page=9", R"(aria-current="page")", R"(rel="prev")", R"(rel="next")"})
    EXPECT_TRUE(contains(text, part));
  EXPECT_EQ(occurrences(text, "page=7\""), 0U);
  EXPECT_EQ(occurrences(text, "ellipsis"), 2U);
}

TEST(Pagination, HasNoPreviousOnTheFirstNorNextOnTheLast) {
  EXPECT_EQ(occurrences(pagination(v(), http::Url::to("/ngos"), 1, 3).bytes(), R"(rel="prev")"), 0U);
  EXPECT_EQ(occurrences(pagination(v(), http::Url::to("/ngos"), 3, 3).bytes(), R"(rel="next")"), 0U);
}

TEST(SummaryList, EscapesItsKeys) {
  EXPECT_TRUE(
      contains(summary_list({{"<k>", html("{}", "<v>")}}).bytes(), "&lt;k&gt;</dt><dd class=\"govuk-summary-list__value\">&lt;v&gt;</dd>"));
}

TEST(Repeatable, HandsOutTheTextsOfItsButtons) {
  const auto text = repeatable(v(), {html("<p>1</p>"), html("<p>2</p>")}).bytes();
  EXPECT_EQ(occurrences(text, "data-repeat-row"), 2U);
  EXPECT_TRUE(contains(text, R"(data-repeat-add="Добавить ещё одну строку")"));
}

}  // namespace
}  // namespace baqylau::ui
