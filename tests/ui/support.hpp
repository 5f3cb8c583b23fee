#pragma once
/// A reader and what a view needs around a page, without a server.

#include "base/clock.hpp"
#include "base/random.hpp"
#include "http/request.hpp"
#include "i18n/i18n.hpp"
#include "ui/view.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace baqylau::ui::test {

inline const i18n::Catalogues& catalogues() {
  static const auto loaded = i18n::load_catalogues();
  return *loaded;
}
inline const i18n::Catalogues& pseudo() {
  static const auto loaded = i18n::pseudo_catalogues();
  return *loaded;
}

inline http::Request request_for(std::string path, i18n::Language language = i18n::Language::ru) {
  http::Request request;
  request.path = std::move(path);
  request.language = language;
  request.csrf_token = "the-token";
  request.form_key = "the-key";
  request.number = "r-1";
  return request;
}

inline View view_of(const http::Request& request, const i18n::Catalogues& texts = catalogues()) {
  return View{request, texts[request.language], base::LocalDate::make(2026, 3, 1).value()};
}

class NoFiles final : public http::FileStore {
 public:
  void keep(const http::Upload&) override {}
  [[nodiscard]] std::filesystem::path path_of(std::string_view) const override { return {}; }
};

/// Services whose day is 1 March 2026.
struct TestServices {
  base::FixedClock clock{base::parse_instant("2026-03-01T05:00:00Z").value()};
  base::SeededRandom random{1};
  NoFiles files;
  http::Services services{clock, random, files, catalogues()};
};

inline ::testing::AssertionResult contains(std::string_view text, std::string_view part) {
  if (text.find(part) != std::string_view::npos) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << "no " << part << "\nin " << text;
}
inline std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace baqylau::ui::test
