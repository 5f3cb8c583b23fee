#include "db/postgres/connect.hpp"

#include "db/statement.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <vector>

namespace baqylau::db::postgres {

namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const noexcept { PQconninfoFree(options); }
};

/// What the address itself says. Of one that cannot be read nothing: connecting says why.
std::map<std::string, std::string> said_in(const std::string& address) {
  std::map<std::string, std::string> said;
  const std::unique_ptr<PQconninfoOption, FreeOptions> options{PQconninfoParse(address.c_str(), nullptr)};
  for (const auto* option = options.get(); option && option->keyword; ++option)
    if (option->val) said[option->keyword] = option->val;
  return said;
}

std::vector<std::string> parted(const std::string& list) {
  std::vector<std::string> parts;
  std::istringstream in{list};
  for (std::string part; std::getline(in, part, ',');) parts.push_back(part);
  return parts;
}

struct Host {
  std::string name, numbers, port;
};

/// libpq goes through a list of hosts by itself, but from one that keeps silent it goes on only where it may block.
std::vector<Host> hosts_of(const std::map<std::string, std::string>& said) {
  const auto list = [&](const char* keyword) { return said.contains(keyword) ? parted(said.at(keyword)) : std::vector<std::string>{}; };
  const auto names = list("host"), numbers = list("hostaddr"), ports = list("port");
  const auto at = [](const std::vector<std::string>& from, std::size_t i) { return i < from.size() ? from[i] : std::string{}; };
  std::vector<Host> hosts;
  for (std::size_t i = 0; i < std::max<std::size_t>({names.size(), numbers.size(), 1}); ++i)
    hosts.push_back({at(names, i), at(numbers, i), ports.size() == 1 ? ports.front() : at(ports, i)});
  return hosts;
}

/// Ours come first, so that the address can say otherwise. `read-write`: with several hosts named, the primary;
/// reads go there too, for a page must show what its reader has just sent.
Handle start(const std::string& address, const Host& host) {
  constexpr std::size_t count = 11;
  const std::array<const char*, count> keywords{"application_name",
                                                "keepalives_idle",
                                                "keepalives_interval",
                                                "tcp_user_timeout",
                                                "target_session_attrs",
                                                "dbname",
                                                "client_encoding",
                                                "host",
                                                "hostaddr",
                                                "port",
                                                nullptr};
  // An empty one says nothing: what the address or the environment says holds.
  const auto said = [](const std::string& text) { return text.empty() ? nullptr : text.c_str(); };
  const std::array<const char*, count> values{
      "baqylau", "15", "5", "15000", "read-write", address.c_str(), "UTF8", said(host.name), said(host.numbers), said(host.port), nullptr};
  return Handle{PQconnectStartParams(keywords.data(), values.data(), 1)};
}

/// Empty: connected. Otherwise what went wrong.
std::string finish(PGconn* handle, Moment begun, Moment until, const Common* common) {
  auto next = PGRES_POLLING_WRITING;
  while (PQstatus(handle) != CONNECTION_BAD && next != PGRES_POLLING_FAILED) {
    if (next == PGRES_POLLING_OK) return {};
    if (!wait_for(PQsocket(handle), next == PGRES_POLLING_READING ? POLLIN : POLLOUT, begun, until, common)) return "it keeps silent\n";
    next = PQconnectPoll(handle);
  }
  return PQerrorMessage(handle);
}

/// connect_timeout holds for libpq's blocking calls only; who has put it into the address means it all the same.
std::chrono::milliseconds time_of_one(const std::map<std::string, std::string>& said, const Common* common) {
  const auto ours = common ? common->waits.connect : Waits{}.connect;
  if (!said.contains("connect_timeout")) return ours;
  const std::chrono::seconds theirs{std::strtol(said.at("connect_timeout").c_str(), nullptr, 10)};
  return theirs.count() > 0 ? theirs : ours;
}

}  // namespace

Handle connect(const std::string& address, Moment until, const Common* common) {
  const auto said = said_in(address);
  const auto time = time_of_one(said, common);
  std::string wrong;
  const auto hosts = hosts_of(said);
  for (const auto& host : hosts) {
    const auto begun = Steady::now();
    if (begun >= until) break;
    // One alone is left as it stands in the address.
    auto handle = start(address, hosts.size() == 1 ? Host{} : host);
    const auto why = finish(handle.get(), begun, std::min(until, begun + time), common);
    if (why.empty()) return handle;
    wrong += why;
  }
  throw Unavailable{"PostgreSQL cannot be reached: " + (wrong.empty() ? "no time was left" : wrong)};
}

}  // namespace baqylau::db::postgres
