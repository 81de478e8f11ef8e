"""Random HCL1 documents for the scripts next to this file: generated from a grammar, then damaged.

Everything depends only on the given `random.Random`, so a seed always gives the same documents.
"""
import json
import re

NAMES = ["a", "b", "c", "A", "B", "x-y", "a.b", "_z", "tags", "Tags", "region", "ünï", "日本", "n٣", "truex", "null", "e1", "a-", "x0"]
PLAIN_TEXT = ["", "x", "eu-west-1", " ", "  y ", "5%", "~> 1.2", "ünïcödé", "日本語", "🦆", "# no", "// no", "/* no */", "a = {", "}", "{", "[", "]",
              "'", "<<EOF", "%{if}", "\t", "\u2028", "\u00a0", "e\u0301", "\ufeff", "\r", "\x7f", "\x01", "true", "12", "=", ","]
ESCAPES = [r"\a", r"\b", r"\f", r"\n", r"\r", r"\t", r"\v", r"\\", r"\"", r"\101", r"\044{", r"\000", r"\012", r"\x41", r"\x7F", r"\u00e9", r"\u65E5",
           r"\uD83D\uDE00", r"\uD800", r"\ue123", r"\U0001F986", r"\U0010FFFF", r"\u0000", r"\u2028"]
BYTE_ESCAPES = [r"\xC3\xA9", r"\303\251", r"\xff", r"\377", r"\xE2\x82", r"\x80", r"\xC3"]
BAD_ESCAPES = [r"\q", r"\'", r"\$", r"\{", r"\/", r"\8", r"\18", r"\400", r"\x4", r"\xg0", r"\u12", r"\U00110000", r"\U1234", "\\\n", r"\e", r"\ "]
DOLLARS = ["$", "$$", "$5", "$ {", "%", "$$$", "$}"]
INSIDE = ["x", "var.a", " ", "\n", '"', '"q"', "f(1, [2])", "{", "}", "{}", "{ a = 1 }", r"\n", r"\"", r"\\", r"\u00e9", "é", "$", "${", "}", "'", "#", "//", "\t"]
NUMBERS = ["0", "1", "-1", "42", "007", "0755", "-0755", "0x1F", "0Xff", "-0x10", "1.5", ".5", "-1.5", "1.10", "1e3", "1E3", "1e+2", "2.5E-3", "-2e-7", "0.0", "-0", "-0.0", "0e5", "0E+1",
           "08.5", "0159.23", "1.", "00", "00.5", "9223372036854775807", "-9223372036854775808", "0x7fffffffffffffff", "0777777777777777777777", "9007199254740993", "9007199254740993.0",
           "1e308", "5e-324", "1e-400", "1e21", "1e20", "1e22", "123456789.123456789123456789", "0.1", "1e-7", "0.000001", "100000000000000000000.0", "2.2250738585072014e-308"]
ODD_NUMBERS = ["089", "0x", "0xg", "-.5", "1.e2", "1e", "1e+", ".", "..5", "1.5.2", "+1", "- 1", "--1", "1_000", "12abc", "1a", "9223372036854775808", "-9223372036854775809", "0x8000000000000000",
               "01000000000000000000000", "1e309", "123456789012345678901234567890", "٣", "0x1Fg", "-0x", "1e-", "1.5e", "1e5.", "0e", "00e1", "-00", "01e2", "1.e", "0.", "0.e1", "0b1", "1E+-2"]
MARKERS = ["EOF", "E", "_X_1", "JSON", "ÜNÏ", "0", "eof", "A٣"]
BAD_WORDS = ["null", "latest", "'x'", "a", "a.b", "True", "${x}", "<EOF", "<<", "<<-", "<< EOF", "@", "(", ";", "*", "%", "var.x", "-", "+", ":", "null ", "\\"]
COMMENTS = ["# c\n", "#\n", "## = {\n", "// c\n", "//\n", "/* c */", "/**/", "/***/", "/* a\n  b = [ */", '# "quoted\n', "/* // */", "// /* \n", "# ünï 日本\n", "/* * / ** */", "#c\r\n", "# \r x\n"]
BAD_COMMENTS = ["/", "/* c", "/*/", "/ /", "*/", "#end", "//end"]
INDENTS = ["", "", " ", "  ", "    ", "\t", " \t"]
TOKENS = ["{", "}", "[", "]", "=", ",", '"', "${", "$", "\\", "<<", "<<-", "<<EOF\n", "<<-EOF\n", "\nEOF\n", "\n  EOF\n", "\n", "\r\n", "\r", " ", "\t", "#", "//", "/*", "*/", "/", "-", ".", "0", "0x",
          "1e", "e", "a", "true", "false", "null", "= {}", "{}", "[]", "a {", "}}", ",,", "\v", "\f", "\0", "é", "\ue123", "\u00a0", "\ufeff", "'", "\\x", "\\u", "+", "@"]
