#pragma once
/// Volumes of financing for everybody: by year, central and local state bodies apart, by body and by region, as charts, tables and files.
/// SPEC §2.

#include "db/db.hpp"
#include "http/routes.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

namespace baqylau::financing {

/// For the home page: the chart of money by year with its table, and the way to more.
ui::Html money_by_year(const ui::View& v, db::Read& db);

/// `/financing`
void add_routes(http::Routes& routes);

}  // namespace baqylau::financing
