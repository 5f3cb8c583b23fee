#pragma once
/// What was entered wrongly and put right: from which value to which, and why. Kept in the details of the leaf that tells of it, so that
/// whoever reads the object finds the old value. SPEC §3, §11.

#include "journal/journal.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::journal {

struct Correction {
  /// Values as they are stored: dates in ISO, amounts in digits, ids; nothing where none was known.
  struct Field {
    std::string name;
    std::optional<std::string> before{}, after{};
    friend bool operator==(const Field&, const Field&) = default;
  };
  base::Instant at{};
  std::string reason{};
  std::vector<Field> fields{};
};

/// Adds the field to the leaf where the two values differ. Names are letters and underscores.
void put_correction(Change& change, std::string_view name, const std::optional<std::string>& before,
                    const std::optional<std::string>& after);
/// Why; shown to everybody.
void put_reason(Change& change, const std::string& reason);

/// Among leaves that are at hand.
std::vector<Correction> corrections_in(const std::vector<Shown>& leaves);
/// Of an object, newest first.
std::vector<Correction> corrections_of(db::Read& db, const Object& object);

/// A field as its feature names and shows it.
struct Told {
  std::string label;
  ui::Html before, after;
};
/// A heading with what was corrected, when and why; empty where nothing was. Fields that `tell` does not know are passed over.
ui::Html corrections_section(const ui::View& v, const std::vector<Correction>& corrections,
                             const std::function<std::optional<Told>(const Correction::Field&)>& tell);

}  // namespace baqylau::journal
