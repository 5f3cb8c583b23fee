"""The message lint finds what it is there to find: each test breaks one thing in a small tree and looks for the complaint."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools/check_messages.py"
SOURCE = 'auto a = v.t("Save {name}"); auto b = base::M(R"(Home)"); auto c = t.plural(i18n::N("{count} lot", "{count} lots"), n);\n'
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {}\\n"\n\n'
KK = (HEADER.format("nplurals=2; plural=(n != 1);") + 'msgid "Save {name}"\nmsgstr "{name} сақтау"\n\nmsgid "Home"\nmsgstr "Басты бет"\n\n'
      'msgid "{count} lot"\nmsgid_plural "{count} lots"\nmsgstr[0] "{count} лот"\nmsgstr[1] "{count} лот"\n')
RU = (HEADER.format("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);")
      + 'msgid "Save {name}"\nmsgstr "Сохранить {name}"\n\nmsgid "Home"\nmsgstr "Главная"\n\n'
      'msgid "{count} lot"\nmsgid_plural "{count} lots"\nmsgstr[0] "{count} лот"\nmsgstr[1] "{count} лота"\nmsgstr[2] "{count} лотов"\n')


class CheckMessages(unittest.TestCase):
    def complaints(self, source=SOURCE, kk=KK, ru=RU, allowed="") -> str:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            files = {"src/a.cpp": source, "po/kk.po": kk, "po/ru.po": ru, "tools/messages_allowed.txt": allowed}
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
            done = subprocess.run([sys.executable, str(TOOL), "--root", folder], capture_output=True, text=True)
            self.assertEqual(done.returncode != 0, "0 wrong" not in done.stdout, done.stdout + done.stderr)
            return done.stdout

    def test_a_whole_tree_passes(self):
        self.assertEqual(self.complaints(), "messages: 3 used, 0 wrong\n")

    def test_missing(self):
        self.assertIn("no translation into ru: “Away”", self.complaints(SOURCE + 'auto d = M("Away");'))

    def test_unused(self):
        self.assertIn("nothing uses “Home”", self.complaints(SOURCE.replace('R"(Home)"', 'R"(Save {name})"')))

    def test_fuzzy(self):
        self.assertIn("fuzzy: “Home”", self.complaints(kk=KK.replace('msgid "Home"', '#, fuzzy\nmsgid "Home"')))

    def test_empty(self):
        self.assertIn("empty: “Home”", self.complaints(kk=KK.replace('"Басты бет"', '""')))

    def test_places(self):
        self.assertIn("places ['{nam}'] instead of ['{name}']", self.complaints(ru=RU.replace("Сохранить {name}", "Сохранить {nam}")))
        self.assertIn("places [] instead of ['{count}']", self.complaints(ru=RU.replace("{count} лота", "лота")))

    def test_number_of_plural_forms(self):
        self.assertIn("2 forms of “{count} lot”, ru has 3", self.complaints(ru=RU.replace('msgstr[2] "{count} лотов"\n', "")))

    def test_another_plural(self):
        self.assertIn("the plural of “{count} lot”", self.complaints(SOURCE.replace("{count} lots", "{count} many lots")))

    def test_header(self):
        self.assertIn("the header must say Plural-Forms", self.complaints(ru=RU.replace("nplurals=3", "nplurals=2")))

    def test_a_text_that_stands_twice(self):
        self.assertIn("“Home” stands at", self.complaints(kk=KK + '\nmsgid "Home"\nmsgstr "Үй"\n'))

    def test_cyrillic_in_a_source(self):
        self.assertIn("src/a.cpp:2: Cyrillic letters in the source: “Сохранить”", self.complaints(SOURCE + 'auto d = "Сохранить";'))

    def test_cyrillic_in_comments_is_fine(self):
        self.assertIn("0 wrong", self.complaints(SOURCE + '// Сохранить\n/* как\n"есть" */ char c = \'"\'; // "ещё"\n'))

    def test_cyrillic_where_it_is_allowed(self):
        self.assertIn("0 wrong", self.complaints(SOURCE + 'auto d = "Сохранить";', allowed="src/a.cpp a reason\n"))
        self.assertIn("no reason for src/a.cpp", self.complaints(SOURCE + 'auto d = "Сохранить";', allowed="src/a.cpp\n"))
        self.assertIn("is not there any more", self.complaints(allowed="src/gone.cpp a reason\n"))

    def test_text_in_markup(self):
        self.assertIn("text in markup that nobody can translate: “Save this”", self.complaints(SOURCE + 'out.add(R"(<p class="x">Save {} this</p>)", 1);'))
        self.assertIn("0 wrong", self.complaints(SOURCE + 'out.add(R"(<p class="hint">{}&nbsp;–</p>)", 1); set.add("word");'.replace('set.add("word");', "")))


if __name__ == "__main__":
    unittest.main()
