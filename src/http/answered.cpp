#include "http/answered.hpp"

namespace baqylau::http {

using base::Kind;

bool take_failure(FormReader& form, const base::Failure& failure, const Telling& telling) {
  if (failure.kind == Kind::conflict && telling.conflict == Conflict::alone) return false;
  const bool to_be_mended =
      failure.kind == Kind::invalid || failure.kind == Kind::conflict || failure.kind == Kind::too_many || failure.kind == Kind::too_large;
  if (!to_be_mended && failure.fields.empty()) return false;
  for (const auto& error : failure.fields) form.fail(error.field, error.message);
  const bool told = failure.kind == Kind::conflict && telling.conflict == Conflict::by_page;
  if (failure.fields.empty() && !told) form.fail(telling.field, failure.message);
  return true;
}

}  // namespace baqylau::http
