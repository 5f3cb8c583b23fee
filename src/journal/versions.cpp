#include "journal/versions.hpp"

#include "base/random.hpp"
#include "journal/contents.hpp"
#include "journal/sql.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace baqylau::journal {

namespace {

constexpr std::size_t salt_bytes = 16;
/// How many objects one leaf of an adoption vouches for.
constexpr std::size_t at_once = 1000;

std::string code_of(Kind kind) { return std::string{to_code(kind)}; }

int adopt(db::Write& db, base::Instant now, const Change& adoption, const Objects& objects) {
  for (std::size_t first = 0; first < objects.size(); first += at_once) {
    const auto last = std::min(first + at_once, objects.size());
    auto change = adoption;
    change.objects.emplace(objects.begin() + static_cast<std::ptrdiff_t>(first), objects.begin() + static_cast<std::ptrdiff_t>(last));
    record(db, now, change);
  }
  return static_cast<int>(objects.size());
}

/// What a leaf stands on that vouches for many objects of a kind.
Object whole(Kind kind) { return {kind, std::string{}}; }

std::set<std::string> versioned(db::Read& db, Kind kind) {
  std::set<std::string> keys;
  for (auto& row : db.all(sql::versioned_objects{.kind = code_of(kind)})) keys.insert(std::move(row.object));
  return keys;
}

bool vouches(const std::optional<std::string>& leaf, const sql::versions_from::Row& version) {
  if (!leaf) return false;
  const boost::json::value wanted = boost::json::array{version.kind, version.object, version.number, version.sha256};
  boost::json::error_code error;
  const auto entries = boost::json::parse(*leaf, error);
  if (error || !entries.is_array()) return false;
  return std::ranges::find(entries.as_array(), wanted) != entries.as_array().end();
}

std::optional<Kind> kind_of(std::string_view code) {
  for (const auto& shape : shapes())
    if (to_code(shape.kind) == code) return shape.kind;
  return std::nullopt;
}

/// Walks the versions in order and remembers, object by object, what has been seen of it.
class Walk {
 public:
  explicit Walk(db::Read& db) : db_{db} {}

  void version(const sql::versions_from::Row& row) {
    if (row.kind != kind_ || row.object != object_) finish(), begin(row);
    ++check_.versions;
    sound_ = sound_ && row.number == ++number_ && row.fits && vouches(row.vouched, row);
    content_ = row.content;
    if (!row.content || !row.salt) erased(row);
    else sound_ = sound_ && version_hash(row.salt->bytes, *row.content) == row.sha256;
  }

  /// The object of the last version, then what has none.
  DataCheck end() {
    finish();
    for (const auto& shape : shapes()) {
      const auto& known = seen_[shape.kind];
      for (const auto& key : shape.keys(db_)) {
        ++check_.objects;
        if (!known.contains(key)) find(Finding::What::unrecorded, {shape.kind, key});
      }
    }
    return std::move(check_);
  }

 private:
  void begin(const sql::versions_from::Row& row) {
    kind_ = row.kind;
    object_ = row.object;
    number_ = 0;
    sound_ = true;
    content_.reset();
  }

  void erased(const sql::versions_from::Row& row) {
    ++check_.erased;
    const auto kind = kind_of(row.kind);
    const sql::erasure_after asked{.kind = row.kind, .object = kind ? subject_id({*kind, row.object}) : 0, .position = row.position};
    sound_ = sound_ && db_.one(asked)->erased;
  }

  void finish() {
    if (kind_.empty()) return;
    const auto kind = kind_of(kind_);
    if (!kind) throw db::Error{"versions of an unknown kind: " + kind_};
    seen_[*kind].insert(object_);
    const Object object{*kind, object_};
    // The newest version is never erased: it holds what is left.
    if (!sound_ || !content_) return find(Finding::What::false_version, object);
    const auto now = content_of(db_, *kind, object_);
    if (now.empty()) return find(Finding::What::gone, object);
    if (now != *content_) find(Finding::What::changed, object, columns_that_differ(*content_, now));
  }

