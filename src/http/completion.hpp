#pragma once
/// Waiting in a coroutine for what ends on another thread, or has already ended on this one.

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <utility>

namespace baqylau::http {

using Executor = boost::asio::io_context::executor_type;
template <class T>
using Task = boost::asio::awaitable<T, Executor>;
inline constexpr boost::asio::use_awaitable_t<Executor> awaiting{};

/// Opened once, by anybody; waited for by one coroutine.
class Gate {
 public:
  void open(std::exception_ptr thrown) {
    thrown_ = std::move(thrown);
    if (state_.exchange(State::open) == State::awaited) resume();
  }
  [[nodiscard]] bool is_open() const { return state_.load() == State::open; }
  [[nodiscard]] const std::exception_ptr& thrown() const { return thrown_; }
  void when_open(std::function<void()> resumption) {
    resumption_ = std::move(resumption);
    auto expected = State::closed;
    if (!state_.compare_exchange_strong(expected, State::awaited)) resume();
  }

 private:
  enum class State { closed, awaited, open };
  void resume() {
    const auto resumption = std::exchange(resumption_, nullptr);
    resumption();
  }
  std::atomic<State> state_{State::closed};
  std::exception_ptr thrown_;
  std::function<void()> resumption_;
};

/// `start` is given a function to call when it is done, with what was thrown or null. Where that happens before `start`
/// returns (a read on SQLite), the coroutine goes on at once.
template <class Start>
Task<std::exception_ptr> completed(Start start) {
  const auto gate = std::make_shared<Gate>();
  start([gate](std::exception_ptr thrown) { gate->open(std::move(thrown)); });
  if (!gate->is_open()) {
    auto park = [gate](auto handler) {
      const auto executor = boost::asio::get_associated_executor(handler);
      auto kept = std::make_shared<decltype(handler)>(std::move(handler));
      gate->when_open([kept, executor, work = boost::asio::make_work_guard(executor)] {
        boost::asio::post(executor, [kept] { std::move (*kept)(); });
      });
    };
    co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<Executor>, void()>(std::move(park), awaiting);
  }
  co_return gate->thrown();
}

}  // namespace baqylau::http
