#pragma once
/// SQL of the outbox ↔ its types.

#include "notices/notices.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::notices::store {

/// Where and in which language somebody is told.
struct Reader {
  std::optional<std::string> address;
  i18n::Language language;
};
/// Both throw `std::logic_error` for an unknown id: a cause always has somebody it concerns.
Reader reader(db::Read& db, base::NgoId ngo);
Reader reader(db::Read& db, base::AccountId account);

/// What readers choose the mail of, in the order they are shown.
inline constexpr std::array optional_kinds{Kind::reminder, Kind::accepted, Kind::consultation};

/// How the mail of a notice goes.
enum class Mailing { each, daily, none };
std::string_view to_code(Mailing mailing);
std::optional<Mailing> mailing_from_code(std::string_view code);
struct Choice {
  Kind kind{};
  Mailing mailing{};
};
/// Kinds that nothing was chosen for are not among them.
std::vector<Choice> choices(db::Read& db, const Told& reader);
/// Of the NGO, or of the person where there is none.
void choose(db::Write& db, const Told& reader, const Choice& choice);

struct NewNotice {
  base::NoticeId id;
  std::string dedupe_key;
  Kind kind;
  std::optional<base::NgoId> ngo{};
  std::optional<base::AccountId> account{};
  std::optional<base::ProjectId> project{};
  Reader reader;
  std::string subject, body;
  std::optional<std::string> link;
  Mailing mailing = Mailing::each;
  base::Instant send_at;
};
/// False: its cause was told already.
bool add(db::Write& db, base::Instant now, const NewNotice& notice);

std::vector<Shown> told(db::Read& db, const Told& whose, std::int64_t size, std::int64_t skip);
std::vector<Shown> of_project(db::Read& db, base::ProjectId project, std::int64_t size);
/// Mail that was tried and is not sent: given up, or waiting for the next attempt; what was tried last first. Without
/// what they say and who was told.
std::vector<Shown> given_up(db::Read& db, std::int64_t size);
std::vector<Shown> tried_again(db::Read& db, std::int64_t size);
/// False: it is not given up, or not there.
bool send_again(db::Write& db, base::Instant now, base::NoticeId id);
std::int64_t total(db::Read& db, const Told& whose);
void mark_read(db::Write& db, base::Instant now, const Told& whose, base::Instant newest);

/// What waits for the daily letter of one reader, the oldest first.
struct Waiting {
  Told reader;
  struct Part {
    i18n::Language language;
    std::string subject, body;
    base::Instant created_at;
  };
  std::vector<Part> parts;
};
std::vector<Waiting> waiting_for_digest(db::Read& db);
void put_in_digest(db::Write& db, base::NoticeId digest, const Told& reader);

struct OfNotice {
  Told reader;
  Kind kind{};
};
/// Nothing for one that went to nothing but an address, or is not there.
std::optional<OfNotice> reader_of(db::Read& db, base::NoticeId id);

/// A mail that is to go out.
struct Due {
  base::NoticeId id;
  Kind kind;
  bool to_reader;  ///< who may choose; false: to nothing but an address
  std::string address;
  i18n::Language language;
  std::string subject, body;
  std::optional<std::string> link;
  base::Instant created_at;
  std::int64_t attempts;
};
std::vector<Due> due(db::Read& db, base::Instant now, std::int64_t most);

}  // namespace baqylau::notices::store

namespace baqylau::notices {
/// The daily letter: each notice under the time it was told.
Letter digest_letter(const i18n::Translator& t, const store::Waiting& waiting);
}  // namespace baqylau::notices
