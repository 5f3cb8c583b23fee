"""What PostgreSQL means to do for a statement, if it may choose: EXPLAIN of its generic plan, read for tables that are gone through from end to end.

Empty tables that were never analysed count as some hundred rows each. Sequential scans and the joins that read a table whole are made dear, and
so is each row of an index that is walked past: what is read whole even so has no index that would serve.
"""
import json
import re
import subprocess

from statements import Fault

SETTINGS = ("enable_seqscan = off", "enable_hashjoin = off", "enable_mergejoin = off", "enable_material = off", "cpu_index_tuple_cost = 10", "jit = off",
            "plan_cache_mode = force_generic_plan")
INDEXES = """SELECT c.relname, replace(pg_get_indexdef(i.indexrelid, 1, true), '"', ''), t.relname
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid"""
IN_ORDER = ("Nested Loop", "Limit", "Result", "Subquery Scan", "LockRows", "Memoize", "Unique", "Merge Append", "ProjectSet")


class Postgres:
    engine = "postgresql"

    def __init__(self, database, small):
        self.database, self.small = database, small
        self.indexes = {}
        for line in self.psql(INDEXES).splitlines():
            name, first, table = line.split("|")
            self.indexes[name] = (first, table)

    def names(self):
        """Tables and indexes."""
        return {*self.indexes, *(table for _, table in self.indexes.values())}

    def psql(self, script):
        answer = subprocess.run(["psql", "-qAt", "-v", "ON_ERROR_STOP=1", "-d", self.database], input=script, capture_output=True, text=True)
        if answer.returncode:
            raise AssertionError(answer.stderr)
        return answer.stdout

    def faults(self, statements, before=()):
        script = [f"SET {setting};" for setting in SETTINGS] + list(before)
        for number, statement in enumerate(statements):
            given = "(" + ", ".join(["NULL"] * statement.parameters) + ")" if statement.parameters else ""
            script += [f"PREPARE s{number} AS {statement.postgresql};", f"EXPLAIN (FORMAT JSON) EXECUTE s{number}{given};", r"\echo '---'"]
        answers = self.psql("\n".join(script)).split("---\n")
        return [fault for statement, answer in zip(statements, answers) for fault in self.faults_of(statement, json.loads(answer)[0]["Plan"])]

    def faults_of(self, statement, plan):
        found = []
        shown = "\n".join(self.lines(plan))
        for node, above in self.nodes(plan, []):
            table = node.get("Relation Name") or self.indexes.get(node.get("Index Name"), (None, None))[1]
            if table and table not in self.small and self.reads_all(node, above):
                found.append(Fault(statement.name, self.engine, table, self.line(node), shown))
        return found

    def reads_all(self, node, above):
        if node["Node Type"] == "Seq Scan":
            return True
        if node["Node Type"] not in ("Index Scan", "Index Only Scan", "Bitmap Index Scan"):
            return False
        first, _ = self.indexes[node["Index Name"]]
        # Names with a table before them are the other side's.
        condition = re.sub(r"\b\w+\.\w+", "", node.get("Index Cond", ""))
        if node["Index Name"] in self.small or re.search(rf"\b{re.escape(first)}\b", condition):
            return False
        # In the order that is wanted, as far as LIMIT lets it.
        below = node
        for parent in reversed(above):
            if parent["Node Type"] == "Limit":
                return False
            if parent["Node Type"] not in IN_ORDER or below["Parent Relationship"] not in ("Outer", "Subquery", "Member"):
                return True
            below = parent
        return True

    def nodes(self, node, above):
        yield node, above
        for child in node.get("Plans", []):
            yield from self.nodes(child, [*above, node])

    @staticmethod
    def line(node):
        words = [node["Node Type"], node.get("Relation Name"), node.get("Index Name") and f"by {node['Index Name']}",
                 node.get("Subplan Name"), node.get("Index Cond"), node.get("Filter") and f"filter {node['Filter']}"]
        return " ".join(word for word in words if word)

    def lines(self, node, depth=0):
        yield "  " * depth + self.line(node)
        for child in node.get("Plans", []):
            yield from self.lines(child, depth + 1)
