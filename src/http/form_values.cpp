#include "http/forms.hpp"

namespace baqylau::http {

FormValues& FormValues::set(std::string_view name, std::string value) {
  for (auto& [key, old] : values_) {
    if (key != name) continue;
    old = std::move(value);
    return *this;
  }
  values_.emplace_back(std::string{name}, std::move(value));
  return *this;
}

FormValues& FormValues::add_value(std::string_view name, std::string value) {
  values_.emplace_back(std::string{name}, std::move(value));
  return *this;
}

void FormValues::add_error(std::string_view name, base::Message message) { errors_.push_back({std::string{name}, std::move(message)}); }

std::string_view FormValues::value(std::string_view name) const {
  for (const auto& [key, value] : values_)
    if (key == name) return value;
  return {};
}

std::vector<std::string_view> FormValues::values(std::string_view name) const {
  std::vector<std::string_view> found;
  for (const auto& [key, value] : values_)
    if (key == name) found.emplace_back(value);
  return found;
}

const base::Message* FormValues::error(std::string_view name) const {
  for (const auto& error : errors_)
    if (error.field == name) return &error.message;
  return nullptr;
}

}  // namespace baqylau::http
