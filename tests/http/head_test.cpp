#include "http/head.hpp"

#include <gtest/gtest.h>

namespace baqylau::http {
namespace {

using namespace std::string_literals;

int fault(std::string_view block) {
  const auto read = read_head(block);
  return std::holds_alternative<Head>(read) ? 0 : std::get<HeadFault>(read).status;
}
std::string with(const std::string& fields) { return "POST /x HTTP/1.1\r\nHost: site\r\n" + fields + "\r\n"; }

TEST(Head, ReadsMethodTargetAndFields) {
  const auto read = read_head("GET /kk/?a=1 HTTP/1.1\r\nHost: site:8080\r\nACCEPT:\t text/html \r\nX-Empty:\r\n\r\n");
  ASSERT_TRUE(std::holds_alternative<Head>(read));
  const auto& head = std::get<Head>(read);
  EXPECT_EQ(head.method, "GET");
  EXPECT_EQ(head.target, "/kk/?a=1");
  EXPECT_EQ(head.field("accept"), "text/html");
  EXPECT_EQ(head.field("x-empty"), "");
  EXPECT_FALSE(head.has_body());
  EXPECT_TRUE(head.keep_alive());
}

TEST(Head, RefusesWhatTwoProgramsCouldReadDifferently) {
  const std::string_view shapes[] = {
      "GET / HTTP/1.1\nHost: site\n\n",                      // bare line feeds
      "GET / HTTP/1.1\r\nHost: site\nX: y\r\n\r\n",          // one of them
      "GET / HTTP/1.1\r\nHost: site\r\nX: a\rb\r\n\r\n",     // a bare carriage return
      "GET / HTTP/1.1\r\nHost : site\r\n\r\n",               // a blank before the colon
      "GET / HTTP/1.1\r\nHost: site\r\nX: a\r\n b\r\n\r\n",  // a folded line
      "GET / HTTP/1.1\r\n Host: site\r\n\r\n",               // the first field folded
      "GET / HTTP/1.1\r\nHost: site\r\nNo colon\r\n\r\n",    //
      "GET / HTTP/1.1\r\nHost: site\r\n: empty\r\n\r\n",     //
      "GET / HTTP/1.1\r\n\r\n",                              // no Host
      "GET / HTTP/1.1\r\nHost:\r\n\r\n",                     // an empty one
      "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",        // two
      "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",                 //
      "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",                 //
      "GET  / HTTP/1.1\r\nHost: site\r\n\r\n",               // two blanks
      "GET / x HTTP/1.1\r\nHost: site\r\n\r\n",              // a blank in the target
      "GET\t/ HTTP/1.1\r\nHost: site\r\n\r\n",               //
      "GET /\xD2\x9B HTTP/1.1\r\nHost: site\r\n\r\n",        // raw UTF-8 in the target
      "GET /#x HTTP/1.1\r\nHost: site\r\n\r\n",              //
      "GET / HTTP/1.1 \r\nHost: site\r\n\r\n",               //
      "GET /\r\nHost: site\r\n\r\n",                         // HTTP/0.9
      "G(T / HTTP/1.1\r\nHost: site\r\n\r\n",                //
      "\r\nGET / HTTP/1.1\r\nHost: site\r\n\r\n",            // an empty line in front
  };
  for (const auto shape : shapes) EXPECT_EQ(fault(shape), 400) << shape;
  EXPECT_EQ(fault("GET / HTTP/1.1\r\nHost: site\r\nX: a\0b\r\n\r\n"s), 400) << "NUL in a value";
  EXPECT_EQ(fault("GET /\0 HTTP/1.1\r\nHost: site\r\n\r\n"s), 400) << "NUL in the target";
}

TEST(Head, RefusesUnclearLengthsOfTheBody) {
  for (const auto* fields : {"Content-Length: 3\r\nContent-Length: 3\r\n", "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                             "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "Content-Length: +3\r\n",
                             "Content-Length: -1\r\n", "Content-Length: 3, 3\r\n", "Content-Length: 0x3\r\n", "Content-Length: \r\n",
                             "Content-Length: 3 \x0b\r\n", "Content-Length: 99999999999999999999\r\n"})
    EXPECT_EQ(fault(with(fields)), 400) << fields;
  for (const auto* fields : {"Transfer-Encoding: gzip, chunked\r\n", "Transfer-Encoding: chunked, identity\r\n",
                             "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding:\r\n"})
    EXPECT_EQ(fault(with(fields)), 501) << fields;
  EXPECT_EQ(fault("POST / HTTP/1.0\r\nHost: site\r\nTransfer-Encoding: chunked\r\n\r\n"), 400) << "1.0 knows no chunks";
  EXPECT_EQ(fault(with("Content-Length: 3\r\n")), 0);
  EXPECT_EQ(fault(with("Transfer-Encoding: Chunked\r\n")), 0);
}

TEST(Head, NamesWhatItDoesNotSupport) {
  EXPECT_EQ(fault("GET / HTTP/2.0\r\nHost: site\r\n\r\n"), 505);
  EXPECT_EQ(fault(with("Expect: 200-ok\r\n")), 417);
  std::string many;
  for (int i = 0; i < 101; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
  EXPECT_EQ(fault(with(many)), 431);
}

TEST(Head, ConnectionStaysOpenUnlessAskedOrOld) {
  EXPECT_FALSE(std::get<Head>(read_head(with("Connection: foo, Close\r\n"))).keep_alive());
  EXPECT_FALSE(std::get<Head>(read_head("GET / HTTP/1.0\r\nHost: site\r\nConnection: keep-alive\r\n\r\n")).keep_alive());
}

TEST(Head, WaitsForContinueOnlyWithABody) {
  EXPECT_TRUE(std::get<Head>(read_head(with("Content-Length: 1\r\nExpect: 100-Continue\r\n"))).expects_continue());
  EXPECT_FALSE(std::get<Head>(read_head(with("Expect: 100-continue\r\n"))).expects_continue());
}

}  // namespace
}  // namespace baqylau::http
