#pragma once
/// Two state bodies with a contest and a lot each, two NGOs, an operator; the clock stands at 3 March 2008.

#include "proposals/proposals.hpp"
#include "proposals/service.hpp"
#include "proposals/store.hpp"

#include "contests/contests.hpp"
#include "identity/identity.hpp"
#include "ngos/ngos.hpp"
#include "reference/reference.hpp"
#include "support/accounts.hpp"
#include "support/vouched_test.hpp"
#include "tests/proposals/sql.hpp"
#include "tests/ui/support.hpp"

#include <optional>
#include <string>
#include <vector>

namespace baqylau::proposals {

namespace rows = baqylau::tests::proposals::sql;

inline base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }

class ProposalsTest : public support::VouchedTest {
 protected:
  /// What a use case answers with, in a transaction of its own.
  template <class Job>
  auto done(Job job) {
    return database().write([&](db::Write& db) { return job(db); });
  }
  template <class Job>
  auto made(Job job) {
    return done(job).value();
  }
  template <class Job>
  auto read(Job job) {
    return database().read([&](db::Read& db) { return job(db); });
  }

  void SetUp() override {
    VouchedTest::SetUp();
    if (IsSkipped()) return;
    for (std::size_t i = 0; i < 2; ++i) {
      const auto name = std::to_string(i + 1);
      body[i] = made([&](db::Write& db) {
        return reference::add_state_body(db, random, clock.now(), {.name_kk = "Орган " + name, .name_ru = "Орган " + name});
      });
      contest[i] = made([&](db::Write& db) {
        return contests::add_contest(db, {clock.now(), random}, {.state_body = body[i], .held_on = day("2007-07-16")});
      });
      lot[i] = made([&](db::Write& db) {
        return contests::add_lot(db, {clock.now(), random}, contest[i], {.number = 5, .name = {std::nullopt, "Лот " + name}});
      });
      ngo[i] = made([&](db::Write& db) {
        return ngos::add_ngo(db, clock.now(), random, {},
                             {.full_name_ru = "Фонд «Достык " + name + "»", .short_name_ru = "Достык " + name});
      });
    }
    operator_ = support::add_staff(database(), random, clock.now(), "operator", http::Role::operator_, body[0]);
  }

  template <class Statement>
  std::vector<typename Statement::Row> all() {
    return read([](db::Read& db) { return db.all(Statement{}); });
  }

  identity::VisitorForm from(const std::string& address) {
    http::Request request;
    request.client_address = address;
    auto form = identity::visitor_form(services, request, propose_form);
    form.pass = identity::Pass::computed;
    return form;
  }
  base::Result<base::ProposalId> visitor_sends(const std::string& address, std::optional<std::string> email = {},
                                               const std::string& text = "Обучение пожилых людей работе с порталом услуг") {
    return done([&](db::Write& db) {
      return propose(db, random, clock.now(), from(address),
                     {.language = i18n::Language::ru, .name = "Асель", .email = email, .body = text});
    });
  }
  base::Result<base::ProposalId> ngo_sends(base::NgoId by, const std::string& address = "192.0.2.1") {
    return done([&](db::Write& db) {
      return propose(db, random, clock.now(), from(address),
                     {.language = i18n::Language::kk, .ngo = by, .body = "Ауылдағы жастарға кәсіптік бағдар беру жұмыстары"});
    });
  }
  Seen seen(base::ProposalId id) { return {.id = id, .version = proposal(id).version}; }
  base::Done publishes(const Seen& what) {
    return done([&](db::Write& db) { return publish(db, outbox(), operator_.account, what); });
  }
  base::Done declines(const Seen& what, Reason reason = Reason::off_topic, std::optional<std::string> words = {}) {
    return done([&](db::Write& db) { return decline(db, outbox(), operator_.account, what, reason, words); });
  }
  base::Done merges(const Seen& what, base::ProposalId kept) {
    return done([&](db::Write& db) { return merge(db, outbox(), operator_.account, what, kept); });
  }
  base::Done separates(const Seen& what) {
    return done([&](db::Write& db) { return separate(db, outbox(), operator_.account, what); });
  }
  base::Done links(const Seen& what, std::optional<base::LotId> to) {
    return done([&](db::Write& db) { return link_lot(db, clock.now(), operator_.account, what, to); });
  }
  base::ProposalId published(const std::string& text, const std::string& address = "192.0.2.1") {
    const auto id = visitor_sends(address, {}, text).value();
    EXPECT_TRUE(publishes(seen(id)).ok());
    later(std::chrono::minutes{61});
    return id;
  }
  Proposal proposal(base::ProposalId id) {
    return read([&](db::Read& db) { return store::proposal(db, id).value(); });
  }
  std::optional<Shown> shown(base::ProposalId id) {
    return read([&](db::Read& db) { return store::shown_one(db, id); });
  }
  std::vector<base::ProposalId> listed(const store::Filter& filter = {}) {
    std::vector<base::ProposalId> ids;
    for (const auto& one : read([&](db::Read& db) { return store::shown(db, filter, 1); })) ids.push_back(one.proposal.id);
    return ids;
  }
  /// A poll of which the proposal is an option.
  base::PollId puts_to_vote(base::ProposalId id) {
    const base::PollId poll{base::new_id(random, clock.now().micros)};
    made([&](db::Write& db) -> base::Result<bool> {
      db.run(rows::add_poll{poll, "Тема", day("2008-03-04"), day("2008-03-10"), operator_.account});
      db.run(rows::add_option{{base::new_id(random, clock.now().micros)}, poll, 1, id});
      TRY(put_to_vote(db, clock.now(), operator_.account, id, poll));
      return true;
    });
    return poll;
  }
  base::ProjectId awards(base::LotId of) {
    const base::ProjectId id{base::new_id(random, clock.now().micros)};
    made([&](db::Write& db) -> base::Result<bool> {
      db.run(rows::add_project{id, of, ngo[0]});
      return true;
    });
    return id;
  }
  notices::Outbox outbox() { return {clock.now(), random, ui::test::catalogues()}; }
  void later(std::chrono::minutes time) { clock.set(clock.now() + time); }

  std::array<base::StateBodyId, 2> body{};
  std::array<base::ContestId, 2> contest{};
  std::array<base::LotId, 2> lot{};
  std::array<base::NgoId, 2> ngo{};
  support::Person operator_{};
  ui::test::NoFiles files;
  http::Services services{clock, random, files, ui::test::catalogues(), "https://monitoring.example", std::string(32, 's')};
};

}  // namespace baqylau::proposals
