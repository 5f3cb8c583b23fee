#include "app/commands.hpp"
#include "app/table.hpp"
#include "base/random.hpp"
#include "base/spreadsheet.hpp"
#include "base/text.hpp"
#include "content/content.hpp"
#include "contests/contests.hpp"
#include "i18n/i18n.hpp"
#include "identity/identity.hpp"
#include "ngos/ngos.hpp"
#include "projects/projects.hpp"
#include "proposals/proposals.hpp"
#include "reference/reference.hpp"
#include "reports/reports.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <iostream>
#include <map>
#include <stdexcept>

namespace baqylau::app {

std::string_view pilot_file(std::string_view name);  // embedded from data/pilot-2007

namespace {

using LotKey = std::pair<std::string, int>;  // contest's date, lot's number

struct DemoAccount {
  std::string login, name, role, password;
  int lot = 0;
  int body = 0;  ///< row of state_bodies.csv; 0: all
  i18n::Language language;
  identity::PasswordHash hash;
};

class PilotLoader {
 public:
  PilotLoader(db::Write& db, base::Instant now, base::Random& random) : db_{db}, now_{now}, random_{random} {}

  base::Done load(const std::vector<DemoAccount>& accounts) {
    if (!contests::contests(db_).empty()) {
      return base::Failure{base::Kind::conflict,
                           base::M("The pilot's data is loaded into an empty database only; this one has contests already.")};
    }
    TRY(add_contests());
    TRY(add_ngos());
    TRY(add_lots());
    TRY(add_passports());
    TRY(add_reports());
    add_proposals();
    TRY(add_acts());
    TRY(add_links());
    TRY(add_pages());
    for (const auto& account : accounts) TRY(add_account(account));
    return base::done();
  }

 private:
  [[nodiscard]] std::optional<std::string> derived(const std::string& what, const std::string& contest, const std::string& lot) const {
    for (std::size_t i = 0; i < derived_.size(); ++i) {
      if (derived_.text(i, "what") == what && derived_.text(i, "contest") == contest && derived_.text(i, "lot") == lot)
        return derived_.text(i, "value");
    }
    return std::nullopt;
  }

  base::Done add_contests() {
    const Table bodies{pilot_file("state_bodies.csv")};
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      bodies_.push_back(TRY(reference::add_state_body(
          db_, random_, now_,
          {.name_kk = bodies.text(i, "name_kk"), .name_ru = bodies.text(i, "name_ru"), .name_en = bodies.text(i, "name_en")})));
    }
    const Table contests{pilot_file("contests.csv")};
    for (std::size_t i = 0; i < contests.size(); ++i) {
      const auto held_on = contests.text(i, "held_on");
      contests::ContestFacts facts{.state_body = bodies_.front(), .held_on = contests.date(i, "held_on").value()};
      facts.lots_total = contests.number(i, "lots_total");
      if (const auto due = derived("due_1", held_on, "")) facts.due[0] = base::LocalDate::parse_iso(*due);
      contest_[held_on] = TRY(contests::add_contest(db_, change(), facts));
    }
    return base::done();
  }

  base::Done add_ngos() {
    const Table ngos{pilot_file("ngos.csv")};
    const auto activities = reference::items(db_, reference::Book::activity);
    for (std::size_t i = 0; i < ngos.size(); ++i) {
      ngos::NgoCard card{.full_name_ru = ngos.text(i, "full_name_ru"), .short_name_ru = ngos.text(i, "short_name_ru")};
      card.address = ngos.known(i, "address_ru");
      card.phone1 = ngos.known(i, "phone1");
      card.phone2 = ngos.known(i, "phone2");
      card.fax1 = ngos.known(i, "fax1");
      card.fax2 = ngos.known(i, "fax2");
      card.email = ngos.known(i, "email");
      if (const auto* activity = reference::find_item(activities, ngos.text(i, "activity_ru"))) card.activity = activity->id;
      ngo_[base::folded(card.full_name_ru)] = TRY(ngos::add_ngo(db_, now_, random_, {}, card, since_of(card.full_name_ru)));
    }
    return base::done();
  }

  /// The day of the contest in which an NGO won a lot; of the first contest where it won none.
  [[nodiscard]] base::LocalDate since_of(const std::string& full_name) const {
    for (std::size_t i = 0; i < lots_.size(); ++i)
      if (base::folded(lots_.text(i, "executor_full")) == base::folded(full_name)) return lots_.date(i, "contest").value();
    return base::LocalDate::parse_iso(contest_.begin()->first).value();
  }

  /// Executors of whom only the names are known get a card with the names.
  base::Result<base::NgoId> executor(const std::string& short_name, const std::string& full_name) {
    const auto key = base::folded(full_name);
    if (const auto found = ngo_.find(key); found != ngo_.end()) return found->second;
    const auto id =
        TRY(ngos::add_ngo(db_, now_, random_, {}, {.full_name_ru = full_name, .short_name_ru = short_name}, since_of(full_name)));
    ngo_[key] = id;
    return id;
  }

