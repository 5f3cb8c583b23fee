#include "db/script.hpp"

#include <algorithm>
#include <optional>

namespace baqylau::db {

namespace {

enum class Piece { word, blank, sign, quoted, comment };
struct Token {
  Piece piece;
  std::string_view text;
};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Where the token that begins at `start` ends.
std::size_t quoted_end(std::string_view text, std::size_t start) {
  const char quote = text[start];
  std::size_t at = start + 1;
  while (at < text.size()) {
    if (text[at] != quote) {
      ++at;
      continue;
    }
    if (at + 1 < text.size() && text[at + 1] == quote) {
      at += 2;
      continue;
    }
    return at + 1;
  }
  return text.size();
}

template <class Belongs>
std::size_t run_end(std::string_view text, std::size_t start, Belongs belongs) {
  while (start < text.size() && belongs(text[start])) ++start;
  return start;
}

Token next_token(std::string_view text, std::size_t start) {
  const auto rest = text.substr(start);
  const auto upto = [&](Piece piece, std::size_t end) { return Token{piece, text.substr(start, end - start)}; };
  if (rest.starts_with("--")) return upto(Piece::comment, std::min(text.find('\n', start), text.size()));
  if (rest.starts_with("/*")) {
    const auto end = text.find("*/", start + 2);
    return upto(Piece::comment, end == std::string_view::npos ? text.size() : end + 2);
  }
  if (rest.front() == '\'' || rest.front() == '"') return upto(Piece::quoted, quoted_end(text, start));
  if (is_word(rest.front())) return upto(Piece::word, run_end(text, start, is_word));
  if (is_blank(rest.front())) return upto(Piece::blank, run_end(text, start, is_blank));
  return upto(Piece::sign, start + 1);
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size(); at += tokens.back().text.size()) tokens.push_back(next_token(text, at));
  return tokens;
}

bool same_word(std::string_view a, std::string_view b) {
  const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return upper(x) == upper(y); });
}

/// What PostgreSQL is given for a word, or nothing when it stays. `before` is the last word or sign.
std::optional<std::string_view> translated(std::string_view word, std::string_view before) {
  if (same_word(word, "INTEGER")) return "BIGINT";
  if (same_word(word, "REAL")) return "DOUBLE PRECISION";
  if (same_word(word, "BLOB")) return "BYTEA";
  if (same_word(word, "TEXT") && !same_word(before, "AS")) return "TEXT COLLATE \"C\"";
  if (same_word(word, "STRICT") && before == ")") return "";
  return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

std::vector<std::string> split_script(std::string_view text) {
  std::vector<std::string> statements;
  std::string current;
  bool has_code = false;
  const auto finish = [&] {
    if (has_code) statements.emplace_back(trimmed(current));
    current.clear();
    has_code = false;
  };
  for (const auto& token : tokens_of(text)) {
    if (token.piece == Piece::sign && token.text == ";") {
      finish();
      continue;
    }
    current += token.text;
    has_code = has_code || (token.piece != Piece::blank && token.piece != Piece::comment);
  }
  finish();
  return statements;
}

std::string for_postgres(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 4);
  std::string_view before;
  for (const auto& token : tokens_of(text)) {
    out += token.piece == Piece::word ? translated(token.text, before).value_or(token.text) : token.text;
    if (token.piece != Piece::blank && token.piece != Piece::comment) before = token.text;
  }
  return out;
}

int count_word(std::string_view text, std::string_view word) {
  const auto tokens = tokens_of(text);
  return static_cast<int>(std::count_if(tokens.begin(), tokens.end(),
                                        [&](const Token& token) { return token.piece == Piece::word && same_word(token.text, word); }));
}

}  // namespace baqylau::db
