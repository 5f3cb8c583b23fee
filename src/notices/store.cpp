#include "notices/store.hpp"

#include "notices/sql.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace baqylau::notices::store {

namespace {

constexpr std::array all_kinds{Kind::reminder,  Kind::overdue,  Kind::special_control, Kind::returned, Kind::accepted, Kind::receipt,
                               Kind::due_moved, Kind::decision, Kind::consultation,    Kind::question, Kind::proposal, Kind::executor};
constexpr std::array states{
    std::pair{std::string_view{"queued"}, Shown::State::queued}, std::pair{std::string_view{"sent"}, Shown::State::sent},
    std::pair{std::string_view{"failed"}, Shown::State::failed}, std::pair{std::string_view{"no_address"}, Shown::State::no_address}};

Kind kind_of(std::string_view code) {
  const auto* const found = std::ranges::find_if(all_kinds, [&](Kind kind) { return to_code(kind) == code; });
  if (found == all_kinds.end()) throw db::Error{"no kind of notice: " + std::string{code}};
  return *found;
}

Shown::State state_of(std::string_view code) {
  const auto* const found = std::ranges::find_if(states, [&](const auto& state) { return state.first == code; });
  if (found == states.end()) throw db::Error{"no state of a notice: " + std::string{code}};
  return found->second;
}

i18n::Language language_of(const std::string& code) {
  const auto language = i18n::from_code(code);
  if (!language) throw db::Error{"no language: " + code};
  return *language;
}

template <class Row>
Shown shown(Row row) {
  return {.id = row.id,
          .kind = kind_of(row.kind),
          .language = language_of(row.language),
          .subject = std::move(row.subject),
          .body = std::move(row.body),
          .link = std::move(row.link),
          .address = std::move(row.address),
          .created_at = row.created_at,
          .state = state_of(row.state),
          .sent_at = row.sent_at,
          .read = row.read_at.has_value(),
          .error = std::move(row.error),
          .ngo_kk = std::move(row.ngo_kk),
          .ngo_ru = std::move(row.ngo_ru),
          .person = std::move(row.person)};
}

template <class Rows>
std::vector<Shown> all_shown(Rows rows) {
  std::vector<Shown> out;
  out.reserve(rows.size());
  for (auto& row : rows) out.push_back(shown(std::move(row)));
  return out;
}

}  // namespace

Reader reader(db::Read& db, base::NgoId ngo) {
  auto row = db.one(sql::reader_ngo{.ngo = ngo});
  if (!row) throw std::logic_error{"a notice to an unknown NGO"};
  return {row->card_email ? std::move(row->card_email) : std::move(row->account_email),
          row->language ? language_of(*row->language) : i18n::Language::kk};
}

Reader reader(db::Read& db, base::AccountId account) {
  auto row = db.one(sql::reader_account{.account = account});
  if (!row) throw std::logic_error{"a notice to an unknown account"};
  return {std::move(row->email), language_of(row->language)};
}

bool add(db::Write& db, base::Instant now, const NewNotice& notice) {
  sql::add_notice statement{.id = notice.id,
                            .dedupe_key = notice.dedupe_key,
                            .kind = std::string{to_code(notice.kind)},
                            .ngo = notice.ngo,
                            .account = notice.account,
                            .project = notice.project,
                            .address = notice.reader.address,
                            .language = std::string{i18n::to_code(notice.reader.language)},
                            .subject = notice.subject,
                            .body = notice.body,
                            .link = notice.link,
                            .now = now,
                            .state = notice.reader.address ? "queued" : "no_address"};
  return db.returning(statement).has_value();
}

std::vector<Shown> of_ngo(db::Read& db, base::NgoId ngo, std::int64_t size, std::int64_t skip) {
  return all_shown(db.all(sql::notices_of_ngo{.ngo = ngo, .size = size, .skip = skip}));
}

std::vector<Shown> of_project(db::Read& db, base::ProjectId project, std::int64_t size) {
  return all_shown(db.all(sql::notices_of_project{.project = project, .size = size}));
}

Counts count(db::Read& db, base::NgoId ngo) {
  const auto row = db.one(sql::count_of_ngo{.ngo = ngo});
  return {row->total, row->unread};
}

void mark_read(db::Write& db, base::Instant now, base::NgoId ngo, base::Instant newest) {
  db.run(sql::mark_read{.ngo = ngo, .newest = newest, .now = now});
}

std::vector<Due> due(db::Read& db, base::Instant now, std::int64_t most) {
  std::vector<Due> mails;
  for (auto& row : db.all(sql::due_notices{.now = now, .most = most})) {
    mails.push_back({.id = row.id,
                     .address = std::move(row.address),
                     .language = language_of(row.language),
                     .subject = std::move(row.subject),
                     .body = std::move(row.body),
                     .link = std::move(row.link),
                     .created_at = row.created_at,
                     .attempts = row.attempts});
  }
  return mails;
}

}  // namespace baqylau::notices::store
