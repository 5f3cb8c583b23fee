#include "journal/journal.hpp"

#include "base/random.hpp"
#include "journal/proofs.hpp"
#include "journal/sql.hpp"
#include "journal/versions.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace baqylau::journal {

namespace {

constexpr std::size_t hash_size = 32;

/// The bytes that are hashed: one JSON object with its names in this order. Whoever holds the row can make them again. A leaf of before
/// there were versions has neither `day` nor `versions`.
std::string canonical(const sql::leaves_from::Row& row) {
  boost::json::object leaf;
  leaf["position"] = row.position;
  leaf["at"] = base::utc_iso(row.at);
  leaf["actor"] = row.actor ? boost::json::value(row.actor->value) : boost::json::value(nullptr);
  leaf["on_behalf_of"] = row.on_behalf_of ? boost::json::value(row.on_behalf_of->value) : boost::json::value(nullptr);
  leaf["event"] = row.event;
  leaf["subject"] = boost::json::array{row.subject_kind, row.subject_id};
  // As text, not parsed: what was hashed is what is kept, whatever a parser makes of it.
  leaf["details"] = row.details;
  if (row.day) leaf["day"] = *row.day;
  if (row.versions) leaf["versions"] = *row.versions;
  return boost::json::serialize(leaf);
}

std::string details_json(std::vector<std::pair<std::string, std::string>> details) {
  std::sort(details.begin(), details.end());
  boost::json::object object;
  for (const auto& [name, value] : details) object[name] = value;
  return boost::json::serialize(object);
}

/// Adds a leaf to the full subtrees of a tree of `size` leaves, largest first.
std::string grown_frontier(std::string frontier, std::int64_t size, std::string_view leaf) {
  std::string node{leaf};
  for (; (size & 1) == 1; size >>= 1) {
    const auto left = frontier.substr(frontier.size() - hash_size);
    frontier.resize(frontier.size() - hash_size);
    node = node_hash(left, node);
  }
  return frontier + node;
}

std::string root_of_frontier(std::string_view frontier) {
  if (frontier.empty()) return base::sha256("");
  std::string node{frontier.substr(frontier.size() - hash_size)};
  for (std::size_t end = frontier.size() - hash_size; end > 0; end -= hash_size) {
    node = node_hash(frontier.substr(end - hash_size, hash_size), node);
  }
  return node;
}

base::Failure damaged(std::int64_t position) {
  return {base::Kind::invalid,
          {base::M("The journal does not fit its hashes from entry {position} on. Restore it from a backup and find out who changed it."),
           {{"position", std::to_string(position)}}}};
}

}  // namespace

std::int64_t subject_id(const Object& object) {
  std::int64_t id = 0;
  const auto* end = object.key.data() + object.key.size();
  const auto parsed = std::from_chars(object.key.data(), end, id);
  return parsed.ec == std::errc{} && parsed.ptr == end ? id : 0;
}

void hold(db::Write& db) { db.returning(sql::lock_head{}); }

std::int64_t record(db::Write& db, base::Instant now, const Change& change) {
  // The head first: whoever holds it reads what objects hold, and gives the numbers, alone.
  const auto head = db.returning(sql::lock_head{}).value();
  const auto day = change.day.value_or(base::almaty_date(now));
  std::vector<NewVersion> added;
  boost::json::array vouched;
  const auto add = [&](const Object& object) {
    auto version = next_version(db, object);
    vouched.push_back(entry_of(object, version.number, version.sha256));
    if (version.salt.empty()) return;  // as it was
    added.push_back(std::move(version));
  };
  if (!change.objects) add(change.subject);
  else std::ranges::for_each(*change.objects, add);

  sql::leaves_from::Row leaf{.position = head.size,
                             .at = now,
                             .actor = change.actor,
                             .on_behalf_of = change.on_behalf_of,
                             .event = change.event,
                             .subject_kind = std::string{to_code(change.subject.kind)},
                             .subject_id = subject_id(change.subject),
                             .details = details_json(change.details),
                             .day = day.iso(),
                             .versions = boost::json::serialize(vouched),
                             .leaf_hash = {}};
  const auto hash = leaf_hash(canonical(leaf));
  db.run(sql::add_leaf{.position = leaf.position,
                       .at = leaf.at,
                       .actor = leaf.actor,
                       .on_behalf_of = leaf.on_behalf_of,
                       .event = leaf.event,
                       .subject_kind = leaf.subject_kind,
                       .subject_id = leaf.subject_id,
                       .details = leaf.details,
                       .day = day,
                       .versions = *leaf.versions,
                       .leaf_hash = {hash}});
  for (auto& version : added) keep(db, version, leaf.position, day, now, change);
  db.run(sql::move_head{.size = head.size + 1, .frontier = {grown_frontier(head.frontier.bytes, head.size, hash)}});
  return head.size;
}

