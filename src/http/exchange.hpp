#pragma once
/// One request on its way to its answer.

#include "base/clock.hpp"
#include "http/cookies.hpp"
#include "http/files.hpp"
#include "http/head.hpp"
#include "http/page_cache.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "http/routes.hpp"

#include <chrono>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::http {

struct Exchange {
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
  Head head;
  Request request;
  Line line = Line::outside;
  const Route* route = nullptr;
  Route::Places places;
  std::string visitor;  ///< value of the visitor cookie, sent or fresh
  bool fresh_visitor = false;
  std::string sent_token;                             ///< `_token` of a POST
  std::vector<std::unique_ptr<TemporaryFile>> files;  ///< behind `request.uploads`; removed with the exchange

  std::exception_ptr caller_unknown{};  ///< who sends this could not be read; the body still is, or what was typed would be lost
  /// What a handler failed with inside its transaction; its page is made after the transaction has ended.
  std::optional<base::Failure> failure;
  bool turned_away = false;  ///< a slow POST that has its answer before it got a place in the queue
  Response response;
  std::string_view static_body{};                  ///< sent instead of `response.body`; lives as long as the server, or as `page`
  std::shared_ptr<const CachedPage> page{};        ///< the answer as it was made for somebody before
  std::optional<PageCache::Moment> may_keep_at{};  ///< set where the page may be kept for others: what it is made from
  bool close = false;                              ///< the connection ends after the answer
};

}  // namespace baqylau::http
