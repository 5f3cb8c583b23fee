#include "proposals/searching.hpp"

#include "base/text.hpp"
#include "proposals/proposals.hpp"
#include "proposals/store.hpp"
#include "search/search.hpp"

namespace baqylau::proposals {

namespace {

constexpr std::size_t title_length = 120;  ///< code points

}  // namespace

void put_into_search(db::Write& db, base::ProposalId id) {
  const auto proposal = store::proposal(db, id).value();
  if (proposal.state != State::published) return search::remove(db, id.value);
  search::Document document{.kind = search::Kind::proposal, .id = id.value};
  document.title = in_its_language(proposal.language, base::shortened(proposal.body, title_length));
  document.body = in_its_language(proposal.language, proposal.body);
  for (const auto& double_of_it : store::doubles(db, id))
    document.text = document.text ? *document.text + '\n' + double_of_it.body : double_of_it.body;
  if (proposal.proposed_at) document.year = base::almaty_date(*proposal.proposed_at).year();
  document.ngo = proposal.ngo;
  search::put(db, document);
}

void put_all_into_search(db::Write& db) {
  for (const auto id : store::published_ids(db)) put_into_search(db, id);
}

}  // namespace baqylau::proposals
