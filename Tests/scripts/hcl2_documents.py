"""Random HCL2 documents for the scripts next to this file: generated from a grammar, then damaged.

Everything depends only on the given `random.Random`, so a seed always gives the same documents.
"""
import re

NAMES = ["a", "b", "c", "x-y", "_z", "tags", "region", "größe", "日本", "null", "true", "for", "in", "if", "a-", "e1", "x0", "else"]
BLOCKS = ["variable", "resource", "locals", "provider", "a", "output"]
TEXTS = ["", "x", " ", "  ", "y z", "5%", "$", "%", "$$", "a$b", "$ {", "100%{", "~> 1.2", "ünï", "e\u0301", "日本", "🦆", "# no", "{", "}", "[", "'", "<<E", "\t", "\u00a0",
         "\u2028", "\u3000", "\r", "\x00", "true", "12", "$${", "%%{", "$$${", "%%%{", "$$$${q", "~}", "$${~"]
ESCAPES = [r"\n", r"\r", r"\t", r"\"", r"\\", r"\u00e9", r"\u0301", r"\u2028", r"\U0001F600", r"\u0020", r"\n\n"]
BAD_ESCAPES = [r"\a", r"\x41", r"\/", r"\0", r"\$", r"\'", r"\ud800", r"\U00110000", r"\u12", r"\{", "\\"]
NUMBERS = ["0", "1", "42", "007", "0755", "1.5", "1.50", "0.10", "1e3", "1E3", "1e+2", "2.5E-3", "0e5", "00.5", "1.e2", "12345678901234567890123", "0.000001", "1e-7", "100000.0"]
ODD_NUMBERS = ["1.", "1..2", "1.5.2", "1e", "1e5.5", "0x1F", "1_0", ".5", "1a", "1e99999999999", "1e-99999999999", "0e99999999999", "1.e", "1e5e5", "1.2e3.4"]
OPERATORS = ["+", "-", "*", "/", "%", "==", "!=", "<", ">", "<=", ">=", "&&", "||"]
FUNCTIONS = ["f", "upper", "merge", "x-y"]
MARKERS = ["E", "EOT", "_X1", "a-b", "Ü"]
BLANKS = ["", "", "", " ", " ", "  ", "\t"]
COMMENTS = ["# c\n", "#\n", "// c\n", "# {[\n", '# "\n', "//\n", "# ünï\n"]
INLINE = ["/* c */", "/**/", "/***/", "/* a\n b */", "/* // */", "/* } */"]
TOKENS = ["{", "}", "[", "]", "(", ")", "=", ",", ":", "?", ".", "..", "...", "=>", "::", "!", "+", "-", "*", "/", "%", "==", "!=", "<", ">", "<=", ">=", "&&", "||", "&", "|", "^", "~", "~}", "**",
          "'", "`", ";", "@", "\\", "$", '"', "${", "%{", "${~", "%{~", "$${", "<<E\n", "<<-E\n", "\nE\n", "\n  E\n", "\n", "\r\n", "\r", " ", "\t", "#", "//", "/*", "*/", "1", "1.5", "a", "for", "in", "if", "else",
          "endif", "endfor", "null", "é", "\u00a0", "\ufeff", "\0", "\v", "[*]", ".*", ".0", "{}", "[]", "()", "a = 1\n", "%{ if x }", "%{ else }", "%{ endif }", "%{ for x in y }", "%{ endfor }"]
