#pragma once
/// From one engine to the other.

#include <filesystem>
#include <string>

namespace baqylau::db {

/// Puts all that DIR/baqylau.sqlite holds in the place of what a PostgreSQL database of the same schema holds, in one transaction. Rules of
/// the schema that look at several rows are asked of all rows at once in its end. Throws `Error` where one does not hold.
void copy_to_postgres(const std::filesystem::path& directory, const std::string& address);

}  // namespace baqylau::db
