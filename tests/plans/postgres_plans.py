"""What PostgreSQL means to do for a statement, if it may choose: EXPLAIN of its generic plan, read for tables that are gone through from end to end.

The tables are made to count as large. Sequential scans and the joins that read a table whole are made dear: what is read whole even so has no index
that would serve.
"""
import json
import re
import subprocess

from statements import Fault

SETTINGS = ("enable_seqscan = off", "enable_hashjoin = off", "enable_mergejoin = off", "enable_material = off", "jit = off",
            "plan_cache_mode = force_generic_plan")
INDEXES = """SELECT c.relname, t.relname, i.indisunique, string_agg(a.attname, ',' ORDER BY k.place)
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k (number, place) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number
GROUP BY c.relname, t.relname, i.indisunique"""
# Columns of few values: a share of the rows has each.
FEW = """SELECT t.relname, a.attname, pg_get_constraintdef(k.oid)
FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.conkey[1]
WHERE k.contype = 'c' AND cardinality(k.conkey) = 1 AND pg_get_constraintdef(k.oid) LIKE '%= ANY%'"""
PREDICATES = """SELECT c.relname, t.relname, pg_get_expr(i.indpred, i.indrelid) FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid WHERE i.indpred IS NOT NULL"""
CHECKS = "SELECT t.relname, k.conname FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid WHERE k.contype = 'c' AND t.relnamespace = 'public'::regnamespace"
COLUMNS = """SELECT c.relname, a.attname, a.atttypid = 'bytea'::regtype FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT a.attisdropped ORDER BY c.relname, a.attnum"""
TOLD = """DELETE FROM pg_statistic WHERE starelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace);
UPDATE pg_class SET reltuples = CASE relkind WHEN 'r' THEN 1000000 ELSE 250000 END, relpages = CASE relkind WHEN 'r' THEN 1 ELSE 2 END
WHERE relkind IN ('r', 'i') AND relnamespace = 'public'::regnamespace;
INSERT INTO pg_statistic SELECT c.oid, a.attnum, false, 0, 8, CASE WHEN (c.relname, a.attname) IN ({few}) THEN 4 ELSE -0.1 END,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace;"""
IN_ORDER = ("Nested Loop", "Limit", "Result", "Subquery Scan", "LockRows", "Memoize", "Unique", "Merge Append", "ProjectSet")


class Postgres:
    engine = "postgresql"

    def __init__(self, database, small):
        self.database, self.small = database, small
        self.indexes, self.unique = {}, set()
        for line in self.psql(INDEXES).splitlines():
            name, table, unique, columns = line.split("|")
            self.indexes[name] = (table, columns.split(","))
            if unique == "t":
                self.unique.add(name)
        self.few = {}
        for line in self.psql(FEW).splitlines():
            table, column, check = line.split("|")
            self.few[(table, column)] = re.findall(r"'([^']*)'::text|\((\d+)\)::bigint|(?<=[\[ ])(\d+)", check)
        self.grow()

    def grow(self):
        """Some rows in each table, whatever it may hold, so that none is empty. Then each table counts as one of a million rows: a column of few
        values has four of them, any other a value for each ten rows."""
        script = ["SET session_replication_role = replica;"]
        script += [f"ALTER TABLE {table} DROP CONSTRAINT {check};" for table, check in (line.split("|") for line in self.psql(CHECKS).splitlines())]
        tables = {}
        for table, column, binary in (line.split("|") for line in self.psql(COLUMNS).splitlines()):
            tables.setdefault(table, []).append((column, binary == "t"))
        for table, columns in tables.items():
            script.append(f"ALTER TABLE {table} SET (autovacuum_enabled = off);")
            for number in range(1, 8):
                values = ["".join(self.few[(table, column)][number % len(self.few[(table, column)])]) if (table, column) in self.few
                          else f"\\x0{number}" if binary else str(number) for column, binary in columns]
                given = ", ".join(f"'{value}'" for value in values)
                script.append(f"INSERT INTO {table} VALUES ({given}) ON CONFLICT DO NOTHING;")
        few = [(table, column) for table, column in sorted(self.few) if (table, column) not in self.rare()]
        script.append(TOLD.format(few=", ".join(f"('{table}', '{column}')" for table, column in few)))
        self.psql("\n".join(script))

    def rare(self):
        """Columns whose values of few rows are the reason of a small index."""
        for line in self.psql(PREDICATES).splitlines():
            index, table, predicate = line.split("|")
            if index in self.small:
                yield from ((table, column) for column in re.findall(r"\w+", predicate))

    def names(self):
        """Tables and indexes."""
        return {*self.indexes, *(table for table, _ in self.indexes.values())}

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
            table = node.get("Relation Name") or self.indexes.get(node.get("Index Name"), (None, None))[0]
            if table and table not in self.small and self.reads_all(node, above):
                found.append(Fault(statement.name, self.engine, table, self.line(node), shown))
        return found

    def reads_all(self, node, above):
        if node["Node Type"] == "Seq Scan":
            return True
        if node["Node Type"] not in ("Index Scan", "Index Only Scan", "Bitmap Index Scan"):
            return False
        table, columns = self.indexes[node["Index Name"]]
        # Names with a table before them are the other side's; that something is there narrows nothing.
        condition = re.sub(r"\b\w+\.\w+|\(\w+ IS NOT NULL\)", "", node.get("Index Cond", ""))
        condition = re.findall(r"\w+", condition)
        by = [column for column in columns if column in condition]
        if node["Index Name"] in self.small or (node["Index Name"] in self.unique and by == columns) or (columns[0] in by and any((table, column) not in self.few for column in by)):
            return False
        # In the order that is wanted, as far as LIMIT lets it; not again for each row of something else.
        if any(one.get("Parent Relationship") == "SubPlan" for one in [*above, node]):
            return True
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
