#include "financing/service.hpp"

#include "financing/store.hpp"
#include "journal/journal.hpp"

#include <utility>

namespace baqylau::financing {

using base::Failure;
using base::Kind;
using base::M;

namespace {

std::string text_of(const std::optional<base::Money>& sum) { return sum ? std::to_string(sum->tenge) : std::string{}; }

}  // namespace

base::Done save(db::Write& db, base::Instant now, base::AccountId by, const Entry& entry) {
  const auto stored = store::entered(db, entry.year);
  if (entry.version && !stored) return Failure{Kind::not_found, M("Nothing was entered for this year")};
  if (entry.version && stored->now().number == *entry.version && stored->now().figures == entry.figures) return base::done();
  if (auto errors = check(entry.year, entry.figures, entry.reason, entry.version, store::by_body(db), base::almaty_date(now).year());
      !errors.empty()) {
    auto first = errors.front().message;
    return Failure{Kind::invalid, std::move(first), std::move(errors)};
  }
  if (!store::save(db, now, by, entry.year, entry.version, entry.figures, entry.version ? entry.reason : std::nullopt)) {
    if (entry.version)
      return Failure{Kind::conflict, M("This was changed after you opened the page. Compare with what is stored now, then save again")};
    return Failure{Kind::invalid,
                   M("This year is entered already. Open it in the list and correct it"),
                   {{"year", M("This year is entered already. Open it in the list and correct it")}}};
  }
  const auto& figures = entry.figures;
  journal::record(db, now,
                  {.actor = by,
                   .event = entry.version ? "financing.corrected" : "financing.entered",
                   .subject = {journal::Kind::financing_year, entry.year},
                   .details = {{"central", text_of(figures.central)}, {"local", text_of(figures.local)}}});
  return base::done();
}

}  // namespace baqylau::financing
