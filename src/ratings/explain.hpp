#pragma once
/// Each figure of a rating in words: what is shown, its rule, its inputs, its arithmetic. A reader with a pencil comes to the same.

#include "i18n/i18n.hpp"
#include "ratings/domain.hpp"
#include "ui/components.hpp"

#include <string>
#include <vector>

namespace baqylau::ratings {

/// Whether experts are named: to staff only. SPEC §8.
enum class Names { hidden, shown };
Names names_for(const http::Caller& caller);

struct Explained {
  std::string shown;
  ui::Explanation explanation;
};
Explained explain_criterion(const i18n::Translator& t, const StageRating& rating, Criterion criterion, Names names);
/// The total, or what there is before experts have scored.
Explained explain_stage(const i18n::Translator& t, const StageRating& rating);
Explained explain_general(const i18n::Translator& t, const ProjectRating& rating);

/// A share of an NGO's rating with what names its project.
struct NamedShare {
  std::string project;
  NgoRating::Share share;
};
Explained explain_ngo(const i18n::Translator& t, const NgoRating& rating, const std::vector<NamedShare>& shares, base::LocalDate as_of);

/// The whole way from records to the general rating, a heading and its lines for each step.
struct Step {
  std::string heading;
  std::vector<std::string> lines;
};
std::vector<Step> recompute(const i18n::Translator& t, const ProjectRating& rating);

/// `15 %`; en `15%`
std::string percent(const i18n::Translator& t, int whole);

}  // namespace baqylau::ratings
