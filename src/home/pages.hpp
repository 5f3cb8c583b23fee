#pragma once
/// The handlers of this feature, a file each.

#include "http/routes.hpp"

namespace baqylau::home {

/// What the site is for, and the live state.
base::Result<http::Response> front_page(const http::Get<http::Public>& call);
/// All that concerns one NGO.
base::Result<http::Response> cabinet_page(const http::Get<http::NgoMember>& call);
/// A project's public page.
base::Result<http::Response> passport_page(const http::Get<http::Public>& call, base::ProjectId project);
/// An organisation with its card; of one without a card its projects.
base::Result<http::Response> ngo_page(const http::Get<http::Public>& call, base::NgoId ngo);
base::Result<http::Response> executor_page(const http::Get<http::Operator>& call, base::ProjectId project);
base::Result<http::Response> change_executor(const http::Post<http::Operator>& call, base::ProjectId project);
/// Every public page in each language, for search engines: an index, and its parts.
base::Result<http::Response> sitemap(const http::Get<http::Public>& call);
base::Result<http::Response> part_of_sitemap(const http::Get<http::Public>& call, int part);
/// Where that is, and what is not to be searched.
base::Result<http::Response> robots(const http::Get<http::Public>& call);
/// A contest with its lots, and what its projects will be asked for.
base::Result<http::Response> contest_page(const http::Get<http::Public>& call, base::ContestId contest);
base::Result<http::Response> lot_page(const http::Get<http::Public>& call, base::LotId lot);

}  // namespace baqylau::home
