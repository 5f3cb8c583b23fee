#include "polls/forms.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace baqylau::polls {

using base::M;

namespace {

constexpr std::array<std::string_view, 2> kinds{"question", "theme"};
constexpr std::array<std::string_view, 2> audiences{"anyone", "ngos"};
constexpr std::array<std::string_view, 2> count_codes{"live", "sealed"};
constexpr int longest_days = 366;
constexpr std::size_t longest_list = most_options * (longest_option + 1);

/// One option a line; blank lines count for nothing.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (auto line = base::clean_line(text.substr(0, end)); line && !line->empty()) lines.push_back(std::move(*line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

void check_lines(http::FormReader& form, std::string_view name, const std::vector<std::string>& lines) {
  if (lines.empty()) return;  // said already
  if (lines.size() < least_options || lines.size() > most_options)
    form.fail(name, {M("Enter {least} to {most} options, one a line"),
                     {{"least", std::to_string(least_options)}, {"most", std::to_string(most_options)}}});
  if (std::ranges::any_of(lines, [](const auto& line) { return base::code_points(line) > longest_option; }))
    form.fail(name, {M("An option has at most {count} characters. Shorten the longer ones"), {{"count", std::to_string(longest_option)}}});
}

std::vector<Option> own_options(http::FormReader& form, bool required) {
  const auto kk = lines_of(form.text("options_kk", {.label = M("Options in Kazakh"), .required = required, .max = longest_list}));
  const auto ru = lines_of(form.text("options_ru", {.label = M("Options in Russian"), .required = required, .max = longest_list}));
  if (!required) return {};
  check_lines(form, "options_kk", kk);
  check_lines(form, "options_ru", ru);
  if (!kk.empty() && !ru.empty() && kk.size() != ru.size())
    form.fail("options_ru", M("There must be as many options in Russian as in Kazakh, in the same order"));
  std::vector<Option> options;
  for (std::size_t i = 0; i < std::min(kk.size(), ru.size()); ++i) options.push_back({kk[i], ru[i]});
  return options;
}

void check_days(http::FormReader& form, const std::optional<base::LocalDate>& opens, const std::optional<base::LocalDate>& closes,
                base::LocalDate today) {
  if (opens && *opens < today) form.fail("opens_on", M("Voting cannot have begun already: choose today or a later day"));
  if (!opens || !closes) return;
  if (*closes < *opens) form.fail("closes_on", M("The last day cannot be before the first"));
  else if (closes->days_since(*opens) > longest_days)
    form.fail("closes_on", M("A poll is open for a year at most. Choose an earlier last day"));
}

void read_titles(http::FormReader& form, PollFacts& facts) {
  facts.title_kk = form.line("title_kk", {.label = M("Question or theme in Kazakh"), .required = true, .max = longest_title});
  facts.title_ru = form.line("title_ru", {.label = M("Question or theme in Russian"), .required = true, .max = longest_title});
  facts.about_kk = form.optional_text("about_kk", {.label = M("Explanation in Kazakh"), .max = longest_about});
  facts.about_ru = form.optional_text("about_ru", {.label = M("Explanation in Russian"), .max = longest_about});
}

void read_rules(http::FormReader& form, PollFacts& facts, base::LocalDate today) {
  facts.audience =
      audience_from_code(form.choice("audience", audiences, {.label = M("Who may vote"), .required = true})).value_or(Audience::anyone);
  facts.counts =
      counts_from_code(form.choice("counts", count_codes, {.label = M("When votes are shown"), .required = true})).value_or(Counts::live);
  const auto opens = form.date("opens_on", {.label = M("First day of voting"), .required = true});
  const auto closes = form.date("closes_on", {.label = M("Last day of voting"), .required = true});
  check_days(form, opens, closes, today);
  facts.opens_on = opens.value_or(today);
  facts.closes_on = closes.value_or(today);
}

std::vector<Option> options_of_theme(const i18n::Catalogues& catalogues, std::optional<base::ProposalId> proposal = {}) {
  std::vector<Option> options;
  for (const auto text : theme_options())
    options.push_back({std::string{catalogues[i18n::Language::kk](text)}, std::string{catalogues[i18n::Language::ru](text)}, proposal});
  return options;
}

}  // namespace

