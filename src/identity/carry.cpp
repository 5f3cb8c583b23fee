#include "identity/carry.hpp"

#include "http/forms.hpp"
#include "identity/local_path.hpp"

#include <algorithm>
#include <string>

namespace baqylau::identity {

namespace {

std::string_view value_of(const http::Pairs& form, std::string_view name) {
  const auto found = std::ranges::find(form, name, [](const auto& pair) { return std::string_view{pair.first}; });
  return found == form.end() ? std::string_view{} : std::string_view{found->second};
}

}  // namespace

std::optional<Carried> carried_of(const http::Request& lost) {
  auto to = local_url(http::Url::of_request(lost).full());
  if (!to) return std::nullopt;
  Carried carried{.to = std::move(*to), .fields = {}, .lost_files = !lost.uploads.empty()};
  std::ranges::copy_if(lost.form, std::back_inserter(carried.fields),
                       [](const auto& field) { return !http::is_secret_field(field.first); });
  return carried;
}

std::optional<Carried> carried_in(const http::Pairs& form) {
  auto to = local_url(value_of(form, carry_to));
  if (!to) return std::nullopt;
  Carried carried{.to = std::move(*to), .fields = {}, .lost_files = value_of(form, carry_files) == "1"};
  for (const auto& [name, value] : form) {
    if (!name.starts_with(carry_prefix)) continue;
    // carry.<number>.<name>: the number keeps repeated names apart.
    const auto dot = name.find('.', carry_prefix.size());
    if (dot == std::string::npos || dot + 1 == name.size()) continue;
    carried.fields.emplace_back(name.substr(dot + 1), value);
  }
  return carried;
}

http::Pairs hidden_fields(const Carried& carried) {
  http::Pairs fields{{std::string{carry_to}, carried.to.full()}};
  if (carried.lost_files) fields.emplace_back(carry_files, "1");
  int number = 0;
  for (const auto& [name, value] : carried.fields) {
    fields.emplace_back(std::string{carry_prefix} + std::to_string(number++) + '.' + name, value);
  }
  return fields;
}

}  // namespace baqylau::identity
