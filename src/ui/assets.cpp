#include "ui/assets.hpp"

#include "ui/href_maker.hpp"
#include "ui/view.hpp"

#include <boost/json.hpp>

#include <functional>
#include <map>
#include <stdexcept>
#include <string>

namespace baqylau::ui {

namespace {

using Manifest = std::map<std::string, std::string, std::less<>>;

Manifest& manifest() {
  static Manifest known;
  return known;
}

}  // namespace

void load_assets(const http::StaticFiles& files) {
  const auto* file = files.find("manifest.json");
  if (file == nullptr) throw std::runtime_error("there is no manifest.json among the static files: build the assets first");
  boost::system::error_code error;
  const auto value = boost::json::parse(file->plain.body, error);
  if (error || !value.is_object()) throw std::runtime_error("manifest.json of the static files is not a manifest");
  Manifest read;
  for (const auto& [name, hashed] : value.as_object()) {
    if (!hashed.is_string()) throw std::runtime_error("manifest.json of the static files is not a manifest");
    read.emplace(name, "/static/" + std::string{hashed.as_string()});
  }
  manifest() = std::move(read);
}

Href View::asset(std::string_view name) {
  // A program that never loaded a manifest (a unit test of a page) gets the plain name.
  if (manifest().empty()) return HrefMaker::checked("/static/" + std::string{name});
  const auto found = manifest().find(name);
  if (found == manifest().end()) throw std::logic_error("no asset " + std::string{name});
  return HrefMaker::checked(found->second);
}

}  // namespace baqylau::ui
