#include "content/forms.hpp"

#include "base/mail_address.hpp"

#include <limits>
#include <utility>

namespace baqylau::content::forms {

using base::M;

namespace {

template <class Values>
std::vector<std::string> codes_of(const Values& values) {
  std::vector<std::string> codes;
  for (const auto value : values) codes.emplace_back(to_code(value));
  return codes;
}

/// Mail addresses parted by blanks, each of which must be one.
std::optional<std::string> read_mail(http::FormReader& form) {
  auto typed = form.optional_line("mail", {.label = M("Mail address"), .max = longest_address});
  if (!typed) return std::nullopt;
  std::string kept;
  std::string_view rest = *typed;
  while (!rest.empty()) {
    const auto one = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    if (one.empty()) continue;
    const auto address = base::mail_address(one);
    if (!address) {
      form.fail("mail", M("Enter mail addresses like name@example.kz, parted by blanks"));
      return std::nullopt;
    }
    if (!kept.empty()) kept += ' ';
    kept += *address;
  }
  return kept;
}

void read_addresses(http::FormReader& form, Content& content) {
  content.address = {form.web_address("address_kk", {.label = M("Address on the web, in Kazakh"), .max = longest_address}),
                     form.web_address("address_ru", {.label = M("Address on the web, in Russian"), .max = longest_address})};
}

}  // namespace

Content read_content(http::FormReader& form, ItemKind kind) {
  Content content;
  content.title = {form.optional_line("title_kk", {.label = M("Title in Kazakh"), .max = longest_title}),
                   form.optional_line("title_ru", {.label = M("Title in Russian"), .max = longest_title}),
                   form.optional_line("title_en", {.label = M("Title in English"), .max = longest_title})};
  if (kind != ItemKind::link)
    content.body = {form.optional_text("body_kk", {.label = M("Text in Kazakh"), .max = longest_body}),
                    form.optional_text("body_ru", {.label = M("Text in Russian"), .max = longest_body}),
                    form.optional_text("body_en", {.label = M("Text in English"), .max = longest_body})};
  if (kind == ItemKind::legal_act) {
    content.act_kind =
        act_kind_from_code(form.choice("act_kind", codes_of(all_act_kinds), {.label = M("Kind of the act"), .required = true}));
    content.act_number = form.optional_line("act_number", {.label = M("Number of the act"), .max = longest_number});
    content.adopted_on = form.date("adopted_on", {.label = M("Date of the act")});
  }
  if (kind == ItemKind::link) {
    content.link_group =
        link_group_from_code(form.choice("link_group", codes_of(all_link_groups), {.label = M("Group of the link"), .required = true}));
    content.mail = read_mail(form);
  }
  if (kind == ItemKind::link || kind == ItemKind::legal_act) read_addresses(form, content);
  if (form.clean())
    for (auto& error : check(kind, content)) form.fail(error.field, std::move(error.message));
  return content;
}

http::FormValues values_of(const Content& content) {
  http::FormValues values;
  const auto set = [&](std::string_view name, const std::optional<std::string>& text) { values.set(name, text.value_or("")); };
  set("title_kk", content.title.kk);
  set("title_ru", content.title.ru);
  set("title_en", content.title.en);
  set("body_kk", content.body.kk);
  set("body_ru", content.body.ru);
  set("body_en", content.body.en);
  set("address_kk", content.address.kk);
  set("address_ru", content.address.ru);
  set("act_number", content.act_number);
  set("mail", content.mail);
  if (content.act_kind) values.set("act_kind", std::string{to_code(*content.act_kind)});
  if (content.adopted_on) values.set("adopted_on", typed(*content.adopted_on));
  if (content.link_group) values.set("link_group", std::string{to_code(*content.link_group)});
  return values;
}

std::int64_t read_version(http::FormReader& form) {
  return form.number("version", 1, std::numeric_limits<std::int64_t>::max(), {.label = M("Version"), .required = true}).value_or(0);
}

std::string typed(base::LocalDate date) {
  const auto iso = date.iso();
  return iso.substr(8, 2) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4);
}

}  // namespace baqylau::content::forms
