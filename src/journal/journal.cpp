#include "journal/journal.hpp"

#include "base/random.hpp"
#include "journal/sql.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace baqylau::journal {

namespace {

constexpr std::size_t hash_size = 32;

/// The bytes that are hashed: one JSON object with its names in this order. Whoever holds the row can make them again.
std::string canonical(std::int64_t position, base::Instant at, const std::optional<base::AccountId>& actor,
                      const std::optional<base::NgoId>& on_behalf_of, std::string_view event, std::string_view subject_kind,
                      std::int64_t subject_id, std::string_view details) {
  boost::json::object leaf;
  leaf["position"] = position;
  leaf["at"] = base::utc_iso(at);
  leaf["actor"] = actor ? boost::json::value(actor->value) : boost::json::value(nullptr);
  leaf["on_behalf_of"] = on_behalf_of ? boost::json::value(on_behalf_of->value) : boost::json::value(nullptr);
  leaf["event"] = event;
  leaf["subject"] = boost::json::array{subject_kind, subject_id};
  // As text, not parsed: what was hashed is what is kept, whatever a parser makes of it.
  leaf["details"] = details;
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

std::int64_t append(db::Write& db, base::Instant now, const Entry& entry) {
  const auto head = db.returning(sql::lock_head{}).value();
  const auto details = details_json(entry.details);
  const auto hash =
      leaf_hash(canonical(head.size, now, entry.actor, entry.on_behalf_of, entry.event, entry.subject_kind, entry.subject_id, details));
  db.run(sql::add_leaf{.position = head.size,
                       .at = now,
                       .actor = entry.actor,
                       .on_behalf_of = entry.on_behalf_of,
                       .event = entry.event,
                       .subject_kind = entry.subject_kind,
                       .subject_id = entry.subject_id,
                       .details = details,
                       .leaf_hash = {hash}});
  db.run(sql::move_head{.size = head.size + 1, .frontier = {grown_frontier(head.frontier.bytes, head.size, hash)}});
  return head.size;
}

TreeHead head(db::Read& db) {
  const auto row = db.one(sql::find_head{});
  if (!row) return {0, base::sha256("")};
  return {row->size, root_of_frontier(row->frontier.bytes)};
}

base::Result<TreeHead> verify(db::Read& db) {
  constexpr std::int64_t at_once = 10'000;
  const auto kept = head(db);
  std::string frontier;
  std::int64_t next = 0;
  for (;;) {
    const auto leaves = db.all(sql::leaves_from{.position = next, .most = at_once});
    for (const auto& leaf : leaves) {
      const auto hash = leaf_hash(
          canonical(leaf.position, leaf.at, leaf.actor, leaf.on_behalf_of, leaf.event, leaf.subject_kind, leaf.subject_id, leaf.details));
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

std::vector<Shown> of_subject(db::Read& db, std::string_view subject_kind, std::int64_t subject_id) {
  std::vector<Shown> shown;
  for (const auto& row : db.all(sql::leaves_of_subject{.subject_kind = std::string{subject_kind}, .subject_id = subject_id})) {
    shown.push_back({row.position, row.at, row.event, row.on_behalf_of.has_value(), row.details});
  }
  return shown;
}

}  // namespace baqylau::journal
