#include "app/backup.hpp"

#include "base/random.hpp"

#include <boost/json.hpp>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace baqylau::app {

namespace {

constexpr int format = 1;

std::string text(const boost::json::object& from, std::string_view name) { return std::string{from.at(name).as_string()}; }

}  // namespace

std::string to_text(const Manifest& manifest) {
  boost::json::object object;
  object["format"] = format;
  object["engine"] = manifest.engine;
  object["made_at"] = manifest.made_at;
  object["database"] = manifest.database;
  object["database_sha256"] = manifest.database_sha256;
  object["secret_sha256"] = manifest.secret_sha256;
  object["journal_size"] = manifest.journal_size;
  object["journal_root"] = manifest.journal_root;
  object["wrong"] = manifest.wrong;
  auto& files = object["files"].emplace_object();
  for (const auto& [sha256, size] : manifest.files) files[sha256] = size;
  auto lines = boost::json::serialize(object) + "\n";
  lines += base::hex(base::sha256(lines)) + "\n";
  return lines;
}

Manifest read_manifest(const std::filesystem::path& backup) {
  const auto file = backup / "manifest.json";
  std::ifstream in{file, std::ios::binary};
  if (!in) throw std::runtime_error{backup.string() + " is no backup: it has no manifest.json"};
  const std::string lines{std::istreambuf_iterator<char>{in}, {}};
  const auto end = lines.find('\n');
  if (end == std::string::npos || lines.substr(end + 1) != base::hex(base::sha256(lines.substr(0, end + 1))) + "\n")
    throw std::runtime_error{file.string() + " is damaged: take another backup"};
  const auto object = boost::json::parse(lines.substr(0, end)).as_object();
  if (object.at("format").as_int64() != format) throw std::runtime_error{file.string() + " is of a later program: restore it with that"};
  Manifest manifest{.engine = text(object, "engine"),
                    .made_at = text(object, "made_at"),
                    .database = text(object, "database"),
                    .database_sha256 = text(object, "database_sha256"),
                    .secret_sha256 = text(object, "secret_sha256"),
                    .journal_size = object.at("journal_size").as_int64(),
                    .journal_root = text(object, "journal_root"),
                    .wrong = text(object, "wrong")};
  for (const auto& [sha256, size] : object.at("files").as_object()) manifest.files.emplace(sha256, size.as_int64());
  return manifest;
}

}  // namespace baqylau::app
