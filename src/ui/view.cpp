#include "ui/view.hpp"

#include "ui/href_maker.hpp"
#include "ui/ordinals.hpp"

#include <algorithm>
#include <string>

namespace baqylau::ui {

namespace {

constexpr bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// No blanks, controls, quotes or angle brackets: what an address on a page of ours may be written with.
bool plain_address(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '"' || c == '\'' || c == '<' || c == '>' || c == '\\' || c == '`';
  });
}

bool begins_with_word(std::string_view text, std::string_view lower_case_word) {
  if (text.size() < lower_case_word.size()) return false;
  return std::equal(lower_case_word.begin(), lower_case_word.end(), text.begin(),
                    [](char word, char c) { return word == (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
}

/// The name of the language a text is in, in the reader's language.
std::string_view language_mark(const View& v, i18n::Language language) {
  switch (language) {
    case i18n::Language::kk: return v.t("in Kazakh");
    case i18n::Language::ru: return v.t("in Russian");
    case i18n::Language::en: return v.t("in English");
  }
  return {};
}

Html not_known(const View& v) {
  return html(R"(<span aria-hidden="true">—</span><span class="govuk-visually-hidden">{}</span>)", v.t("not known"));
}

Html with_mark(const View& v, const Html& text, i18n::Language language) {
  return html(R"(<span lang="{}">{}</span> <span class="app-language">{}</span>)", to_code(language), text, language_mark(v, language));
}

}  // namespace

Href View::link(const http::Url& url) const { return HrefMaker::in_language(request.language, url); }

std::optional<Href> View::external(std::string_view address) {
  const bool web = begins_with_word(address, "http://") || begins_with_word(address, "https://");
  if (!web || !plain_address(address)) return std::nullopt;
  const auto host = address.substr(address.find("//") + 2);
  if (host.empty() || host.front() == '/' || host.front() == '?' || host.front() == '#' || host.front() == ':') return std::nullopt;
  // A name before the host ("https://known.kz@elsewhere") only serves to mislead.
  if (host.substr(0, host.find_first_of("/?#")).find('@') != std::string_view::npos) return std::nullopt;
  return HrefMaker::checked(std::string{address});
}

std::optional<Href> View::mail(std::string_view address) {
  const auto at = address.find('@');
  if (at == 0 || at == std::string_view::npos || at + 1 == address.size()) return std::nullopt;
  const bool fine = std::all_of(address.begin(), address.end(), [](char c) {
    return is_letter_or_digit(c) || std::string_view{"@.-_+'"}.find(c) != std::string_view::npos || static_cast<unsigned char>(c) >= 0x80;
  });
  if (!fine || address.find('@', at + 1) != std::string_view::npos) return std::nullopt;
  return HrefMaker::checked("mailto:" + std::string{address});
}

std::optional<Href> View::telephone(std::string_view number) {
  std::string digits;
  for (const char c : number) {
    if (c >= '0' && c <= '9') digits.push_back(c);
    else if (c == '+' && digits.empty()) digits.push_back(c);
    else if (std::string_view{" -()"}.find(c) == std::string_view::npos) return std::nullopt;
  }
  const bool international = !digits.empty() && digits.front() == '+';
  const auto count = digits.size() - (international ? 1 : 0);
  if (count < 5 || count > 15) return std::nullopt;
  return HrefMaker::checked("tel:" + digits);
}

Html View::content(const std::optional<std::string>& kk, const std::optional<std::string>& ru) const {
  const auto picked = i18n::pick(kk, ru, request.language);
  if (picked.text.empty()) return not_known(*this);
  const auto text = with_ordinals_whole(picked.text);
  return picked.own ? text : with_mark(*this, text, picked.language);
}

Html View::content_text(const std::optional<std::string>& kk, const std::optional<std::string>& ru) const {
  const auto picked = i18n::pick(kk, ru, request.language);
  if (picked.text.empty()) return html(R"(<p class="govuk-body">{}</p>)", not_known(*this));
  if (picked.own) return paragraphs(picked.text);
  return html(R"(<p class="app-language app-language--above">{}</p><div lang="{}">{}</div>)", language_mark(*this, picked.language),
              to_code(picked.language), paragraphs(picked.text));
}

Html View::paragraphs(std::string_view text) {
  Html out;
  while (!text.empty()) {
    const auto end = text.find("\n\n");
    auto paragraph = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    while (!paragraph.empty() && paragraph.front() == '\n') paragraph.remove_prefix(1);
    if (paragraph.empty()) continue;
    Html lines;
    while (true) {
      const auto line_end = paragraph.find('\n');
      lines.add("{}", paragraph.substr(0, line_end));
      if (line_end == std::string_view::npos) break;
      lines.add("<br>");
      paragraph.remove_prefix(line_end + 1);
    }
    out.add(R"(<p class="govuk-body">{}</p>)", lines);
  }
  return out;
}

Html View::known(const std::optional<std::string>& text) const {
  if (!text || text->empty()) return not_known(*this);
  return html("{}", *text);
}

Html View::known(const std::optional<base::LocalDate>& date) const {
  if (!date) return not_known(*this);
  return html(R"(<time datetime="{}">{}</time>)", date->iso(), t.short_date(*date));
}

Html View::date(base::LocalDate date) const { return html(R"(<time datetime="{}">{}</time>)", date.iso(), t.date(date)); }

Html View::date_time(base::Instant at) const { return html(R"(<time datetime="{}">{}</time>)", base::utc_iso(at), t.date_time(at)); }

}  // namespace baqylau::ui
