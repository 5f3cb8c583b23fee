#pragma once
/// Migration text: taken apart into statements, and translated for PostgreSQL. db/migrations/README.md.

#include <string>
#include <string_view>
#include <vector>

namespace baqylau::db {

/// The statements between semicolons that stand outside quotes and comments, blanks around them cut.
std::vector<std::string> split_script(std::string_view text);

/// SQLite's dialect to PostgreSQL's, by whole words outside quotes and comments:
/// INTEGER → BIGINT, REAL → DOUBLE PRECISION, BLOB → BYTEA, the STRICT that ends a table falls away, and TEXT → TEXT
/// COLLATE "C" except behind AS (a CAST): so text compares by its bytes, as in SQLite, whatever the database's locale.
std::string for_postgres(std::string_view text);

/// How often `word` stands in the text outside quotes and comments, in any case.
int count_word(std::string_view text, std::string_view word);

}  // namespace baqylau::db
