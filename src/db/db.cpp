#include "db/db.hpp"

#include "db/engine.hpp"

#include <future>
#include <iostream>
#include <memory>

namespace baqylau::db {

void wait_for(const std::function<void(Database::Outcome)>& start) {
  // Shared with the outcome: this thread may be gone before the other has left set_value().
  auto finished = std::make_shared<std::promise<void>>();
  auto future = finished->get_future();
  start([finished](std::exception_ptr error) {
    if (error) finished->set_exception(std::move(error));
    else finished->set_value();
  });
  finished.reset();
  future.get();
}

namespace detail {

void wait_read(Database& database, const Database::ReadJob& job) {
  wait_for([&](Database::Outcome outcome) { database.start_read(job, std::move(outcome)); });
}

void wait_write(Database& database, const Database::WriteJob& job) {
  wait_for([&](Database::Outcome outcome) { database.start_write(job, std::move(outcome)); });
}

}  // namespace detail

Engine& engine_of(Database& database) {
  auto* engine = dynamic_cast<Engine*>(&database);
  if (engine == nullptr) throw Error{"this database has no schema of its own: " + std::string{database.engine()}};
  return *engine;
}

void deliver(const Database::Outcome& outcome, std::exception_ptr error) noexcept {
  try {
    outcome(std::move(error));
  } catch (const std::exception& bug) {
    std::cerr << "an outcome of the database threw: " << bug.what() << '\n';
  } catch (...) {
    std::cerr << "an outcome of the database threw\n";
  }
}

}  // namespace baqylau::db