  base::Done add_lots() {
    for (std::size_t i = 0; i < lots_.size(); ++i) {
      const auto contest = lots_.text(i, "contest");
      contests::LotFacts facts{.number = lots_.number(i, "lot")};
      facts.name.ru = lots_.known(i, "name_ru");
      facts.description.ru = lots_.known(i, "description_ru");
      facts.coverage.ru = lots_.known(i, "coverage_ru");
      facts.status = contests::lot_status_from_code(lots_.text(i, "status")).value();
      if (const auto regions = derived("regions", contest, lots_.text(i, "lot"))) facts.regions = split(*regions);
      const auto lot = TRY(contests::add_lot(db_, change(), contest_.at(contest), facts));
      lot_[{contest, facts.number}] = lot;
      if (!lots_.known(i, "executor_full")) continue;
      const auto ngo = TRY(executor(lots_.text(i, "executor_short"), lots_.text(i, "executor_full")));
      projects::Award award{.ngo = ngo};
      for (std::size_t p = 0; p < passports_.size(); ++p) {
        if (passports_.text(p, "contest") != contest || passports_.number(p, "lot") != facts.number) continue;
        award.budget = base::parse_money(passports_.text(p, "budget_tenge"));
        award.starts_on = passports_.date(p, "started_on");
      }
      project_[{contest, facts.number}] = TRY(projects::award(db_, change(), lot, award));
      executor_of_lot_[facts.number] = ngo;
    }
    return base::done();
  }

  base::Done add_passports() {
    for (std::size_t i = 0; i < passports_.size(); ++i) {
      const auto id = project_.at({passports_.text(i, "contest"), passports_.number(i, "lot")});
      const auto project = TRY(projects::find_project(db_, id));
      const http::Author author{.account = {}, .ngo = project.ngo, .scope = {}};
      TRY(projects::save_part(db_, now_, author, id, project.version, projects::About{.goals_ru = passports_.known(i, "goals_ru")}));
    }
    return base::done();
  }

  base::Done add_reports() {
    const Table control{pilot_file("stage1_control.csv")};
    for (std::size_t i = 0; i < control.size(); ++i) {
      const auto project = project_.at({control.text(i, "contest"), control.number(i, "lot")});
      const auto report = reports::reports_of_project(db_, project).front().id;
      std::vector<reports::PartContent> parts;
      const std::pair<const char*, reports::Part> marks[] = {
          {"team", reports::Part::team}, {"about_project", reports::Part::about_project}, {"main_works", reports::Part::main_works}};
      for (const auto& [column, part] : marks) {
        if (control.number(i, column) == 1) parts.push_back({.part = part, .body = {}, .attested = true});
      }
      // A blank day: the pilot's form shows that it was not submitted by then, the last day on the form.
      const auto last_on_form = base::LocalDate::parse_iso("2008-02-29");
      TRY(reports::enter_paper_report(
          db_, now_,
          {.report = report, .received_on = control.date(i, "submitted_on"), .noted_on = last_on_form, .parts = parts, .entered_by = {}}));
    }
    return base::done();
  }

  /// Who proposed them is not known, of most not when either.
  void add_proposals() {
    const Table proposals{pilot_file("proposals.csv")};
    for (std::size_t i = 0; i < proposals.size(); ++i)
      proposals::add_past(db_, random_, now_,
                          {.language = i18n::Language::ru,
                           .text = proposals.text(i, "text_ru"),
                           .proposed_at = base::parse_instant(proposals.text(i, "proposed_at"))});
  }

  base::Done add_acts() {
    const Table acts{pilot_file("legal.csv")};
    for (std::size_t i = 0; i < acts.size(); ++i) {
      content::Content act;
      act.title = {acts.known(i, "title_kk"), acts.known(i, "title_ru")};
      act.body = {acts.known(i, "note_kk"), acts.known(i, "note_ru")};
      act.act_kind = content::act_kind_from_code(acts.text(i, "kind")).value();
      act.act_number = acts.known(i, "number");
      act.adopted_on = acts.date(i, "adopted_on");
      if (const auto code = acts.known(i, "adilet"))
        act.address = {"https://adilet.zan.kz/kaz/docs/" + *code, "https://adilet.zan.kz/rus/docs/" + *code};
      TRY(publish(content::ItemKind::legal_act, {}, act));
    }
    return base::done();
  }

  base::Done add_links() {
    const Table links{pilot_file("links.csv")};
    for (std::size_t i = 0; i < links.size(); ++i) {
      content::Content link;
      link.title = {links.known(i, "title_kk"), links.known(i, "title_ru")};
      link.address = {links.known(i, "address_kk"), links.known(i, "address_ru")};
      link.mail = links.known(i, "mail");
      link.link_group = content::link_group_from_code(links.text(i, "category")).value();
      TRY(publish(content::ItemKind::link, {}, link));
    }
    return base::done();
  }