BYTES = [b"\x00", b"\x80", b"\xc3", b"\xff", b"\xe2\x82", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbf\xbd", b"\xc0\x80"]
SLICE = re.compile(rb"\w+|[ \t]+|\r?\n|.", re.S)


class Generator:
    """Writes documents that follow the grammar most of the time and bend it now and then."""

    def __init__(self, random):
        self.random = random

    def chance(self, share):
        return self.random.random() < share

    def document(self):
        r = self.random.random()
        if r < 0.04:
            text = self.json_document()
        elif r < 0.043:
            text = self.deep()
        else:
            text = self.body(0, self.random.choice([1, 1, 2, 3, 4, 6]))
            if self.chance(0.02):
                text += self.random.choice(["a =", "a", 'a "b"', "a = # end", "a = [", "a {"])
            if self.chance(0.2):
                text = text.rstrip("\n")
        if self.chance(0.12):
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        if self.chance(0.01):
            text = "\ufeff" + text
        return text.encode("utf-8", "surrogatepass")

    # Text between tokens

    def gap(self, newline=True):
        r = self.random.random()
        if r < 0.55:
            return " "
        if r < 0.75:
            return ""
        if r < 0.85:
            return self.random.choice(["\t", "  ", " \t "])
        if r < 0.93 and newline:
            return self.random.choice(["\n", "\n\n  ", "\r\n", "\n\t", "\r"])
        if r < 0.998:
            return self.random.choice(COMMENTS) if newline or self.chance(0.3) else self.random.choice(["/* c */", "/**/", " "])
        return self.random.choice(BAD_COMMENTS)

    def separator(self):
        r = self.random.random()
        if r < 0.6:
            return "\n" + self.random.choice(INDENTS)
        if r < 0.8:
            return self.gap() + "," + self.gap()
        if r < 0.85:
            return " "
        if r < 0.99:
            return self.gap() + "\n"
        return self.random.choice([",,", " , ,", ";", ""])

    # Items

    def body(self, depth, count):
        out = []
        kinds = {}
        if self.chance(0.15):
            out.append(self.gap())
        for _ in range(count):
            if kinds and self.chance(0.25):
                name = self.random.choice(sorted(kinds))
                kind = kinds[name] if self.chance(0.85) else self.kind(depth)
            else:
                name = self.random.choice(NAMES)
                kind = self.kind(depth)
            kinds[name] = kind
            out.append(self.item(name, kind, depth))
            out.append(self.separator())
        return "".join(out)

    def kind(self, depth):
        weights = (30, 18, 7, 9, 12, 16, 1) if depth < 4 else (30, 18, 7, 9, 1, 1, 1)
        return self.random.choices(("string", "number", "boolean", "heredoc", "list", "object", "wrong"), weights)[0]

    def key(self, name):
        if self.chance(0.75):
            return name
        if self.chance(0.85):
            return f'"{name}"'
        return self.string()

    def item(self, name, kind, depth):
        key = self.key(name)
        if kind == "object" and self.chance(0.6):
            labels = "".join(self.gap(False) + self.key(self.random.choice(NAMES[:6])) for _ in range(self.random.choice([0, 0, 0, 1, 1, 2, 3])))
            return key + labels + self.gap() + self.object(depth)
        if self.chance(0.01):
            return self.random.choice([f"{key} {self.value(kind, depth)}", f"= {self.value(kind, depth)}", f"{key} x = {self.value(kind, depth)}", key, f"{key} = =", f"{key} =", "true = 1", "1 = 1"])
        return key + self.gap() + "=" + self.gap() + self.value(kind, depth)

    # Values

    def value(self, kind, depth):
        return {"string": self.string, "number": self.number, "boolean": self.boolean, "heredoc": self.heredoc, "wrong": self.wrong,
                "list": lambda: self.list(depth), "object": lambda: self.object(depth)}[kind]()

    def boolean(self):
        return self.random.choice(["true", "false"])

    def wrong(self):
        return self.random.choice(BAD_WORDS)

    def number(self):
        r = self.random.random()
        if r < 0.3:
            return str(self.random.randint(-1000, 100000))
        if r < 0.45:
            return repr(self.random.choice([self.random.uniform(-10, 10), self.random.random() * 10 ** self.random.randint(-30, 30)]))
        if r < 0.55:
            return self.random.choice(["{:d}", "0x{:x}", "0X{:X}", "0{:o}", "{:d}.{:d}", "{:d}e{:d}", ".{:d}"]).format(self.random.getrandbits(self.random.choice([4, 16, 60, 63])), self.random.randint(0, 99))
        return self.random.choice(NUMBERS if r < 0.97 else ODD_NUMBERS)

    def string(self):
        parts = []
        for _ in range(self.random.choice([0, 1, 1, 2, 3, 5])):
            r = self.random.random()
            if r < 0.5:
                parts.append(self.random.choice(PLAIN_TEXT))
            elif r < 0.73:
                parts.append(self.random.choice(ESCAPES))
            elif r < 0.9:
                parts.append(self.interpolation())
            elif r < 0.985:
                parts.append(self.random.choice(DOLLARS))
            elif r < 0.993:
                parts.append(self.random.choice(BAD_ESCAPES))
            elif r < 0.998:
                parts.append(self.random.choice(BYTE_ESCAPES))
            else:
                parts.append("\n")
        return '"' + "".join(parts) + '"'

    def interpolation(self):
        inside = [self.random.choice(INSIDE) for _ in range(self.random.choice([0, 1, 2, 3, 5]))]
        text = "".join(inside)
        if self.chance(0.97):
            # Close what is open, and drop surplus closings: every brace counts here.
            opened = 0
            balanced = []
            for character in text:
                if character == "}":
                    if opened == 0:
                        continue
                    opened -= 1
                elif character == "{":
                    opened += 1
                balanced.append(character)
            text = "".join(balanced) + "}" * opened
        return self.random.choice(["${", "${", "${", "$${"]) + text + "}"

    def heredoc(self):
        marker = self.random.choice(MARKERS)
        minus = self.random.choice(["", "-"])
        indent = self.random.choice(INDENTS)
        lines = []
        for _ in range(self.random.choice([0, 1, 1, 2, 3, 5])):
            lines.append(self.random.choice([indent, indent, indent + "  ", self.random.choice(INDENTS)]) +
                         self.random.choice(["x", "a = 1", "", "", '"', "${x}", "${", "}", marker + "X", marker + " ", "X" + marker, "-" + marker, "\\n", "\\q", "# c", "é", "日本 🦆", "  ", "\t", "\r", "<<" + marker]))
        end = indent if minus and self.chance(0.8) else self.random.choice(INDENTS)
        if minus and not end and self.chance(0.7):
            end = " "
        line_end = self.random.choice(["\n"] * 12 + ["\r\n"])
        after = self.random.choice(["\n"] * 60 + ["\r\n"] * 4 + [" \n", ",\n", "", "x\n", "\r\r\n"])
        start = self.random.choice([""] * 80 + [" ", "\r", "x ", "="])
        return f"<<{minus}{marker}{start}{line_end}" + "".join(line + line_end for line in lines) + end + marker + after

    def list(self, depth):
        out = ["[", self.gap()]
        count = self.random.choice([0, 1, 2, 2, 3, 5])
        for i in range(count):
            kind = self.kind(depth + 1)
            out.append(self.value(kind, depth + 1))
            out.append(self.gap())
            if i + 1 < count or self.chance(0.3):
                missing = 0.5 if kind == "list" else 0.01
                out.append("" if self.chance(missing) else "," if self.chance(0.97) else self.random.choice([",,", ", ,", "\n,\n,"]))
                out.append(self.gap())
        if self.chance(0.02):
            out.insert(1, ",")
        return "".join(out) + "]"

    def object(self, depth):
        if self.chance(0.2):
            return "{" + self.gap() + "}"
        if self.chance(0.01):
            return "{ a = } }"
        return "{" + self.gap() + self.body(depth + 1, self.random.choice([1, 1, 2, 3])) + "}"

    def deep(self):
        depth = self.random.choice([100, 498, 499, 500, 501, 502, 600])
        shapes = [self.random.choice(["{ a = ", "{ a ", "{ a = [", "["]) for _ in range(depth)]
        text, ends = "a = ", ""
        count = 0
        for shape in shapes:
            if text.endswith("a ") and shape[0] == "[":
                shape = "{ a = "
            if count + shape.count("{") + shape.count("[") > depth:
                break
            text += shape
            ends = ("]" if shape[-1] == "[" else "") + ("}" if shape[0] == "{" else "") + ends
            if shape == "[":
                ends = "]" + ends[1:]
            count += shape.count("{") + shape.count("[")
        return text + ("{}" if text.endswith("a ") else "1" if self.chance(0.5) else "[]") + ends + "\n"

    # Documents that the reference takes for JSON

    def json_document(self):
        text = json.dumps({self.random.choice(NAMES): self.json_value(0) for _ in range(self.random.randint(0, 4))}, ensure_ascii=self.chance(0.3),
                          indent=self.random.choice([None, 2]))
        return self.random.choice(["", "", " ", "\n"]) + text + self.random.choice(["", "\n"])

    def json_value(self, depth):
        r = self.random.random()
        if r < 0.35:
            return self.random.choice(PLAIN_TEXT + ["${x}", '${f("y")}', "$${", "\\", '"', "\n"])
        if r < 0.55:
            return self.random.choice([0, 1, -1, 1.5, 1e30, 1e-7, 9223372036854775807, 0.1, -0.0])
        if r < 0.65:
            return self.chance(0.5)
        if r < 0.66:
            return None
        if depth > 3:
            return {}
        if r < 0.8:
            return [self.json_value(depth + 1) for _ in range(self.random.randint(0, 3))]
        return {self.random.choice(NAMES[:8]): self.json_value(depth + 1) for _ in range(self.random.randint(0, 3))}


def mutated(random, document, other):
    """The document with one to four kinds of damage; a splice takes its second half from `other`."""
    for _ in range(random.choice([1, 1, 1, 2, 2, 3, 4])):
        document = random.choice(ACCIDENTS)(random, document, other)
    return document


def _range(random, document):
    """A stretch of the document: whole tokens or plain bytes, usually short."""
    if not document:
        return 0, 0
    if random.random() < 0.6:
        start = random.randrange(len(document))
        end = start
        for _ in range(random.choice([1, 1, 1, 2, 3, 8])):
            match = SLICE.match(document, end)
            if not match:
                break
            end = match.end()
        return start, end
    start = random.randrange(len(document))
    return start, min(len(document), start + random.choice([1, 1, 1, 2, 3, 5, 10, 40]))


def _something(random):
    if random.random() < 0.9:
        return random.choice(TOKENS).encode()
    if random.random() < 0.5:
        return random.choice(BYTES)
    return bytes([random.randrange(256)])


def _delete(random, document, other):
    start, end = _range(random, document)
    return document[:start] + document[end:]


def _insert(random, document, other):
    at = random.randint(0, len(document))
    return document[:at] + _something(random) + document[at:]


def _replace(random, document, other):
    start, end = _range(random, document)
    return document[:start] + _something(random) + document[end:]


def _duplicate(random, document, other):
    start, end = _range(random, document)
    at = end if random.random() < 0.5 else random.randint(0, len(document))
    return document[:at] + document[start:end] + document[at:]


def _swap(random, document, other):
    (a, b), (c, d) = sorted([_range(random, document), _range(random, document)])
    if b > c:
        return document
    return document[:a] + document[c:d] + document[b:c] + document[a:b] + document[d:]


def _truncate(random, document, other):
    return document[:random.randint(0, len(document))]


def _splice(random, document, other):
    return document[:random.randint(0, len(document))] + other[random.randint(0, len(other)):]


ACCIDENTS = [_delete, _delete, _insert, _insert, _insert, _replace, _replace, _duplicate, _swap, _truncate, _splice]


def documents(random, count):
    """A little more than half as generated, the rest mutated."""
    generator = Generator(random)
    whole = [generator.document() for _ in range(count)]
    return [d if random.random() < 0.55 else mutated(random, d, random.choice(whole)) for d in whole]
