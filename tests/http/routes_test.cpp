#include "http/routes.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace baqylau::http {
namespace {

base::Result<Response> plain(const Get<Anyone>&) { return Response{}; }
base::Result<Response> one(const Get<Anyone>&, base::ContestId) { return Response{}; }
base::Result<Response> text(const Get<NgoMember>&, std::string) { return Response{}; }
base::Result<Response> two(const Get<Anyone>&, base::ContestId, base::LotId) { return Response{}; }
base::Result<Response> change(const Post<Staff<Role::operator_, Role::specialist>>&, base::ContestId) { return Response{}; }

struct Table {
  Routes routes;
  Table() {
    routes.get<"/">(plain);
    routes.get<"/contests">(plain);
    routes.get<"/contests/new">(plain);
    routes.get<"/contests/{contest}">(one);
    routes.get<"/contests/{contest}/lots/{lot}">(two);
    routes.get<"/{any}/new">(text);
    routes.post<"/contests/{contest}">(change);
  }
  std::string_view pattern(bool post, std::string_view path) {
    const auto match = routes.find(post, path);
    return match.route ? match.route->pattern : "";
  }
};

TEST(Routes, LiteralSegmentsWinOverPlaces) {
  Table table;
  EXPECT_EQ(table.pattern(false, "/contests/new"), "/contests/new");
  EXPECT_EQ(table.pattern(false, "/contests/17"), "/contests/{contest}");
  EXPECT_EQ(table.pattern(false, "/ngos/new"), "/{any}/new");
}

TEST(Routes, PlacesAreHandedOverInOrder) {
  Table table;
  EXPECT_EQ(table.routes.find(false, "/contests/17/lots/5").places, (Route::Places{"17", "5"}));
}

TEST(Routes, AnotherNumberOfSegmentsIsAnotherPath) {
  Table table;
  for (const auto* path : {"/contests/17/lots", "/contests/17/lots/5/x", "/contests/", "/contests//lots/5", "", "contests", "//"})
    EXPECT_EQ(table.pattern(false, path), "") << path;
  EXPECT_EQ(table.pattern(false, "/"), "/");
}

TEST(Routes, SayWhenThePathIsKnownWithAnotherMethod) {
  Table table;
  EXPECT_TRUE(table.routes.find(true, "/contests").other_method);
  EXPECT_FALSE(table.routes.find(true, "/contests/17").other_method);
  EXPECT_FALSE(table.routes.find(true, "/nowhere").other_method);
}

TEST(Routes, TwoOfOneShapeAreABug) {
  Table table;
  EXPECT_THROW(table.routes.get<"/contests/{other}">(one), std::logic_error);
  EXPECT_NO_THROW(table.routes.get<"/contests/{contest}/lots">(one));
}

TEST(Routes, CarryTheirAccessRule) {
  Table table;
  EXPECT_EQ(table.routes.find(true, "/contests/17").route->access, "operator|specialist");
  EXPECT_EQ(table.routes.find(false, "/contests").route->access, "anyone");
}

TEST(Principals, AreAdmittedByWhatTheCallerHolds) {
  Caller nobody;
  Caller ngo{.account = base::AccountId{2}, .ngo = base::NgoId{5}};
  Caller staff{.account = base::AccountId{1}, .roles = {{Role::operator_, base::StateBodyId{3}}, {Role::auditor, {}}}};
  EXPECT_TRUE(Anyone::admit(nobody));
  EXPECT_FALSE(SignedIn::admit(nobody));
  EXPECT_TRUE(SignedIn::admit(ngo));
  EXPECT_EQ(NgoMember::admit(ngo)->ngo, base::NgoId{5});
  EXPECT_FALSE(NgoMember::admit(staff));
  EXPECT_FALSE(Operator::admit(ngo));
  EXPECT_FALSE(Specialist::admit(staff));
  EXPECT_EQ(Operator::admit(staff)->scope, Scope{base::StateBodyId{3}});
  EXPECT_EQ(Controller::admit(staff)->scope, Scope::all()) << "the auditor's grant is for all bodies";
  EXPECT_FALSE(Author::admit(ngo)->on_behalf());
  EXPECT_TRUE(Author::admit(staff)->on_behalf());
  EXPECT_FALSE(Author::admit(nobody));
}

TEST(Principals, ActForEachBodyInWhichTheyHoldTheRole) {
  const base::StateBodyId one{3}, two{4}, three{5};
  Caller staff{.account = base::AccountId{1}, .roles = {{Role::specialist, one}, {Role::specialist, two}, {Role::operator_, three}}};
  const auto scope = Specialist::admit(staff)->scope;
  EXPECT_TRUE(scope.covers(one) && scope.covers(two));
  EXPECT_FALSE(scope.covers(three)) << "there the person is an operator";
  EXPECT_EQ(Operator::admit(staff)->scope, Scope{three});
  EXPECT_FALSE(Staff<Role::approver>::admit(staff));
}

TEST(Roles, HaveCodesThatAreReadBack) {
  for (const auto role : {Role::operator_, Role::specialist, Role::approver, Role::auditor, Role::administrator})
    EXPECT_EQ(role_from_code(to_code(role)), role);
  EXPECT_FALSE(role_from_code("operator_"));
}

}  // namespace
}  // namespace baqylau::http