namespace {

Objects changed_between(db::Read& db, std::int64_t begin, std::int64_t end) {
  Objects changed;
  for (auto& row : db.all(sql::changed_between{.begin = begin, .end = end}))
    changed.emplace_back(kind_from_code(row.kind).value(), std::move(row.object));
  return changed;
}

}  // namespace

std::optional<Objects> changed_since(db::Write& db, const std::string& reader) {
  const auto known = db.one(sql::reader_position{.name = reader});
  const auto now = db.one(sql::find_head{});
  const auto end = now ? now->size : 0;
  if (known && known->position == end) return Objects{};
  const auto seen = known ? std::optional{known->position} : std::nullopt;
  if (db.run(sql::move_reader{.name = reader, .seen = seen, .position = end}) != 1) return Objects{};  // another process tells of it
  if (!seen) return std::nullopt;
  return changed_between(db, *seen, end);
}

std::optional<Objects> not_told_yet(db::Read& db, const std::string& reader) {
  constexpr std::int64_t most = 1000;
  const auto known = db.one(sql::reader_position{.name = reader});
  const auto now = db.one(sql::find_head{});
  const auto end = now ? now->size : 0;
  if (!known || end - known->position > most) return std::nullopt;
  return changed_between(db, known->position, end);
}

TreeHead head(db::Read& db) {
  const auto row = db.one(sql::find_head{});
  if (!row) return {0, base::sha256("")};
  return {row->size, root_of_frontier(row->frontier.bytes)};
}

std::string root_at(db::Read& db, std::int64_t size) {
  constexpr std::int64_t at_once = 10'000;
  std::string frontier;
  std::int64_t next = 0;
  while (next < size) {
    const auto leaves = db.all(sql::leaf_hashes_from{.position = next, .most = std::min(at_once, size - next)});
    if (leaves.empty()) throw std::out_of_range{"the journal has fewer entries than " + std::to_string(size)};
    for (const auto& leaf : leaves) frontier = grown_frontier(std::move(frontier), next++, leaf.leaf_hash.bytes);
  }
  return root_of_frontier(frontier);
}

base::Result<TreeHead> verify(db::Read& db) {
  constexpr std::int64_t at_once = 10'000;
  const auto kept = head(db);
  std::string frontier;
  std::int64_t next = 0;
  for (;;) {
    const auto leaves = db.all(sql::leaves_from{.position = next, .most = at_once});
    for (const auto& leaf : leaves) {
      const auto hash = leaf_hash(canonical(leaf));
      if (leaf.position != next || hash != leaf.leaf_hash.bytes) return damaged(next);
      frontier = grown_frontier(std::move(frontier), next, hash);
      ++next;
    }
    if (leaves.size() < static_cast<std::size_t>(at_once)) break;
  }
  TreeHead counted{next, root_of_frontier(frontier)};
  if (counted.size != kept.size || counted.root != kept.root) return damaged(std::min(counted.size, kept.size));
  return counted;
}

std::vector<Shown> of_subject(db::Read& db, const Object& subject) {
  std::vector<Shown> shown;
  const sql::leaves_of_subject leaves{.subject_kind = std::string{to_code(subject.kind)}, .subject_id = subject_id(subject)};
  for (const auto& row : db.all(leaves)) shown.push_back({row.position, row.at, row.event, row.on_behalf_of.has_value(), row.details});
  return shown;
}

}  // namespace baqylau::journal
