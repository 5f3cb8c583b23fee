#pragma once
/// Static files with the hash of their bytes in their names, so that browsers may keep them for ever.

#include <filesystem>

namespace baqylau::ui {

/// Reads `manifest.json` in the folder that tools/build_assets.mjs wrote. Called once, before the first request.
/// Throws `std::runtime_error` where the manifest is missing or is not what the tool writes.
void load_assets(const std::filesystem::path& directory);

}  // namespace baqylau::ui