  base::Done add_pages() {
    for (const auto place : content::all_places) {
      const auto kk = page_text(place, "kk"), ru = page_text(place, "ru");
      content::Content page;
      page.title = {kk.first, ru.first};
      page.body = {kk.second, ru.second};
      TRY(publish(content::ItemKind::page, place, page));
    }
    return base::done();
  }

  /// Title and text: the first line is `# Title`.
  static std::pair<std::string, std::string> page_text(content::Place place, std::string_view language) {
    const auto file = pilot_file(std::string{to_code(place)}.append(".").append(language).append(".md"));
    const auto end = file.find('\n');
    return {std::string{file.substr(2, end - 2)}, base::clean_text(file.substr(end)).value()};
  }

  base::Done publish(content::ItemKind kind, std::optional<content::Place> place, const content::Content& content) {
    return content::add_published(db_, {now_, random_}, kind, place, content, base::almaty_date(now_));
  }

  base::Done add_account(const DemoAccount& demo) {
    identity::NewAccount account{.login = demo.login,
                                 .display_name = demo.name,
                                 .email = {},
                                 .password = demo.hash,
                                 .ngo = {},
                                 .roles = {},
                                 .language = demo.language};
    if (demo.role == "ngo") {
      account.ngo = executor_of_lot_.at(demo.lot);
    } else {
      http::RoleGrant grant{.role = http::role_from_code(demo.role).value()};
      if (demo.body != 0) grant.body = bodies_.at(static_cast<std::size_t>(demo.body) - 1);
      account.roles.push_back(grant);
    }
    TRY(identity::add_account(db_, random_, now_, account));
    return base::done();
  }

  [[nodiscard]] contests::Change change() const { return {.now = now_, .random = random_}; }
  static std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> pieces;
    for (std::size_t at = 0; at <= list.size();) {
      const auto end = std::min(list.find(';', at), list.size());
      pieces.push_back(list.substr(at, end - at));
      at = end + 1;
    }
    return pieces;
  }

  db::Write& db_;
  base::Instant now_;
  base::Random& random_;
  Table derived_{pilot_file("derived.csv")};
  Table lots_{pilot_file("lots.csv")};
  Table passports_{pilot_file("passports.csv")};
  std::vector<base::StateBodyId> bodies_;  ///< the first one held the contests
  std::map<std::string, base::ContestId> contest_;
  std::map<std::string, base::NgoId> ngo_;
  std::map<LotKey, base::LotId> lot_;
  std::map<LotKey, base::ProjectId> project_;
  std::map<int, base::NgoId> executor_of_lot_;
};

std::vector<DemoAccount> demo_accounts(base::Random& random) {
  const Table table{pilot_file("demo_accounts.csv")};
  std::vector<DemoAccount> accounts;
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto password = base::random_token(random, 12);
    auto hash = identity::PasswordHash::of(password);
    accounts.push_back({table.text(i, "login"), table.text(i, "name"), table.text(i, "role"), std::move(password), table.number(i, "lot"),
                        table.number(i, "body"), i18n::from_code(table.text(i, "language")).value(), std::move(hash)});
  }
  return accounts;
}

/// Only the owner may read it.
void write_accounts(const std::filesystem::path& file, const std::vector<DemoAccount>& accounts) {
  const Table bodies{pilot_file("state_bodies.csv")};
  std::string text = "Demo accounts of this installation (login, password, role):\n";
  for (const auto& account : accounts) {
    text += "  " + account.login + std::string(16 - std::min<std::size_t>(15, account.login.size()), ' ') + account.password + "  " +
            account.role;
    if (account.body != 0) text += " (" + bodies.text(static_cast<std::size_t>(account.body) - 1, "name_en") + ")";
    if (account.lot != 0) text += " (executor of lot " + std::to_string(account.lot) + ")";
    text += "\n";
  }
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0 || ::write(descriptor, text.data(), text.size()) != static_cast<ssize_t>(text.size()) || ::close(descriptor) != 0) {
    throw std::runtime_error{"cannot write " + file.string()};
  }
}

}  // namespace

int load_pilot(const Place& place) {
  const auto database = open(place);
  base::SystemRandom random;
  const auto accounts = demo_accounts(random);
  const auto now = base::SystemClock{}.now();
  const auto loaded = database->write([&](db::Write& db) { return PilotLoader{db, now, random}.load(accounts); });
  if (!loaded.ok()) {
    const auto catalogues = i18n::load_catalogues();
    std::cerr << (*catalogues)[i18n::Language::en](loaded.failure().message) << "\n";
    return 1;
  }
  write_accounts(place.data / "demo-accounts.txt", accounts);
  std::cout << "The pilot's data is loaded.\n";
  return 0;
}

}  // namespace baqylau::app
