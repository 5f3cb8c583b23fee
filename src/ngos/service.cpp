/// Use cases of the register.

#include "journal/journal.hpp"
#include "ngos/domain.hpp"
#include "ngos/ngos.hpp"
#include "ngos/searching.hpp"
#include "ngos/store.hpp"

#include <algorithm>

namespace baqylau::ngos {

namespace {

using base::M;

base::Failure no_such_ngo() { return {base::Kind::not_found, M("There is no such NGO in the register")}; }

/// `entered`: who has no card yet and was to get it.
base::Failure number_is_taken(const NumberHolder& holder, Standing entered = Standing::card) {
  auto text =
      M("{name} is already in the register with this number. To act for it, ask the operator of the state body for access to its card");
  if (entered == Standing::named)
    text =
        M("{name} is already in the register with this number. Tie the projects of this organisation to that card: open the passport of "
          "each");
  if (holder.standing == Standing::named)
    text = M(
        "{name} bears this number: it was named in an award and has no card. Tie its projects to this card first, in the passport of each");
  const base::Message message{text, {{"name", holder.name_ru}}};
  return {base::Kind::conflict, message, {{"number", message}}};
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

/// To the address that letters go to from now on, and to the one they went to: whoever changed it without the right is found out.
void tell_of_new_address(db::Write& db, const notices::Outbox& outbox, const Ngo& before, std::int64_t version) {
  const auto key = "ngo " + base::to_string(before.id) + " address " + std::to_string(version);
  const auto write = [&](const i18n::Translator& t) { return address_letter(t, before.card); };
  const auto link = http::Url::to("/ngos/{}", before.id);
  notices::tell_ngo(db, outbox, before.id, {.dedupe_key = key, .kind = notices::Kind::address, .link = link, .write = write});
  if (!before.card.email) return;
  notices::tell_ngo_at(db, outbox, before.id, *before.card.email,
                       {.dedupe_key = key + " former", .kind = notices::Kind::address, .link = link, .write = write});
}

}  // namespace

base::Result<Ngo> find_ngo(db::Read& db, base::NgoId id) {
  auto ngo = store::by_id(db, id, {});
  if (!ngo) return no_such_ngo();
  return std::move(*ngo);
}

base::Result<Ngo> load_ngo_for(db::Read& db, const http::Author& author, base::NgoId id) {
  auto ngo = store::by_id(db, id, author.ngo);
  if (!ngo) return no_such_ngo();
  return std::move(*ngo);
}

void make_keys(db::Database& database) {
  if (!database.read([](db::Read& db) { return store::lacks_keys(db); })) return;
  static_cast<void>(database.write([](db::Write& db) {
    store::make_keys(db);
    return base::done();
  }));
}

std::vector<Rated> rated_ngos(db::Read& db) { return store::rated(db); }

void keep_rating(db::Write& db, base::NgoId ngo, std::optional<int> rating) { store::keep_rating(db, ngo, rating); }

NgoPage ngos_page(db::Read& db, const NgoFilter& filter, int page, int size) {
  NgoPage found;
  found.total = store::total(db, filter);
  found.pages = static_cast<int>(std::max<std::int64_t>(1, (found.total + size - 1) / size));
  found.page = std::clamp(page, 1, found.pages);
  const std::int64_t skip = static_cast<std::int64_t>(found.page - 1) * size;
  found.first = skip + 1;
  found.ngos = store::page(db, filter, size, skip);
  return found;
}

base::Result<base::NgoId> add_ngo(db::Write& db, base::Instant now, base::Random& random, std::optional<base::AccountId> actor,
                                  const NgoCard& card, std::optional<base::LocalDate> since) {
  const auto added = store::add(db, now, base::NgoId{base::new_id(random, now.micros)}, Standing::card, card);
  if (!added) {
    auto holder = card.number ? holder_of(db, *card.number) : std::nullopt;
    if (!holder) throw db::Error{"a card was refused, and no other bears its number"};
    return number_is_taken(*holder);
  }
  const auto id = added->id;
  store::keep_version(db, id, added->version, since ? base::almaty_start(*since) : now, now, {.account = actor, .on_behalf = true});
  journal::record(db, now, {.actor = actor, .event = "ngo.entered", .subject = {journal::Kind::ngo, id}});
  put_into_search(db, id);
  return id;
}

base::Done change_ngo(db::Write& db, const notices::Outbox& outbox, const http::Author& author, base::NgoId id, std::int64_t version,
                      const NgoCard& card) {
  const auto now = outbox.now;
  const auto before = TRY(load_ngo_for(db, author, id));
  NgoCard wanted = card;
  if (!author.on_behalf()) wanted.number = before.card.number;
  const auto stored = store::change(db, now, id, author.ngo, version, wanted);
  if (!stored) {
    if (wanted.number && before.version == version) {
      if (auto holder = holder_of(db, *wanted.number); holder && holder->id != id) return number_is_taken(*holder, before.standing);
    }
    return base::Failure{base::Kind::conflict, M("This card was changed after you opened the page")};
  }
  store::keep_version(db, id, *stored, now, now, {.account = author.account, .on_behalf = author.on_behalf()});
  if (before.standing == Standing::named) {
    journal::record(db, now, {.actor = author.account, .event = "ngo.entered", .subject = {journal::Kind::ngo, id}});
    put_into_search(db, id);
    return base::done();
  }
  std::optional<base::NgoId> on_behalf_of;
  if (author.on_behalf()) on_behalf_of = id;
  journal::record(db, now,
                  {.actor = author.account,
                   .on_behalf_of = on_behalf_of,
                   .event = "ngo.changed",
                   .subject = {journal::Kind::ngo, id},
                   .details = {{"fields", joined(changed_facts(before.card, wanted))}, {"version", std::to_string(*stored)}}});
  put_into_search(db, id);
  if (before.card.email != wanted.email) tell_of_new_address(db, outbox, before, *stored);
  return base::done();
}

base::Result<base::NgoId> name_ngo(db::Write& db, base::Instant now, base::Random& random, const Named& named) {
  const NgoCard known{.number = named.number,
                      .full_name_kk = named.name_kk,
                      .full_name_ru = named.name_ru,
                      .short_name_kk = named.name_kk,
                      .short_name_ru = named.name_ru,
                      .phone1 = named.phone};
  // No version of a card is kept: as of this day it has none.
  const auto added = store::add(db, now, base::NgoId{base::new_id(random, now.micros)}, Standing::named, known);
  if (added) return added->id;
  const auto holder = named.number ? holder_of(db, *named.number) : std::nullopt;
  if (!holder) throw db::Error{"an organisation was refused, and no other bears its number"};
  if (holder->standing == Standing::card) {
    const base::Message message{M("{name} has a card with this number. Choose it as the executor, or correct the number"),
                                {{"name", holder->name_ru}}};
    return base::Failure{base::Kind::conflict, message, {{std::string{named_prefix} + "number", message}}};
  }
  if (named.phone) store::set_named_phone(db, now, holder->id, *named.phone);
  return holder->id;
}

bool release_number(db::Write& db, base::Instant now, base::NgoId id) { return store::release_number(db, now, id); }

}  // namespace baqylau::ngos
