#include "db/backup.hpp"

#include "base/random.hpp"
#include "db/postgres/connection.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <functional>
#include <map>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

extern char** environ;

namespace baqylau::db {

namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const noexcept { PQconninfoFree(options); }
};
using Options = std::unique_ptr<PQconninfoOption, FreeOptions>;

Options parsed(const std::string& address) {
  char* why = nullptr;
  Options options{PQconninfoParse(address.c_str(), &why)};
  if (!options) {
    const std::string message = why ? why : "no memory";
    PQfreemem(why);
    throw Error{"the database's address: " + message};
  }
  return options;
}

/// The address of another database on the same server, as libpq's keywords.
std::string address_of(const std::string& beside, const std::string& name) {
  const auto options = parsed(beside);
  std::string address;
  for (const auto* option = options.get(); option->keyword; ++option) {
    const std::string keyword{option->keyword};
    if (!option->val || keyword == "dbname") continue;
    address += keyword + "='";
    for (const char* c = option->val; *c != '\0'; ++c) {
      if (*c == '\'' || *c == '\\') address += '\\';
      address += *c;
    }
    address += "' ";
  }
  return address + "dbname='" + name + "'";
}

/// The environment of a program of PostgreSQL's: the address goes there, for others can read a command line.
std::vector<std::string> environment_for(const std::string& address) {
  std::map<std::string, std::string> values;
  for (char** entry = environ; *entry; ++entry) {
    const std::string text{*entry};
    const auto equals = text.find('=');
    if (equals != std::string::npos) values[text.substr(0, equals)] = text.substr(equals + 1);
  }
  const auto options = parsed(address);
  for (const auto* option = options.get(); option->keyword; ++option)
    if (option->val && option->envvar) values[option->envvar] = option->val;
  std::vector<std::string> environment;
  for (const auto& [name, value] : values) environment.push_back(name + '=' + value);
  return environment;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> found;
  for (auto& text : texts) found.push_back(text.data());
  found.push_back(nullptr);
  return found;
}

std::string read_to_the_end(int from) {
  std::string said;
  std::array<char, 4096> piece{};
  for (;;) {
    const auto read = ::read(from, piece.data(), piece.size());
    if (read < 0 && errno == EINTR) continue;
    if (read <= 0) return said;
    said.append(piece.data(), static_cast<std::size_t>(read));
  }
}

/// Runs it to its end; what it complains of becomes the error.
void run(std::vector<std::string> words, const std::string& address) {
  auto environment = environment_for(address);
  const auto arguments = pointers(words);
  const auto variables = pointers(environment);
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::system_error{errno, std::generic_category(), "pipe"};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe[1], STDERR_FILENO);
  pid_t child = 0;
  const int code = ::posix_spawnp(&child, words.front().c_str(), &actions, nullptr, arguments.data(), variables.data());
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe[1]);
  if (code != 0) {
    ::close(pipe[0]);
    throw Error{words.front() + " could not be started (" + std::generic_category().message(code) +
                "): install the package postgresql-client"};
  }
  const auto said = read_to_the_end(pipe[0]);
  ::close(pipe[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw Error{words.front() + ": " + (said.empty() ? "it ended badly" : said)};
}

}  // namespace

void dump_postgres(const std::string& address, const std::filesystem::path& to) {
  run({"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file=" + to.string()}, address);
  const int file = ::open(to.c_str(), O_RDONLY | O_CLOEXEC);
  const bool durable = file >= 0 && ::fchmod(file, 0600) == 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!durable) throw Error{"pg_dump's file could not be made durable: " + to.string()};
}

bool has_tables_postgres(const std::string& address) {
  postgres::PostgresConnection connection{address};
  return !connection.texts("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() LIMIT 1").empty();
}

void load_postgres(const std::filesystem::path& from, const std::string& address) {
  if (has_tables_postgres(address)) throw Error{"the database has tables already: name an empty one"};
  const auto name = postgres::PostgresConnection{address}.texts("SELECT current_database()").at(0).at(0);
  run({"pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--dbname=" + name, from.string()},
      address);
}

ScratchPostgres::ScratchPostgres(const std::string& beside) : beside_{beside} {
  base::SystemRandom random;
  name_ = "baqylau_check_" + base::hex(random.bytes(8));
  address_ = address_of(beside_, name_);
  try {
    postgres::PostgresConnection{beside_}.command(("CREATE DATABASE " + name_ + " TEMPLATE template0 ENCODING 'UTF8'").c_str());
  } catch (const Error& error) {
    throw Error{"the backup cannot be tried: the role may not make a database beside this one (CREATEDB). " + std::string{error.what()}};
  }
}

ScratchPostgres::~ScratchPostgres() {
  try {
    postgres::PostgresConnection{beside_}.command(("DROP DATABASE " + name_ + " WITH (FORCE)").c_str());
  } catch (const std::exception&) {
    // It is named so that an administrator knows what it is.
  }
}

}  // namespace baqylau::db
