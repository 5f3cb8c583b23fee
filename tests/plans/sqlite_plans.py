"""What SQLite means to do for a statement: EXPLAIN QUERY PLAN, read for tables that are gone through from end to end.

A plan names a table as the statement does, so names are looked up in the statement's text. One name for two tables counts as both.
"""
import re
import sqlite3

from statements import Fault, ends_with_limit

SCAN = re.compile(r"^SCAN (?P<name>\S+)(?: USING (?:COVERING )?INDEX (?P<index>\S+))?")
SEARCH = re.compile(r"^SEARCH (?P<name>\S+) USING (?P<automatic>AUTOMATIC )?.*?(?:INDEX(?: (?P<index>[^\s(]+))?|PRIMARY KEY) \((?P<by>.*?)\)")


class Sqlite:
    engine = "sqlite"

    def __init__(self, file, small):
        self.database = sqlite3.connect(file, isolation_level=None)
        self.tables = {name for (name,) in self.database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        self.growing = self.tables - small
        # Columns of few values: a share of the rows has each.
        self.few = {(table, column) for table, text in self.database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
                    for column in re.findall(r"CHECK \((\w+) IN \(", text)}
        self.unique = {}
        for index, column in self.database.execute("SELECT i.name, c.name FROM sqlite_master t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c "
                                                   "WHERE t.type = 'table' AND i.[unique] ORDER BY i.name, c.seqno"):
            self.unique.setdefault(index, []).append(column)
        self.small = small

    def names(self):
        """Tables and indexes."""
        return {name for (name,) in self.database.execute("SELECT name FROM sqlite_master")}

    def tables_of(self, name, sql):
        """The tables that a plan means by a name: none where it is a selection of the statement's own, or a table function."""
        own = set(re.findall(r"(\w+)(?:\([\w, ]+\))? AS \(|\) (?:AS )?(\w+)|\b(json_each)\(", sql))
        own = {one for ones in own for one in ones if one}
        found = set()
        for first, alias in re.findall(r"(?:\bFROM|\bJOIN|\bINTO|\bUPDATE|,)\s+(?=(\w+)(?:\s+(?:AS\s+)?(\w+))?)", sql, re.IGNORECASE):
            if name in (first, alias) and first in self.tables | own:
                found.add(first)
        if not found and name not in own:
            raise AssertionError(f"the plan names {name}, which is not found in the statement: {sql}")
        return found - own

    def faults(self, statements, before=()):
        for change in before:
            self.database.execute(change)
        return [fault for statement in statements for fault in self.faults_of(statement)]

    def faults_of(self, statement):
        sql, found = statement.sqlite, []
        lines = self.database.execute("EXPLAIN QUERY PLAN " + sql, [None] * statement.parameters).fetchall()
        plan = "\n".join(text for _, _, _, text in lines)
        for _, parent, _, text in lines:
            walk = SCAN.match(text) or SEARCH.match(text)
            if not walk or re.match(r"\(|CONSTANT$|\d+$", walk["name"]) or walk["index"] in self.small:
                continue
            beside = [other for _, of, _, other in lines if of == parent]
            loops = [other for other in beside if other.startswith(("SCAN", "SEARCH", "MULTI-INDEX"))]
            if parent == 0 and ends_with_limit(sql) and loops[0] == text and not any("TEMP B-TREE" in other for other in beside):
                continue  # in the order that is wanted, as far as LIMIT lets it
            found += [Fault(statement.name, self.engine, table, text, plan) for table in sorted(self.tables_of(walk["name"], sql) & self.growing)
                      if self.reads_all(walk, table)]
        return found

    def reads_all(self, walk, table):
        """A search by nothing but columns of few values is one of all rows; so is an index that is made for this one question."""
        if walk.re is SCAN or walk["automatic"]:
            return True
        by = re.findall(r"(\w+)[=<>]", walk["by"])
        if [f"{column}=?" for column in self.unique.get(walk["index"], [])] == walk["by"].split(" AND "):
            return False  # one row
        return bool(by) and all((table, column) in self.few for column in by)
