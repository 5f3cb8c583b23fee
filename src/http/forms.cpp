#include "http/forms.hpp"

#include "base/mail_address.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <charconv>

namespace baqylau::http {
namespace {

constexpr std::size_t longest_secret = 1024;  ///< code points; beyond it nobody types

bool contains(const std::vector<std::string>& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Host, optional port, path: no account, no blanks, no control characters. The host may be in any letters.
bool is_web_address(std::string_view text) {
  const auto begin = text.find("://") + 3;
  const auto authority = text.substr(begin, text.find_first_of("/?#", begin) - begin);
  const auto host = authority.substr(0, authority.find(':'));
  const auto port = authority.substr(std::min(host.size() + 1, authority.size()));
  const auto plain = [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && c != 0x7F && std::string_view{"\"<>\\^`{|}"}.find(c) == std::string_view::npos;
  };
  return std::ranges::all_of(text, plain) && authority.find('@') == std::string_view::npos && host.find('.') != std::string_view::npos &&
         !host.starts_with('.') && !host.ends_with('.') && port.size() <= 5 &&
         std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_secret_field(std::string_view name) { return name.find("password") != std::string_view::npos; }

FormReader::FormReader(const Request& request) { values_.values_ = request.method == Method::post ? request.form : request.query; }

void FormReader::declare(std::string_view name) {
  if (!contains(declared_, name)) declared_.emplace_back(name);
}

std::optional<std::string> FormReader::take(std::string_view name) {
  declare(name);
  for (const auto& [key, value] : values_.values_)
    if (key == name) return value;
  return std::nullopt;
}

void FormReader::fail(std::string_view name, base::Message message) { values_.add_error(name, std::move(message)); }

void FormReader::fail_label(std::string_view name, base::Text text, const Rule& rule, Pairs more) {
  Pairs places{{"label", base::label_value(rule.label)}};
  places.insert(places.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  fail(name, base::Message{text, std::move(places)});
}

template <class Clean>
std::string FormReader::cleaned(std::string_view name, const Rule& rule, Clean clean) {
  const auto sent = take(name);
  if (!sent || is_blank(*sent)) {
    if (rule.required) fail_label(name, base::M("Enter: {label}"), rule);
    return {};
  }
  auto text = clean(*sent);
  if (!text) {
    fail_label(name, base::M("{label}: there are invisible or control characters in it. Delete them or type the text again"), rule);
    return {};
  }
  if (text->empty() && rule.required) fail_label(name, base::M("Enter: {label}"), rule);
  if (base::code_points(*text) > rule.max) {
    fail_label(name, base::M("{label}: at most {max} characters"), rule, {{"max", std::to_string(rule.max)}});
    return {};
  }
  return std::move(*text);
}

std::string FormReader::line(std::string_view name, const Rule& rule) {
  return cleaned(name, rule, [](const std::string& sent) { return base::clean_line(sent); });
}

std::string FormReader::text(std::string_view name, const Rule& rule) {
  return cleaned(name, rule, [](const std::string& sent) { return base::clean_text(sent); });
}

std::string FormReader::cells(std::string_view name, const Rule& rule) {
  return cleaned(name, rule, [](const std::string& sent) -> std::optional<std::string> {
    constexpr std::string_view between = "\t\r\n";
    std::string text;
    std::string_view rest = sent;
    while (true) {
      const auto end = std::min(rest.find_first_of(between), rest.size());
      const auto cell = base::clean_text(rest.substr(0, end));
      if (!cell) return std::nullopt;
      text += *cell;
      if (end == rest.size()) return text;
      text += rest[end];
      rest.remove_prefix(end + 1);
    }
  });
}

std::string FormReader::secret(std::string_view name, const Rule& rule) {
  auto sent = take(name).value_or("");
  // Never shown again, not even to the one who typed it.
  std::erase_if(values_.values_, [&](const auto& pair) {
    if (pair.first != name) return false;
    if (pair.second != sent) malformed_ = true;  // sent twice, differently
    return true;
  });
  if (sent.empty() && rule.required) fail_label(name, base::M("Enter: {label}"), rule);
  const auto most = std::min(rule.max, longest_secret);
  if (base::code_points(sent) > most) {
    fail_label(name, base::M("{label}: at most {max} characters"), rule, {{"max", std::to_string(most)}});
    return {};
  }
  return sent;
}

std::optional<std::string> FormReader::optional_line(std::string_view name, const Rule& rule) {
  auto found = line(name, rule);
  if (found.empty()) return std::nullopt;
  return found;
}

std::optional<std::string> FormReader::optional_text(std::string_view name, const Rule& rule) {
  auto found = text(name, rule);
  if (found.empty()) return std::nullopt;
  return found;
}

std::optional<base::LocalDate> FormReader::date(std::string_view name, const Rule& rule) {
  const auto typed = line(name, rule);
  if (typed.empty()) return std::nullopt;
  auto date = base::LocalDate::parse_typed(typed);
  if (!date) fail_label(name, base::M("{label}: enter a real date, like 27.02.2008"), rule);
  return date;
}

std::optional<base::Money> FormReader::money(std::string_view name, const Rule& rule) {
  const auto typed = line(name, rule);
  if (typed.empty()) return std::nullopt;
  auto amount = base::parse_money(typed);
  if (!amount) fail_label(name, base::M("{label}: enter an amount in whole tenge, like 2 937 350"), rule);
  return amount;
}

std::optional<std::int64_t> FormReader::number(std::string_view name, std::int64_t least, std::int64_t most, const Rule& rule) {
  auto typed = line(name, rule);
  if (typed.empty()) return std::nullopt;
  // Groups may be parted, as in amounts.
  const bool below_zero = least < 0 && typed.starts_with('-');
  auto value = base::parse_whole(std::string_view{typed}.substr(below_zero ? 1 : 0));
  if (value && below_zero) value = -*value;
  if (!value || *value < least || *value > most) {
    fail_label(name, base::M("{label}: enter a whole number from {least} to {most}"), rule,
               {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
    return std::nullopt;
  }
  return value;
}

std::optional<std::string> FormReader::email(std::string_view name, const Rule& rule) {
  auto typed = line(name, rule);
  if (typed.empty()) return std::nullopt;
  auto address = base::mail_address(typed);
  if (!address) {
    fail_label(name,
               base::has_letters_few_relays_take(typed)
                   ? base::M("{label}: write what stands before the @ in Latin letters; mail servers do not take other letters there")
                   : base::M("{label}: enter an e-mail address, like name@example.kz"),
               rule);
  }
  return address;
}

std::optional<std::string> FormReader::web_address(std::string_view name, const Rule& rule) {
  auto typed = line(name, rule);
  if (typed.empty()) return std::nullopt;
  const auto scheme = typed.find("://");
  if (scheme == std::string::npos) typed.insert(0, "https://");
  const auto lower = base::folded(typed.substr(0, typed.find("://")));
  if ((lower != "http" && lower != "https") || !is_web_address(typed)) {
    fail_label(name, base::M("{label}: enter an address of a site, like www.example.kz"), rule);
    return std::nullopt;
  }
  return typed;
}

std::string FormReader::choice(std::string_view name, std::span<const std::string_view> codes, const Rule& rule) {
  auto sent = take(name).value_or("");
  if (sent.empty()) {
    if (rule.required) fail_label(name, base::M("Choose: {label}"), rule);
  } else if (std::ranges::find(codes, sent) == codes.end()) {
    malformed_ = true;
    sent.clear();
  }
  return sent;
}

std::string FormReader::choice(std::string_view name, const std::vector<std::string>& codes, const Rule& rule) {
  return choice(name, std::vector<std::string_view>{codes.begin(), codes.end()}, rule);
}

bool FormReader::checkbox(std::string_view name) {
  const auto sent = take(name);
  if (!sent || sent->empty()) return false;
  const bool ticked = *sent == "1" || *sent == "on" || *sent == "yes" || *sent == "true";
  if (!ticked) malformed_ = true;
  return ticked;
}

std::vector<std::string> FormReader::many(std::string_view name, const Rule& rule) {
  declare(name);
  repeatable_.emplace_back(name);
  std::vector<std::string> found;
  for (const auto& sent : values_.values(name)) {
    auto text = base::clean_line(sent);
    if (!text || base::code_points(*text) > rule.max) {
      malformed_ = true;  // boxes and rows of ours hold codes and ids, nobody types them
    } else if (!text->empty()) {
      found.push_back(std::move(*text));
    }
  }
  if (found.empty() && rule.required) fail_label(name, base::M("Choose: {label}"), rule);
  return found;
}

std::vector<std::string> FormReader::names_with(std::string_view prefix) {
  std::vector<std::string> names;
  for (const auto& [name, value] : values_.values_) {
    if (!name.starts_with(prefix)) continue;
    declare(name);
    if (!contains(names, name)) names.push_back(name);
  }
  return names;
}

std::optional<std::int64_t> FormReader::raw_id(std::string_view name, const Rule& rule) {
  const auto sent = take(name).value_or("");
  if (sent.empty()) {
    if (rule.required) fail_label(name, base::M("Choose: {label}"), rule);
    return std::nullopt;
  }
  const auto id = base::parse_id(sent);
  if (!id) malformed_ = true;
  return id;
}

void FormReader::overtaken(base::Message message) { overtaken_ = std::move(message); }

base::Done FormReader::finish() {
  for (std::size_t i = 0; i < values_.values_.size(); ++i) {
    const auto& name = values_.values_[i].first;
    if (!contains(declared_, name)) malformed_ = true;
    if (contains(repeatable_, name)) continue;
    for (std::size_t j = i + 1; j < values_.values_.size(); ++j) malformed_ = malformed_ || values_.values_[j].first == name;
  }
  if (malformed_)
    return base::Failure{base::Kind::malformed,
                         base::M("This is not what our form sends. Open the page of the form again and send it from there")};
  if (overtaken_) {
    values_.errors_ = {{"", *overtaken_}};
    return base::Failure{base::Kind::conflict, *overtaken_};
  }
  if (!clean()) return base::Failure{base::Kind::invalid, base::M("Correct what is marked and send the form again"), values_.errors()};
  return base::done();
}

}  // namespace baqylau::http
