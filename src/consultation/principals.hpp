#pragma once
/// Who may come in. An NGO's member reads and writes in the threads of the own projects; of the state body's staff specialists
/// and approvers write, operators and auditors read.

#include "consultation/domain.hpp"

#include <optional>
#include <string_view>

namespace baqylau::consultation {

struct Reader : Party {
  static constexpr std::string_view access = "ngo_member|operator|specialist|approver|auditor";
  static std::optional<Reader> admit(const http::Caller& caller);
};
struct Writer : Party {
  static constexpr std::string_view access = "ngo_member|specialist|approver";
  static std::optional<Writer> admit(const http::Caller& caller);
};

}  // namespace baqylau::consultation
