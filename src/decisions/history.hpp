#pragma once
/// The grant history of an NGO: all its projects with their money, ratings, cases and decisions, and totals by year. SPEC §9.

#include "decisions/decisions.hpp"

#include "projects/projects.hpp"
#include "ratings/ratings.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::decisions {

/// One project, as it stands on a day. What is not known is empty.
struct HistoryProject {
  base::ProjectId id{};
  base::LocalDate contest_on{};
  std::int64_t lot_number = 0;
  std::optional<std::string> name_kk{}, name_ru{};
  std::optional<base::Money> budget{}, paid{};  ///< `paid` empty: no tranches were entered
  std::optional<ratings::Points> rating{};      ///< the general one
  projects::ProjectStatus status{};
  int cases = 0;  ///< of special control, ended ones too
  int open_cases = 0;
  int decisions = 0;  ///< published
  friend bool operator==(const HistoryProject&, const HistoryProject&) = default;
};
/// Of the contests of one year.
struct YearTotal {
  int year = 0;
  int projects = 0;
  int budgets_known = 0;
  base::Money budget{};  ///< of those projects whose budget is known
  int paid_known = 0;
  base::Money paid{};
  int cases = 0;
  friend bool operator==(const YearTotal&, const YearTotal&) = default;
};
struct GrantHistory {
  base::NgoId ngo{};
  std::optional<std::string> name_kk{};
  std::string name_ru{};
  std::optional<std::string> number{};  ///< BIN or RNN
  base::LocalDate as_of{};
  std::vector<HistoryProject> projects{};  ///< newest contest first
  friend bool operator==(const GrantHistory&, const GrantHistory&) = default;
};
/// Unknown NGO: not_found.
base::Result<GrantHistory> grant_history(db::Read& db, base::NgoId ngo, base::LocalDate today);
/// Newest first.
std::vector<YearTotal> totals_by_year(const std::vector<HistoryProject>& projects);
/// All together, `year` 0.
YearTotal total_of(const std::vector<HistoryProject>& projects);

/// As text that says the same for the same history; read back by `history_from`.
std::string history_text(const GrantHistory& history);
/// Throws `db::Error` where the text was not written by `history_text`.
GrantHistory history_from(std::string_view text);

// ---- certificates
struct Certificate {
  std::string code{};  ///< 20 letters and digits, nobody can guess one
  i18n::Language language{};
  base::Instant issued_at{};
  GrantHistory history{};
  std::string content_sha256{};
};
/// `7K3M-9QXZ-…`: as it is printed.
std::string printed_code(std::string_view code);
/// What a person typed or scanned, as it is stored: without blanks and hyphens, in capitals, O read as 0, I and L as 1.
std::string stored_code(std::string_view typed);
/// Issues one, or finds the one that was issued on this day with the same history in this language. Its code.
base::Result<std::string> issue_certificate(db::Write& db, base::Instant now, base::Random& random, base::NgoId ngo,
                                            i18n::Language language);
/// Unknown: not_found.
base::Result<Certificate> find_certificate(db::Read& db, std::string_view code);

/// One A4 page. The same certificate and address give the same bytes. `address`: where it can be verified, as the QR code holds it.
std::string certificate_pdf(const i18n::Translator& t, const Certificate& certificate, const std::string& address);
/// Letters of the text that the font of the certificate does not have.
int missing_letters(std::string_view text);

}  // namespace baqylau::decisions
