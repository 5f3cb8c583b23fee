#pragma once
/// Expected failure is a value; exceptions are for bugs.
///
/// A `Result<T>` holds either a `T` or a `Failure`. A failure carries what a person is told (a
/// `Message`, translated only when the page is written), the fields it concerns, and a `Kind` which
/// the web layer maps to a status. Nothing below the web layer knows HTTP.

#include "base/message.hpp"

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace baqylau::base {

/// What went wrong, in the words of the use case.
enum class Kind {
  invalid,        ///< the input does not fit; `fields` says where (422)
  malformed,      ///< the request could not have come from our own form (400)
  not_signed_in,  ///< needs a signed-in person (303 to the sign-in page)
  forbidden,      ///< known person, not allowed, and the object is no secret (403)
  not_found,      ///< unknown, or not this person's: both look alike (404)
  conflict,       ///< somebody else changed it first; what was typed is kept (409)
  gone,           ///< was here and is over: a used link, an expired code (410)
  too_large,      ///< more bytes than allowed (413)
  too_many,       ///< more often than allowed (429)
  unavailable,    ///< cannot be done at the moment; try again (503)
};

/// One field's error. `field` is the form control's name, `row` a 1-based line of an uploaded table.
struct FieldError {
  std::string field;
  Message message;
  std::optional<int> row{};
};

struct Failure {
  Kind kind = Kind::invalid;
  Message message;
  std::vector<FieldError> fields{};
  std::optional<std::chrono::seconds> wait{};  ///< too_many, unavailable: when it is worth another try
};

/// For a `Result` without a value.
struct Unit {
  friend bool operator==(Unit, Unit) = default;
};

template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : state_{std::in_place_index<0>, std::move(value)} {}            // NOLINT: implicit by intent
  Result(Failure failure) : state_{std::in_place_index<1>, std::move(failure)} {}  // NOLINT: implicit by intent

  [[nodiscard]] bool ok() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }

  /// Throws `std::logic_error` when there is no value: that is a bug in the caller.
  [[nodiscard]] T& value() & {
    require_ok();
    return std::get<0>(state_);
  }
  [[nodiscard]] const T& value() const& {
    require_ok();
    return std::get<0>(state_);
  }
  [[nodiscard]] T&& value() && {
    require_ok();
    return std::get<0>(std::move(state_));
  }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }

  /// Throws `std::logic_error` when there is a value.
  [[nodiscard]] const Failure& failure() const& {
    if (ok()) throw std::logic_error("failure() of a result that holds a value");
    return std::get<1>(state_);
  }
  [[nodiscard]] Failure&& failure() && {
    if (ok()) throw std::logic_error("failure() of a result that holds a value");
    return std::get<1>(std::move(state_));
  }

 private:
  void require_ok() const {
    if (!ok()) throw std::logic_error(std::string{"value() of a failed result: "} + std::string{std::get<1>(state_).message.text.id});
  }
  std::variant<T, Failure> state_;
};

using Done = Result<Unit>;
inline Done done() { return Unit{}; }

}  // namespace baqylau::base

/// `auto x = TRY(f());` takes the value, or returns the failure to our own caller. (A statement
/// expression: GCC and Clang, the two compilers we build with.)
#define TRY(expression)                                                           \
  ({                                                                              \
    auto&& baqylau_try_result = (expression);                                     \
    if (!baqylau_try_result.ok()) return std::move(baqylau_try_result).failure(); \
    std::move(baqylau_try_result).value();                                        \
  })
