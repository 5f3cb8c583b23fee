/// What is made of other tables, from them anew: the search index, the sums of contests.

#include "app/commands.hpp"
#include "content/content.hpp"
#include "contests/contests.hpp"
#include "ngos/ngos.hpp"
#include "polls/polls.hpp"
#include "projects/projects.hpp"
#include "proposals/proposals.hpp"
#include "questions/questions.hpp"
#include "reports/reports.hpp"
#include "search/search.hpp"

#include <iostream>

namespace baqylau::app {

void put_all_into_search(db::Write& db, base::LocalDate today) {
  search::put_all(db, [&] {
    ngos::put_all_into_search(db);
    contests::put_all_into_search(db);
    projects::put_all_into_search(db);
    reports::put_all_into_search(db);
    proposals::put_all_into_search(db);
    content::put_all_into_search(db, today);
    questions::put_all_into_search(db);
    polls::put_all_into_search(db);
  });
}

void fill_search(db::Database& database, base::LocalDate today) {
  if (!database.read([](db::Read& db) { return search::is_empty(db); })) return;
  static_cast<void>(database.write([&](db::Write& db) {
    // Another node may have done it meanwhile.
    if (search::is_empty(db)) put_all_into_search(db, today);
    return base::done();
  }));
}

int reindex(const Place& place) {
  const auto database = open(place);
  static_cast<void>(database->write([today = base::SystemClock{}.today()](db::Write& db) {
    put_all_into_search(db, today);
    projects::recount_contests(db);
    return base::done();
  }));
  std::cout << "The search index is made anew, and the sums of contests are counted again.\n";
  return 0;
}

}  // namespace baqylau::app