  void find(Finding::What what, const Object& object, std::vector<std::string> columns = {}) {
    check_.findings.push_back({.what = what, .object = object, .columns = std::move(columns)});
  }

  db::Read& db_;
  DataCheck check_;
  std::map<Kind, std::set<std::string>> seen_;
  std::string kind_;
  std::string object_;
  std::int64_t number_ = 0;
  bool sound_ = true;
  std::optional<std::string> content_;
};

}  // namespace

std::string version_hash(std::string_view salt, std::string_view content) {
  std::string bytes{salt};
  bytes += content;
  return base::hex(base::sha256(bytes));
}

boost::json::value entry_of(const Object& object, std::int64_t number, std::string_view sha256) {
  return boost::json::array{to_code(object.kind), object.key, number, sha256};
}

NewVersion next_version(db::Read& db, const Object& object) {
  NewVersion version{.object = object, .content = content_of(db, object.kind, object.key)};
  if (version.content.empty()) throw std::logic_error{"a change of what is not there: " + code_of(object.kind) + ' ' + object.key};
  auto newest = db.one(sql::newest_version{.kind = code_of(object.kind), .object = object.key});
  if (newest && newest->content == version.content) {
    version.number = newest->number;
    version.sha256 = std::move(newest->sha256);
    return version;
  }
  base::SystemRandom random;
  version.number = newest ? newest->number + 1 : 1;
  version.salt = random.bytes(salt_bytes);
  version.sha256 = version_hash(version.salt, version.content);
  return version;
}

void keep(db::Write& db, const NewVersion& version, std::int64_t position, base::LocalDate day, base::Instant now, const Change& change) {
  db.run(sql::add_version{.kind = code_of(version.object.kind),
                          .object = version.object.key,
                          .number = version.number,
                          .position = position,
                          .day = day,
                          .now = now,
                          .actor = change.actor,
                          .on_behalf_of = change.on_behalf_of,
                          .content = version.content,
                          .salt = {version.salt},
                          .sha256 = version.sha256});
}

void erase(db::Write& db, base::Instant now, const Change& change) {
  if (!change.event.ends_with(".erased")) throw std::logic_error{"an erasure says so: " + change.event};
  const auto objects = change.objects.value_or(std::vector{change.subject});
  record(db, now, change);
  for (const auto& object : objects) db.run(sql::erase_versions{.kind = code_of(object.kind), .object = object.key});
}

int adopt_new(db::Write& db, base::Instant now, const std::optional<std::string>& reason) {
  int adopted = 0;
  for (const auto& shape : shapes()) {
    const auto known = versioned(db, shape.kind);
    Objects objects;
    for (auto& key : shape.keys(db))
      if (!known.contains(key)) objects.emplace_back(shape.kind, std::move(key));
    Change adoption{.event = "objects.adopted", .subject = whole(shape.kind)};
    if (reason) adoption.details.emplace_back("reason", *reason);
    adopted += adopt(db, now, adoption, objects);
  }
  return adopted;
}

int adopt_changed(db::Write& db, base::Instant now, const std::string& reason) {
  int adopted = 0;
  for (const auto& shape : shapes()) {
    Objects objects;
    for (auto& key : shape.keys(db)) {
      const auto newest = db.one(sql::newest_version{.kind = code_of(shape.kind), .object = key});
      if (newest && newest->content != content_of(db, shape.kind, key)) objects.emplace_back(shape.kind, std::move(key));
    }
    adopted += adopt(db, now, {.event = "objects.corrected", .subject = whole(shape.kind), .details = {{"reason", reason}}}, objects);
  }
  return adopted;
}

DataCheck verify_data(db::Read& db) {
  constexpr std::int64_t most = 1000;
  Walk walk{db};
  sql::versions_from next{.most = most};
  for (;;) {
    const auto rows = db.all(next);
    for (const auto& row : rows) walk.version(row);
    if (rows.size() < static_cast<std::size_t>(most)) return walk.end();
    next = {.kind = rows.back().kind, .object = rows.back().object, .number = rows.back().number, .most = most};
  }
}

}  // namespace baqylau::journal