BYTES = [b"\x80", b"\xc3", b"\xff", b"\xe2\x82", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80"]
SLICE = re.compile(rb"\w+|[ \t]+|\r?\n|.", re.S)


class Generator:
    """Writes documents that follow the grammar most of the time and bend it now and then."""

    def __init__(self, random, plain_heads=False):
        self.random = random
        self.size = 0
        self.plain_heads = plain_heads  # whether the heads of blocks are words and blanks only

    def chance(self, share):
        return self.random.random() < share

    def pick(self, list):
        return self.random.choice(list)

    def document(self):
        self.size = self.pick([5, 15, 40, 80])
        text = "".join(self.item(0) for _ in range(self.pick([1, 1, 2, 3, 5])))
        if self.chance(0.1):
            text = text.rstrip("\n")
        if self.chance(0.1):
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        if self.chance(0.01):
            text = "\ufeff" + text
        return text.encode("utf-8", "surrogatepass")

    # Blanks

    def blank(self):
        return self.pick(INLINE) if self.chance(0.03) else self.pick(BLANKS)

    def space(self):
        return self.blank() or " "

    def newline(self):
        return self.blank() + (self.pick(COMMENTS) if self.chance(0.1) else "\n") * (2 if self.chance(0.05) else 1)

    def loose(self):
        """Text that may be between tokens where line ends do not count."""
        return self.newline() + self.blank() if self.chance(0.1) else self.blank()

    # Bodies

    def item(self, depth):
        self.size -= 1
        indent = "  " * depth
        r = self.random.random()
        if r < 0.05:
            return self.newline()
        if r < 0.75 or depth > 3:
            return f"{indent}{self.pick(NAMES)}{self.blank()}={self.blank()}{self.expression(True)}{self.newline()}"
        blank = (lambda: self.pick(BLANKS)) if self.plain_heads else self.blank
        head = indent + self.pick(BLOCKS) + (blank() or " ") + "".join(self.label() + blank() for _ in range(self.pick([0, 0, 1, 1, 2])))
        if self.chance(0.15):
            inside = f" {self.pick(NAMES)} = {self.expression(True)} " if self.chance(0.7) else ""
            return head + "{" + inside + "}" + self.newline()
        return head + "{" + self.newline() + "".join(self.item(depth + 1) for _ in range(self.pick([0, 1, 2, 3]))) + indent + "}" + self.newline()

    def label(self):
        if self.chance(0.3):
            return self.pick(NAMES) + " "
        if self.plain_heads:
            return self.pick(['""', '"x"', '"a b"', '"größe"', r'"\"\n"'])
        return '"' + "".join(self.text() for _ in range(self.pick([0, 1, 1, 2]))) + '"'

    # Expressions. `lines`: whether line ends count here.

    def expression(self, lines):
        self.size -= 1
        if self.size < 0:
            return self.scalar()
        r = self.random.random()
        blank = self.blank if lines else self.loose
        if r < 0.30:
            return self.scalar()
        if r < 0.42:
            return self.string()
        if r < 0.47:
            return self.heredoc() if lines or self.chance(0.3) else self.string()
        if r < 0.55:
            return self.traversal(lines)
        if r < 0.63:
            return self.tuple()
        if r < 0.72:
            return self.object()
        if r < 0.78:
            return self.loop()
        if r < 0.84:
            return self.call()
        if r < 0.88:
            return "(" + self.loose() + self.expression(False) + self.loose() + ")"
        if r < 0.91:
            return self.pick("-!") + blank() + self.expression(lines)
        if r < 0.96:
            return self.expression(lines) + blank() + self.pick(OPERATORS) + blank() + self.expression(lines)
        return self.expression(lines) + blank() + "?" + blank() + self.expression(lines) + blank() + ":" + blank() + self.expression(lines)

    def scalar(self):
        r = self.random.random()
        if r < 0.35:
            return self.pick(NUMBERS)
        if r < 0.36:
            return self.pick(ODD_NUMBERS)
        if r < 0.5:
            return self.pick(["true", "false", "null"])
        if r < 0.7:
            return '"' + self.pick(["", "x", "eu-west-1"]) + '"'
        return self.pick(NAMES)

    def traversal(self, lines):
        root = self.pick([self.pick(NAMES), self.pick(NAMES), "(" + self.pick(NAMES) + ")", self.call(), self.string(), "[1]", "{a = 1}"])
        return root + "".join(self.step() for _ in range(self.pick([1, 1, 2, 3, 5])))

    def step(self):
        r = self.random.random()
        blank = self.blank() if self.chance(0.1) else ""
        if r < 0.45:
            return blank + "." + self.pick(NAMES)
        if r < 0.75:
            return blank + "[" + self.loose() + self.pick([self.scalar(), self.string(), self.expression(False)]) + self.loose() + "]"
        if r < 0.82:
            return "." + self.pick(["0", "1", "12", "1e2", "0.1", "007"])
        if r < 0.91:
            return "[*]"
        return ".*"

    def tuple(self):
        items = [self.loose() + self.expression(False) + self.loose() for _ in range(self.pick([0, 1, 2, 3]))]
        return "[" + ",".join(items) + (",\n" if items and self.chance(0.2) else "") + self.loose() + "]"

    def object(self):
        text = "{" + (self.newline() if self.chance(0.5) else self.blank())
        for _ in range(self.pick([0, 1, 2, 3])):
            text += self.key() + self.blank() + self.pick(["=", "=", ":"]) + self.blank() + self.expression(True) + self.blank()
            text += self.pick([",", "\n", "\n", ",\n", self.newline()])
        return text + self.blank() + "}"

    def key(self):
        r = self.random.random()
        if r < 0.5:
            return self.pick(NAMES)
        if r < 0.7:
            return self.string()
        if r < 0.8:
            return "(" + self.expression(False) + ")"
        if r < 0.9:
            return self.pick(NUMBERS)
        return self.expression(True)

    def loop(self):
        names = self.pick(NAMES) + (self.loose() + "," + self.loose() + self.pick(NAMES) if self.chance(0.4) else "")
        intro = self.loose() + "for " + self.loose() + names + " in " + self.expression(False) + self.loose() + ":" + self.loose()
        condition = " if " + self.expression(False) if self.chance(0.3) else ""
        if self.chance(0.5):
            return "[" + intro + self.expression(False) + condition + self.loose() + "]"
        group = "..." if self.chance(0.2) else ""
        return "{" + intro + self.expression(False) + self.loose() + "=>" + self.loose() + self.expression(False) + group + condition + self.loose() + "}"

    def call(self):
        items = [self.loose() + self.expression(False) + self.loose() for _ in range(self.pick([0, 1, 1, 2, 3]))]
        end = self.pick(["...", ",", ""]) if items and self.chance(0.3) else ""
        return self.pick(FUNCTIONS) + self.pick(["", "", "", " "]) + "(" + ",".join(items) + end + ")"

    # Strings

    def text(self):
        r = self.random.random()
        if r < 0.15:
            return self.pick(ESCAPES)
        if r < 0.16:
            return self.pick(BAD_ESCAPES)
        return self.pick(TEXTS)

    def part(self):
        left, right = self.pick(["", "", "~"]), self.pick(["", "", "~"])
        r = self.random.random()
        if r < 0.7 or self.size < 0:
            return "${" + left + self.blank() + self.expression(False) + self.loose() + right + "}"
        inside = lambda: "".join(self.piece() for _ in range(self.pick([0, 1, 2])))
        if r < 0.88:
            middle = "%{" + self.pick(["", "~"]) + " else " + right + "}" + inside() if self.chance(0.5) else ""
            return "%{" + left + " if " + self.expression(False) + " " + right + "}" + inside() + middle + "%{" + left + " endif " + right + "}"
        names = self.pick(NAMES) + (", " + self.pick(NAMES) if self.chance(0.4) else "")
        return "%{" + left + " for " + names + " in " + self.expression(False) + " " + right + "}" + inside() + "%{ endfor " + right + "}"

    def piece(self):
        return self.part() if self.chance(0.35) else self.text()

    def string(self):
        return '"' + "".join(self.piece() for _ in range(self.pick([0, 1, 1, 2, 3, 4]))) + '"'

    def heredoc(self):
        marker = self.pick(MARKERS)
        text = "<<" + self.pick(["", "-", "-"]) + marker + "\n"
        for _ in range(self.pick([0, 1, 2, 3, 5])):
            text += self.pick(["", "", " ", "  ", "    ", "\t", "\u00a0 ", "\u3000"])
            pieces = [self.part() if self.chance(0.3) else self.pick(TEXTS + [marker, "\\n", '"', "\\"]) for _ in range(self.pick([0, 1, 1, 2, 3]))]
            text += "".join(pieces) + self.pick(["", "", "  "]) + "\n"
        return text + self.pick(["", "  ", "\t", "    "]) + marker + self.pick(["", "", "", " "]) + "\n"

    # Damage

    def damaged(self, document):
        pieces = SLICE.findall(document)
        for _ in range(self.pick([1, 1, 1, 2, 4])):
            at = self.random.randrange(len(pieces) + 1)
            r = self.random.random()
            if r < 0.3:
                del pieces[at:at + self.pick([1, 1, 1, 2, 5])]
            elif r < 0.7:
                pieces.insert(at, self.pick(TOKENS).encode("utf-8", "surrogatepass"))
            elif r < 0.8 and pieces:
                other = self.random.randrange(len(pieces))
                pieces[at:at] = pieces[other:other + self.pick([1, 2, 5, 20])]
            elif r < 0.83:
                pieces.insert(at, self.pick(BYTES))
            elif r < 0.93 and at < len(pieces):
                pieces[at] = self.pick(TOKENS).encode("utf-8", "surrogatepass")
            else:
                pieces = pieces[:at] if self.chance(0.5) else pieces[at:]
        return b"".join(pieces)


def documents(random, count):
    """`count` documents, half of them damaged."""
    generator = Generator(random)
    out = []
    for _ in range(count):
        document = generator.document()
        out.append(generator.damaged(document) if generator.chance(0.5) else document)
    return out
