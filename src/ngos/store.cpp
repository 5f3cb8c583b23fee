#include "ngos/store.hpp"

#include "base/text.hpp"
#include "ngos/domain.hpp"
#include "ngos/sql.hpp"

#include <utility>

namespace baqylau::ngos {
namespace store {

namespace {

std::string_view to_code(Standing standing) { return standing == Standing::card ? "card" : "named"; }

Standing standing_of(std::string_view code) { return code == to_code(Standing::named) ? Standing::named : Standing::card; }

template <class Row>
Ngo ngo_of(Row row) {
  Ngo ngo;
  ngo.id = row.id;
  ngo.standing = standing_of(row.standing);
  ngo.version = row.version;
  if (row.rating >= 0) ngo.rating = static_cast<int>(row.rating);
  if (row.number && row.number_kind) {
    const auto kind = *row.number_kind == base::to_code(base::NumberKind::bin) ? base::NumberKind::bin : base::NumberKind::rnn;
    ngo.card.number = base::IdentificationNumber{kind, std::move(*row.number)};
  }
  ngo.card.full_name_kk = std::move(row.full_name_kk);
  ngo.card.full_name_ru = std::move(row.full_name_ru);
  ngo.card.short_name_kk = std::move(row.short_name_kk);
  ngo.card.short_name_ru = std::move(row.short_name_ru);
  ngo.card.legal_form = row.legal_form_id;
  ngo.card.activity = row.activity_id;
  ngo.card.region_kato = std::move(row.region_kato);
  ngo.card.address = std::move(row.address);
  ngo.card.phone1 = std::move(row.phone1);
  ngo.card.phone2 = std::move(row.phone2);
  ngo.card.fax1 = std::move(row.fax1);
  ngo.card.fax2 = std::move(row.fax2);
  ngo.card.email = std::move(row.email);
  ngo.card.web = std::move(row.web);
  ngo.card.head_name = std::move(row.head_name);
  ngo.card.resume = std::move(row.resume);
  ngo.legal_form = {std::move(row.legal_form_kk), std::move(row.legal_form_ru), std::move(row.legal_form_en)};
  ngo.activity = {std::move(row.activity_kk), std::move(row.activity_ru), std::move(row.activity_en)};
  ngo.region = {std::move(row.region_kk), std::move(row.region_ru), std::move(row.region_en)};
  return ngo;
}

/// Fills what adding and changing have in common.
template <class Statement>
Statement with_card(Statement statement, base::Instant now, const NgoCard& card) {
  if (card.number) {
    statement.number_kind = std::string{base::to_code(card.number->kind)};
    statement.number = card.number->digits;
  }
  statement.full_name_kk = card.full_name_kk;
  statement.full_name_ru = card.full_name_ru;
  statement.short_name_kk = card.short_name_kk;
  statement.short_name_ru = card.short_name_ru;
  statement.legal_form = card.legal_form;
  statement.activity = card.activity;
  statement.region = card.region_kato;
  statement.address = card.address;
  statement.phone1 = card.phone1;
  statement.phone2 = card.phone2;
  statement.fax1 = card.fax1;
  statement.fax2 = card.fax2;
  statement.email = card.email;
  statement.web = card.web;
  statement.head_name = card.head_name;
  statement.resume = card.resume;
  statement.name_folded = searchable(card);
  statement.sort_key = db::Blob{sort_key(card, i18n::Language::ru)};
  statement.sort_key_kk = db::Blob{sort_key(card, i18n::Language::kk)};
  statement.now = now;
  return statement;
}

template <class Statement>
Statement with_filter(Statement statement, const NgoFilter& filter) {
  ask_by_name(statement, filter.query);
  statement.region = filter.region_kato.value_or("");
  statement.activity = filter.activity;
  return statement;
}

}  // namespace

std::optional<Ngo> by_id(db::Read& db, base::NgoId id, std::optional<base::NgoId> own) {
  auto row = db.one(sql::ngo_by_id{.id = id, .own = own});
  if (!row) return std::nullopt;
  return ngo_of(std::move(*row));
}

std::int64_t total(db::Read& db, const NgoFilter& filter) { return db.one(with_filter(sql::ngos_total{}, filter))->total; }

namespace {

template <class Statement>
std::vector<Ngo> page_in(db::Read& db, const NgoFilter& filter, std::int64_t size, std::int64_t skip) {
  auto statement = with_filter(Statement{}, filter);
  statement.size = size;
  statement.skip = skip;
  std::vector<Ngo> ngos;
  for (const auto& row : db.all(statement)) ngos.push_back(by_id(db, row.id, {}).value());
  return ngos;
}

}  // namespace

std::vector<Ngo> page(db::Read& db, const NgoFilter& filter, std::int64_t size, std::int64_t skip) {
  const bool kazakh = filter.reader == i18n::Language::kk;
  if (filter.by_rating)
    return kazakh ? page_in<sql::ngos_by_rating_in_kazakh>(db, filter, size, skip)
                  : page_in<sql::ngos_by_rating_in_russian>(db, filter, size, skip);
  return kazakh ? page_in<sql::ngos_in_kazakh>(db, filter, size, skip) : page_in<sql::ngos_in_russian>(db, filter, size, skip);
}

std::optional<Added> add(db::Write& db, base::Instant now, base::NgoId id, Standing standing, const NgoCard& card) {
  auto statement = with_card(sql::add_ngo{}, now, card);
  statement.id = id;
  statement.standing = std::string{to_code(standing)};
  const auto row = db.returning(statement);
  if (!row) return std::nullopt;
  return Added{row->id, row->version};
}

std::optional<std::int64_t> change(db::Write& db, base::Instant now, base::NgoId id, std::optional<base::NgoId> own, std::int64_t version,
                                   const NgoCard& card) {
  auto statement = with_card(sql::change_ngo{}, now, card);
  statement.id = id;
  statement.own = own;
  statement.seen = version;
  auto row = db.returning(statement);
  if (!row) return std::nullopt;
  return row->version;
}

void keep_version(db::Write& db, base::NgoId id, std::int64_t version, base::Instant at, base::Instant now, const Writer& by) {
  if (db.run(sql::add_version{.id = id, .version = version, .at = at, .now = now, .actor = by.account, .on_behalf = by.on_behalf}) != 1)
    throw db::Error{"a card just written is not there"};
}

bool lacks_keys(db::Read& db) { return db.one(sql::ngo_without_keys{}).has_value(); }

void make_keys(db::Write& db) {
  for (const auto& row : db.all(sql::ngos_without_keys{})) {
    const auto ngo = by_id(db, row.id, {}).value();
    db.run(
        sql::set_keys{.id = row.id, .name_folded = searchable(ngo.card), .sort_key_kk = db::Blob{sort_key(ngo.card, i18n::Language::kk)}});
  }
}

void set_named_phone(db::Write& db, base::Instant now, base::NgoId id, const std::string& phone) {
  db.run(sql::set_named_phone{.id = id, .phone = phone, .now = now});
}

bool release_number(db::Write& db, base::Instant now, base::NgoId id) { return db.run(sql::release_number{.id = id, .now = now}) == 1; }

std::vector<Rated> rated(db::Read& db) {
  std::vector<Rated> found;
  for (const auto& row : db.all(sql::rated_ngos{}))
    found.push_back({.id = row.id, .has_card = standing_of(row.standing) == Standing::card, .rating = static_cast<int>(row.rating)});
  return found;
}

void keep_rating(db::Write& db, base::NgoId id, std::optional<int> rating) {
  db.run(sql::keep_rating{.id = id, .rating = rating.value_or(-1)});
}

}  // namespace store

std::optional<NumberHolder> holder_of(db::Read& db, const base::IdentificationNumber& number) {
  auto row = db.one(sql::ngo_with_number{.number = number.digits});
  if (!row) return std::nullopt;
  return NumberHolder{row->id, store::standing_of(row->standing), std::move(row->short_name_kk), std::move(row->short_name_ru)};
}

}  // namespace baqylau::ngos
