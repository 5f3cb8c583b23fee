#include "app/commands.hpp"
#include "app/mail.hpp"
#include "base/clock.hpp"
#include "db/waits.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <functional>
#include <iostream>

#include <sys/stat.h>

namespace {

using namespace baqylau;

void add_place(CLI::App& command, app::Place& place) {
  command.add_option("--data", place.data, "Folder of the database and the files")->capture_default_str();
  command.add_option("--db", place.database, "postgresql://… instead of SQLite in the folder");
}

/// How this installation sends mail.
void add_mail(CLI::App& command, app::MailOptions& mail) {
  command.add_option("--relay", mail.relay,
                     "Mail relay, smtp://HOST:PORT (with STARTTLS) or smtps://HOST:PORT (default: files in DATA/mail)");
  command.add_option("--mail-from", mail.from, "Address that mail comes from");
  command.add_option("--relay-user", mail.user, "Name to sign in to the relay with");
  command.add_option("--relay-password-file", mail.password_file, "File with the password for it, which nobody else may read");
  command.add_option("--relay-ca", mail.ca_file, "Certificates to trust for the relay instead of the system's");
  command.add_option("--site-address", mail.site, "Address of this site in mailed links, like https://monitoring.example");
}

}  // namespace

int main(int count, char** words) {
  // Whatever is made, from the data folder to the log: for its owner alone.
  ::umask(0077);
  CLI::App program{"Baqylau: monitoring of the state social order"};
  program.require_subcommand(1);
  program.failure_message(CLI::FailureMessage::help);
  std::function<int()> command;

  app::ServeOptions serve;
  auto& serving = *program.add_subcommand("serve", "Serve the site; stops on SIGTERM after running requests have ended");
  add_place(serving, serve.place);
  serving.add_option("--listen", serve.listen, "ADDRESS:PORT; port 0 takes any free one")->capture_default_str();
  serving.add_option("--assets", serve.assets, "Folder of style sheets, scripts and fonts, in place of those in the program");
  serving.add_option("--threads", serve.threads, "Threads for requests (default: one a core)")->check(CLI::Range(0, 64));
  serving
      .add_option("--trusted-proxy", serve.trusted_proxies,
                  "Address or network of a proxy whose X-Forwarded-For is believed; may be repeated")
      ->allow_extra_args(false);
  serving.add_option("--host", serve.hosts, "Name this site is reached by, like monitoring.example; others are refused; may be repeated")
      ->allow_extra_args(false);
  serving.add_flag("--pseudo", serve.pseudo, "Show every text in a made-up language, to find what cannot be translated");
  add_mail(serving, serve.mail);
  serving.callback([&] { command = [&] { return app::serve(serve); }; });

  app::Place place;
  auto& migrating = *program.add_subcommand("migrate", "Bring the database's schema up to date");
  add_place(migrating, place);
  migrating.callback([&] { command = [&] { return app::migrate(place); }; });

  app::BackupOptions backing;
  auto& backup = *program.add_subcommand(
      "backup", "Copy database, files and secret of a site that may be in use; restored and verified before it counts");
  add_place(backup, place);
  backup.add_option("--into", backing.into, "Folder of the backups, best on another disk")->required();
  backup.add_option("--keep", backing.keep, "Remove all but the newest N")->check(CLI::Range(1, 100'000));
  backup.callback([&] { command = [&] { return app::back_up(place, backing); }; });
  std::filesystem::path backup_folder;
  auto& restoring = *program.add_subcommand("restore", "Make an empty folder (and database) what a backup holds, and verify it");
  add_place(restoring, place);
  restoring.add_option("backup", backup_folder, "The backup: one of the dated folders")->required()->check(CLI::ExistingDirectory);
  restoring.callback([&] { command = [&] { return app::restore(backup_folder, place); }; });

  auto& loading = *program.add_subcommand("load", "Load ready-made data into an empty database");
  loading.require_subcommand(1);
  auto& pilot = *loading.add_subcommand("pilot", "The pilot of 2007-2008, and demo accounts");
  add_place(pilot, place);
  pilot.callback([&] { command = [&] { return app::load_pilot(place); }; });

  auto& reindexing = *program.add_subcommand("reindex", "Make the search index and the sums of contests anew from all records");
  add_place(reindexing, place);
  reindexing.callback([&] { command = [&] { return app::reindex(place); }; });

  app::DemoOptions demo_options;
  auto& demo = *loading.add_subcommand("demo", "Made-up records of any size; every account has the password that is printed");
  add_place(demo, place);
  demo.add_option("--projects", demo_options.projects, "How many projects")->check(CLI::Range(1, 1'000'000))->capture_default_str();
  demo.add_option("--seed", demo_options.seed, "The same seed makes the same records")->capture_default_str();
  demo.callback([&] { command = [&] { return app::load_demo(place, demo_options); }; });

  app::ImportOptions import;
  auto& importing = *program.add_subcommand("import", "Import a spreadsheet (CSV or XLSX)");
  importing.require_subcommand(1);
  auto& lots = *importing.add_subcommand("lots", "A contest's lots: all rows, or none if one is wrong");
  add_place(lots, import.place);
  lots.add_option("file", import.file, "The spreadsheet")->required();
  lots.add_option("--contest", import.contest.value, "The contest's number, from its address")->required();
  lots.add_flag("--dry-run", import.dry_run, "Check only");
  lots.callback([&] { command = [&] { return app::import_lots(import); }; });

  auto& routes = *program.add_subcommand("routes", "List method, path and access of every route");
  routes.callback([&] { command = [] { return app::print_routes(); }; });

  std::filesystem::path states_folder = "docs/states";
  auto& states = *program.add_subcommand("states", "Write the workflows as Markdown with diagrams");
  states.add_option("--out", states_folder, "Folder")->capture_default_str();
  states.callback([&] { command = [&] { return app::write_states(states_folder); }; });

  app::NewUser user;
  auto& users = *program.add_subcommand("user", "Accounts");
  users.require_subcommand(1);
  auto& adding = *users.add_subcommand("add", "Add an account; its password is read from standard input");
  add_place(adding, place);
  adding.add_option("--login", user.login, "What the person signs in with")->required();
  adding.add_option("--name", user.name, "Shown beside what the person does")->required();
  adding.add_option("--email", user.email, "For notices");
  adding.add_option("--role", user.role, "operator, specialist, approver, auditor, administrator, or ngo")->required();
  adding.add_option("--state-body", user.state_bodies, "Number of a state body the role is for; may be given again (default: all)");
  adding.add_option("--ngo-number", user.ngo_number, "BIN or RNN of the NGO, for role ngo");
  adding.add_option("--language", user.language, "kk, ru or en")->capture_default_str();
  adding.callback([&] { command = [&] { return app::add_user(place, user); }; });

  std::string login, blocking_reason;
  const auto of_account = [&](std::string name, std::string what) -> CLI::App& {
    auto& changing = *users.add_subcommand(std::move(name), std::move(what));
    add_place(changing, place);
    changing.add_option("--login", login, "Whose account")->required();
    return changing;
  };
  of_account("reset", "Give an account a new random password, which is printed once, and end its sessions").callback([&] {
    command = [&] { return app::reset_user(place, login); };
  });
  auto& blocking = of_account("block", "Let nobody sign in to an account any more, and end its sessions");
  blocking.add_option("--reason", blocking_reason, "Why; it stays in the journal")->required();
  blocking.callback([&] { command = [&] { return app::block_user(place, login, blocking_reason); }; });
  of_account("unblock", "Let a blocked account sign in again").callback([&] { command = [&] { return app::unblock_user(place, login); }; });
  app::RoleChange role_change;
  auto& role = of_account("role", "Give an account a role, or take one from it");
  role.add_option("--add", role_change.add, "operator, specialist, approver, auditor or administrator");
  role.add_option("--remove", role_change.remove, "The same")->excludes("--add");
  role.add_option("--state-body", role_change.state_body, "Number of the state body the role is for (default: all)");
  role.add_option("--reason", role_change.reason, "Why; it stays in the journal")->required();
  role.callback([&] {
    role_change.login = login;
    command = [&] { return app::change_role(place, role_change); };
  });
  auto& listing =
      *users.add_subcommand("list", "Every account with its roles, whether it is blocked, and when somebody last signed in to it");
  add_place(listing, place);
  listing.callback([&] { command = [&] { return app::list_users(place); }; });

  auto& journal = *program.add_subcommand("journal", "The audit journal");
  journal.require_subcommand(1);
  bool entries_only = false;
  auto& verifying =
      *journal.add_subcommand("verify", "Recompute every hash, and compare every object in the tables with its newest version");
  add_place(verifying, place);
  verifying.add_flag("--entries-only", entries_only, "Leave the tables out");
  verifying.callback(
      [&] { command = [&] { return app::verify_journal(place, entries_only ? app::Verified::entries : app::Verified::all); }; });
  auto& figures = *program.add_subcommand("figures", "What is kept beside the records, so that pages need not look at all of them");
  figures.require_subcommand(1);
  auto& comparing = *figures.add_subcommand(
      "verify",
      "Compare today's special-control group, general ratings, the sums of contests and what projects' files take with the records");
  add_place(comparing, place);
  comparing.callback([&] { command = [&] { return app::verify_figures(place); }; });

  auto& checking = *program.add_subcommand(
      "check", "Read every file that a record names: whether it is there, with the bytes of its name; and count those that none names");
  add_place(checking, place);
  app::MailOptions checked_mail;
  auto& checking_mail =
      *checking.add_subcommand("mail", "Whether the relay of these options can be used, and what to correct; no letter is sent");
  add_mail(checking_mail, checked_mail);
  checking.callback([&] { command = [&] { return checking_mail.parsed() ? app::check_mail(checked_mail) : app::check_files(place); }; });

  std::string adoption_reason;
  auto& adopting =
      *journal.add_subcommand("adopt", "Record what was put right in the tables by hand, as they are now, for everybody to see");
  add_place(adopting, place);
  adopting.add_option("--reason", adoption_reason, "Why; it stays in the journal")->required();
  adopting.callback([&] { command = [&] { return app::adopt_into_journal(place, adoption_reason); }; });

  try {
    program.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? 0 : 2;
  }
  try {
    base::load_zone_data();
    // Who has given a command waits for its end; requests have threads of their own.
    const db::Unhurried unhurried;
    return command();
  } catch (const std::exception& error) {
    std::cerr << "baqylau: " << error.what() << "\n";
    return 1;
  }
}
