#pragma once
/// What became of a form whose commit was sent and not answered.

#include "db/db.hpp"
#include "http/completion.hpp"
#include "http/request.hpp"

#include <atomic>
#include <chrono>
#include <exception>

namespace baqylau::http {

bool is_commit_unknown(const std::exception_ptr& thrown);

/// Looks until then whether the form was answered after all; true: it was, and durably. A lookup that hangs (a standby
/// that does not confirm) is left behind. Not found is no proof that it will not be.
Task<bool> found_answered(db::Database& database, SentForm form, std::chrono::steady_clock::time_point until,
                          const std::atomic<bool>& stopping);

}  // namespace baqylau::http
