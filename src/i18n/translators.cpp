/// The translators behind `load_catalogues` and `pseudo_catalogues`.

#include "i18n/catalogue.hpp"
#include "i18n/catalogue_data.hpp"
#include "i18n/i18n.hpp"
#include "i18n/texts.hpp"

#include <spdlog/spdlog.h>

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace baqylau::i18n {

namespace {

/// The n-th of the forms parted by NUL.
std::string_view form_at(std::string_view forms, std::size_t n) {
  for (; n > 0; --n) {
    const auto end = forms.find('\0');
    if (end == std::string_view::npos) return {};
    forms.remove_prefix(end + 1);
  }
  return forms.substr(0, forms.find('\0'));
}

class English final : public Translator {
 public:
  [[nodiscard]] Language language() const override { return Language::en; }
  [[nodiscard]] std::string_view operator()(base::Text text) const override { return text.id; }
  using Translator::operator();
  [[nodiscard]] std::string plural(PluralText text, std::int64_t count, Places places) const override {
    return filled_plural(plural_form(Language::en, count) == 0 ? text.one.id : text.other.id, count, places);
  }

 protected:
  [[nodiscard]] std::string_view text_of(std::uint64_t, std::string_view id) const override { return id; }
};

class Translated final : public Translator {
 public:
  Translated(Language language, std::span<const unsigned char> mo) : language_{language}, catalogue_{mo} {}
  [[nodiscard]] Language language() const override { return language_; }
  [[nodiscard]] std::string_view operator()(base::Text text) const override { return text_of(text.key, text.id); }
  using Translator::operator();
  [[nodiscard]] std::string plural(PluralText text, std::int64_t count, Places places) const override {
    const auto form = form_at(catalogue_.find(text.one.key), plural_form(language_, count));
    if (!form.empty()) return filled_plural(form, count, places);
    report_missing(text.one.key, text.one.id);
    return filled_plural(plural_form(Language::en, count) == 0 ? text.one.id : text.other.id, count, places);
  }

 protected:
  [[nodiscard]] std::string_view text_of(std::uint64_t key, std::string_view id) const override {
    const auto text = catalogue_.find(key);
    if (text.data() != nullptr) return text;
    report_missing(key, id);
    return id;
  }

 private:
  void report_missing(std::uint64_t key, std::string_view id) const {
    {
      const std::lock_guard lock{reported_mutex_};
      if (!reported_.insert(key).second) return;
    }
    spdlog::warn("no translation into {}: {}", to_code(language_), id);
  }
  Language language_;
  Catalogue catalogue_;
  mutable std::mutex reported_mutex_;
  mutable std::unordered_set<std::uint64_t> reported_;
};

/// The English text with its letters changed, in brackets; places stay as they are.
std::string changed_letters(std::string_view text) {
  static constexpr std::string_view plain = "aceinoruyzAEIOUYZ";
  static constexpr std::array<std::string_view, 17> changed{"á", "ç", "é", "í", "ñ", "ö", "ŕ", "ü", "ý",
                                                            "ž", "Á", "É", "Í", "Ö", "Ü", "Ý", "Ž"};
  std::string out = "⟦";
  bool in_place = false;
  for (const char c : text) {
    if (c == '{') in_place = true;
    const auto at = in_place ? std::string_view::npos : plain.find(c);
    if (at == std::string_view::npos) out += c;
    else out += changed[at];
    if (c == '}') in_place = false;
  }
  return out += "⟧";
}

class Pseudo final : public Translator {
 public:
  explicit Pseudo(Language language) : language_{language} {}
  [[nodiscard]] Language language() const override { return language_; }
  [[nodiscard]] std::string_view operator()(base::Text text) const override { return text_of(text.key, text.id); }
  using Translator::operator();
  [[nodiscard]] std::string plural(PluralText text, std::int64_t count, Places places) const override {
    const auto& form = plural_form(Language::en, count) == 0 ? text.one : text.other;
    return filled_plural(text_of(form.key, form.id), count, places);
  }

 protected:
  [[nodiscard]] std::string_view text_of(std::uint64_t key, std::string_view id) const override {
    const std::lock_guard lock{mutex_};
    auto found = made_.find(key);
    if (found == made_.end()) found = made_.emplace(key, changed_letters(id)).first;
    return found->second;  // nodes stay where they are
  }

 private:
  Language language_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::uint64_t, std::string> made_;
};

class ThreeLanguages final : public Catalogues {
 public:
  ThreeLanguages(std::unique_ptr<Translator> kk, std::unique_ptr<Translator> ru, std::unique_ptr<Translator> en)
      : kk_{std::move(kk)}, ru_{std::move(ru)}, en_{std::move(en)} {}
  [[nodiscard]] const Translator& operator[](Language language) const override {
    switch (language) {
      case Language::kk: return *kk_;
      case Language::ru: return *ru_;
      case Language::en: return *en_;
    }
    return *en_;
  }

 private:
  std::unique_ptr<Translator> kk_, ru_, en_;
};

}  // namespace

std::unique_ptr<Catalogues> load_catalogues() {
  return std::make_unique<ThreeLanguages>(std::make_unique<Translated>(Language::kk, catalogue_data::kk()),
                                          std::make_unique<Translated>(Language::ru, catalogue_data::ru()), std::make_unique<English>());
}

std::unique_ptr<Catalogues> pseudo_catalogues() {
  return std::make_unique<ThreeLanguages>(std::make_unique<Pseudo>(Language::kk), std::make_unique<Pseudo>(Language::ru),
                                          std::make_unique<Pseudo>(Language::en));
}

}  // namespace baqylau::i18n
