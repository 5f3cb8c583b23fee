#pragma once
/// Static files with the hash of their bytes in their names, so that browsers may keep them for ever.

#include "http/static_files.hpp"

namespace baqylau::ui {

/// Reads `manifest.json` of the files that tools/build_assets.mjs wrote. Called once, before the first request.
/// Throws `std::runtime_error` where the manifest is missing or is not what the tool writes.
void load_assets(const http::StaticFiles& files);

}  // namespace baqylau::ui
