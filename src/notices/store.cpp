#include "notices/store.hpp"

#include "notices/sql.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace baqylau::notices::store {

namespace {

constexpr std::array all_kinds{Kind::reminder, Kind::overdue,   Kind::special_control, Kind::returned,     Kind::accepted,
                               Kind::receipt,  Kind::due_moved, Kind::decision,        Kind::consultation, Kind::question,
                               Kind::proposal, Kind::executor,  Kind::address,         Kind::digest};
constexpr std::array states{
    std::pair{std::string_view{"queued"}, Shown::State::queued}, std::pair{std::string_view{"sent"}, Shown::State::sent},
    std::pair{std::string_view{"failed"}, Shown::State::failed}, std::pair{std::string_view{"no_address"}, Shown::State::no_address},
    std::pair{std::string_view{"daily"}, Shown::State::daily},   std::pair{std::string_view{"unwanted"}, Shown::State::unwanted}};

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

constexpr std::array mailings{std::pair{std::string_view{"each"}, Mailing::each}, std::pair{std::string_view{"daily"}, Mailing::daily},
                              std::pair{std::string_view{"none"}, Mailing::none}};

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
          .doubtful = row.doubtful,
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

std::string_view to_code(Mailing mailing) {
  return std::ranges::find(mailings, mailing, [](const auto& known) { return known.second; })->first;
}

std::optional<Mailing> mailing_from_code(std::string_view code) {
  const auto* const found = std::ranges::find(mailings, code, [](const auto& known) { return known.first; });
  if (found == mailings.end()) return std::nullopt;
  return found->second;
}

std::vector<Choice> choices(db::Read& db, const Told& reader) {
  std::vector<Choice> chosen;
  for (const auto& row : db.all(sql::mail_choices{.ngo = reader.ngo, .account = reader.account}))
    chosen.push_back({kind_of(row.kind), mailing_from_code(row.mail).value()});
  return chosen;
}

void choose(db::Write& db, const Told& reader, const Choice& choice) {
  const std::string kind{notices::to_code(choice.kind)};
  const std::string mail{to_code(choice.mailing)};
  if (reader.ngo) db.run(sql::choose_mail_of_ngo{.ngo = *reader.ngo, .kind = kind, .mail = mail});
  else db.run(sql::choose_mail_of_account{.account = reader.account.value(), .kind = kind, .mail = mail});
}

bool add(db::Write& db, base::Instant now, const NewNotice& notice) {
  sql::add_notice statement{.id = notice.id,
                            .dedupe_key = notice.dedupe_key,
                            .kind = std::string{notices::to_code(notice.kind)},
                            .ngo = notice.ngo,
                            .account = notice.account,
                            .project = notice.project,
                            .address = notice.reader.address,
                            .language = std::string{i18n::to_code(notice.reader.language)},
                            .subject = notice.subject,
                            .body = notice.body,
                            .link = notice.link,
                            .now = now,
                            .state = notice.reader.address && notice.mailing == Mailing::each ? "queued" : "no_address",
                            .mail = std::string{to_code(notice.reader.address ? notice.mailing : Mailing::each)},
                            .send_at = notice.send_at};
  return db.returning(statement).has_value();
}

std::vector<Shown> told(db::Read& db, const Told& whose, std::int64_t size, std::int64_t skip) {
  return all_shown(db.all(sql::notices_told{.ngo = whose.ngo, .account = whose.account, .size = size, .skip = skip}));
}

std::vector<Shown> of_project(db::Read& db, base::ProjectId project, std::int64_t size) {
  return all_shown(db.all(sql::notices_of_project{.project = project, .size = size}));
}

namespace {

std::vector<Shown> of_state(db::Read& db, Shown::State state, std::string code, std::int64_t size) {
  std::vector<Shown> out;
  for (auto& row : db.all(sql::mail_of_state{.state = std::move(code), .size = size}))
    out.push_back({.id = row.id,
                   .kind = kind_of(row.kind),
                   .language = language_of(row.language),
                   .address = std::move(row.address),
                   .created_at = row.created_at,
                   .state = state,
                   .doubtful = row.doubtful,
                   .error = std::move(row.error)});
  return out;
}

}  // namespace

std::vector<Shown> given_up(db::Read& db, std::int64_t size) { return of_state(db, Shown::State::failed, "failed", size); }

std::vector<Shown> tried_again(db::Read& db, std::int64_t size) { return of_state(db, Shown::State::queued, "queued", size); }

bool send_again(db::Write& db, base::Instant now, base::NoticeId id) { return db.run(sql::send_again{.id = id, .now = now}) == 1; }

std::int64_t total(db::Read& db, const Told& whose) { return db.one(sql::count_told{.ngo = whose.ngo, .account = whose.account})->total; }

void mark_read(db::Write& db, base::Instant now, const Told& whose, base::Instant newest) {
  db.run(sql::mark_read{.ngo = whose.ngo, .account = whose.account, .newest = newest, .now = now});
}

std::vector<Waiting> waiting_for_digest(db::Read& db) {
  std::vector<Waiting> readers;
  for (auto& row : db.all(sql::waiting_for_digest{})) {
    if (readers.empty() || readers.back().reader.ngo != row.ngo || readers.back().reader.account != row.account)
      readers.push_back({.reader = {.ngo = row.ngo, .account = row.account}, .parts = {}});
    readers.back().parts.push_back({language_of(row.language), std::move(row.subject), std::move(row.body), row.created_at});
  }
  return readers;
}

void put_in_digest(db::Write& db, base::NoticeId digest, const Told& reader) {
  db.run(sql::put_in_digest{.digest = digest, .ngo = reader.ngo, .account = reader.account});
}

std::optional<OfNotice> reader_of(db::Read& db, base::NoticeId id) {
  const auto row = db.one(sql::reader_of_notice{.id = id});
  if (!row) return std::nullopt;
  return OfNotice{.reader = {.ngo = row->ngo, .account = row->account}, .kind = kind_of(row->kind)};
}

std::vector<Due> due(db::Read& db, base::Instant now, std::int64_t most) {
  std::vector<Due> mails;
  for (auto& row : db.all(sql::due_notices{.now = now, .most = most})) {
    mails.push_back({.id = row.id,
                     .kind = kind_of(row.kind),
                     .to_reader = row.to_reader,
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