PollFacts read_poll(http::FormReader& form, const i18n::Catalogues& catalogues, base::LocalDate today) {
  PollFacts facts;
  facts.kind = kind_from_code(form.choice("kind", kinds, {.label = M("Kind of poll"), .required = true})).value_or(PollKind::question);
  read_titles(form, facts);
  facts.options = own_options(form, facts.kind == PollKind::question && form.values().value("kind") == "question");
  if (facts.kind == PollKind::theme) facts.options = options_of_theme(catalogues);
  read_rules(form, facts, today);
  return facts;
}

PollFacts read_poll_of(http::FormReader& form, const i18n::Catalogues& catalogues, base::LocalDate today,
                       const std::vector<base::ProposalId>& proposals) {
  PollFacts facts;
  read_titles(form, facts);
  if (proposals.size() == 1) {
    facts.kind = PollKind::theme;
    facts.options = options_of_theme(catalogues, proposals.front());
  } else {
    facts.kind = PollKind::question;
    for (std::size_t i = 0; i < proposals.size(); ++i) {
      auto kk = form.line(option_field(i + 1, "kk"), {.label = M("Option in Kazakh"), .required = true, .max = longest_option});
      auto ru = form.line(option_field(i + 1, "ru"), {.label = M("Option in Russian"), .required = true, .max = longest_option});
      facts.options.push_back({std::move(kk), std::move(ru), proposals[i]});
    }
  }
  read_rules(form, facts, today);
  return facts;
}

std::string option_field(std::size_t number, std::string_view language) {
  return "option." + std::to_string(number) + '.' + std::string{language};
}

http::FormValues first_values(const i18n::Catalogues& catalogues, const std::vector<proposals::Theme>& themes) {
  http::FormValues values;
  const auto set_both = [&](base::Text text) {
    values.set("title_kk", std::string{catalogues[i18n::Language::kk](text)})
        .set("title_ru", std::string{catalogues[i18n::Language::ru](text)});
  };
  if (themes.size() > 1) set_both(M("Which of these themes is needed most?"));
  for (std::size_t i = 0; i < themes.size(); ++i) {
    const auto language = i18n::to_code(themes[i].language);
    const auto& text = themes[i].text;
    if (themes.size() > 1) {
      values.set(option_field(i + 1, language), base::clean_line(base::shortened(text, longest_option)).value_or(""));
      continue;
    }
    values.set("title_" + std::string{language}, base::clean_line(base::shortened(text, longest_title)).value_or(""));
    if (base::code_points(text) > longest_title) values.set("about_" + std::string{language}, text);
  }
  return values;
}

http::FormValues values_of(const PollFacts& facts) {
  http::FormValues values;
  values.set("kind", std::string{to_code(facts.kind)}).set("title_kk", facts.title_kk).set("title_ru", facts.title_ru);
  values.set("about_kk", facts.about_kk.value_or("")).set("about_ru", facts.about_ru.value_or(""));
  if (!proposals_of(facts).empty()) {
    for (std::size_t i = 0; i < facts.options.size(); ++i)
      values.set(option_field(i + 1, "kk"), facts.options[i].kk).set(option_field(i + 1, "ru"), facts.options[i].ru);
  } else if (facts.kind == PollKind::question) {
    std::string kk, ru;
    for (const auto& option : facts.options) {
      kk += option.kk + '\n';
      ru += option.ru + '\n';
    }
    values.set("options_kk", kk).set("options_ru", ru);
  }
  values.set("audience", std::string{to_code(facts.audience)}).set("counts", std::string{to_code(facts.counts)});
  values.set("opens_on", facts.opens_on.iso()).set("closes_on", facts.closes_on.iso());
  return values;
}

}  // namespace baqylau::polls
