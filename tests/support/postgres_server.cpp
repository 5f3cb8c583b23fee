#include "support/postgres_server.hpp"

#include "base/random.hpp"
#include "db/db.hpp"

#include <libpq-fe.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>

namespace baqylau::support {

namespace {

std::string new_name() {
  base::SystemRandom random;
  return "baqylau_test_" + base::hex(random.bytes(8));
}

/// A later keyword of a conninfo wins.
std::string address_of(const std::string& name) { return postgres_server().value() + " dbname=" + name; }

/// What the migrations put into the tables is kept beside them, to be put back.
constexpr const char* remember_first_rows = R"(
CREATE SCHEMA first_rows;
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('CREATE TABLE first_rows.%I AS TABLE public.%I', name, name);
  END LOOP;
END $$)";
constexpr const char* put_back_first_rows = R"(
DO $$ DECLARE name text; BEGIN
  SET LOCAL session_replication_role = replica; -- no order among tables that refer to each other
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DELETE FROM public.%I', name);
    EXECUTE format('INSERT INTO public.%I SELECT * FROM first_rows.%I', name, name);
  END LOOP;
END $$)";

struct WithSchema {
  ThrowAwayDatabase database;
  WithSchema() {
    {
      const auto opened = db::open_postgres(database.address(), 1);
      if (!db::migrate(*opened).ok()) throw std::runtime_error{"the migrations do not apply"};
    }
    on_server(remember_first_rows, database.name());
  }
};

}  // namespace

std::optional<std::string> postgres_server() {
  const char* address = std::getenv("BAQYLAU_TEST_PG");
  if (address == nullptr || *address == '\0') return std::nullopt;
  return address;
}

void on_server(const std::string& command, const std::string& database) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection{PQconnectdb(address_of(database).c_str()), &PQfinish};
  PQsetNoticeProcessor(
      connection.get(), [](void*, const char*) {}, nullptr);
  const std::unique_ptr<PGresult, decltype(&PQclear)> result{PQexec(connection.get(), command.c_str()), &PQclear};
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error{command + ": " + PQerrorMessage(connection.get())};
}

ThrowAwayDatabase::ThrowAwayDatabase() : name_{new_name()} {
  // In a natural language's order, so that a statement whose order depends on the database's locale is found out.
  on_server("CREATE DATABASE " + name_ + " TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'ru'");
}

ThrowAwayDatabase::~ThrowAwayDatabase() {
  try {
    on_server("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
  } catch (const std::exception& error) {
    std::cerr << "a test database stays behind: " << error.what() << '\n';
  }
}

std::string ThrowAwayDatabase::address() const { return address_of(name_); }

const ThrowAwayDatabase& empty_postgres() {
  static const ThrowAwayDatabase database;
  on_server("DROP SCHEMA public CASCADE; CREATE SCHEMA public", database.name());
  return database;
}

const ThrowAwayDatabase& postgres_with_schema() {
  static const WithSchema made;
  on_server(put_back_first_rows, made.database.name());
  return made.database;
}

}  // namespace baqylau::support
