#include "ngos/searching.hpp"

#include "ngos/sql.hpp"
#include "ngos/store.hpp"
#include "search/search.hpp"

namespace baqylau::ngos {

void put_into_search(db::Write& db, base::NgoId id) {
  if (search::is_left_for_later(db)) return;
  const auto ngo = store::by_id(db, id, {}).value();
  if (ngo.standing != Standing::card) return;
  const auto& card = ngo.card;
  std::string text;
  const auto add = [&](const std::optional<std::string>& fact) {
    if (fact) text += *fact + "\n";
  };
  add(card.resume);
  add(card.address);
  add(card.web);
  add(card.email);
  if (card.number) add(card.number->digits);
  search::Document document{.kind = search::Kind::ngo, .id = id.value};
  document.title = {card.short_name_kk, card.short_name_ru};
  document.subtitle = {card.full_name_kk, card.full_name_ru};
  document.body = {ngo.activity.kk, ngo.activity.ru};
  if (!text.empty()) document.text = std::move(text);
  if (card.region_kato) document.regions.push_back(*card.region_kato);
  search::put(db, document);
}

void put_all_into_search(db::Write& db) {
  for (const auto& row : db.all(sql::all_ngo_ids{})) put_into_search(db, row.id);
}

}  // namespace baqylau::ngos
