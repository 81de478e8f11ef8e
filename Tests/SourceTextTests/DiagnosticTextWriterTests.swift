import SourceText
import Testing

struct DiagnosticTextWriterTests {
  private func text(
    _ bytes: [UInt8], _ range: SourceRange, name: Text = "a.tfvars", usesColor: Bool = false,
    secrets: SecretPolicy = .standard, notes: [Diagnostic.Note] = [], help: String? = nil
  ) -> String {
    let writer = DiagnosticTextWriter(usesColor: usesColor, secrets: secrets)
    let file = SourceFile(name: name, bytes: bytes)
    file.noteWellFormed()
    let place = Place(file, range)
    return String(writer.text(of: Diagnostic(.error, "code", "the message", at: place, notes: notes, help: help)))
  }

  private func text(_ source: String, _ range: SourceRange, secrets: SecretPolicy = .standard) -> String {
    text(Array(source.utf8), range, secrets: secrets)
  }

  @Test
  func placeLineMarkerNoteAndHelp() {
    let file = SourceFile(name: "b.tfvars", bytes: Array("x = 1\n".utf8))
    let notes = [Diagnostic.Note("see here", at: Place(file, SourceRange(0, 1))), Diagnostic.Note("and this")]
    #expect(
      text(Array("one\ntwo = 2\n".utf8), SourceRange(4, 7), notes: notes, help: "do that") == """
        a.tfvars:2:1: error: the message [code]
           |
         2 | two = 2
           | ^^^
        b.tfvars:1:1: note: see here
           |
         1 | x = 1
           | ^
           = note: and this
           = help: do that

        """)
  }

  @Test
  func aDiagnosticWithoutPlaceIsOneLine() {
    let writer = DiagnosticTextWriter(usesColor: false, secrets: .standard)
    #expect(writer.text(of: Diagnostic(.warning, "code", "the message", at: nil)) == "warning: the message [code]\n")
  }

  @Test(arguments: [
    ("", SourceRange(0, 0), "a.tfvars:1:1: error: the message [code]\n"),
    ("ab", SourceRange(2, 2), "a.tfvars:1:3: error: the message [code]\n   |\n 1 | ab\n   |   ^\n"),
    ("ab\n", SourceRange(3, 3), "a.tfvars:2:1: error: the message [code]\n   |\n 2 |\n   | ^\n"),
    ("ab\r\ncd", SourceRange(1, 5), "a.tfvars:1:2: error: the message [code]\n   |\n 1 | ab\n   |  ^\n"),
    ("日é = x", SourceRange(8, 9), "a.tfvars:1:6: error: the message [code]\n   |\n 1 | 日é = x\n   |      ^\n"),
    ("\ta\t= x", SourceRange(5, 6), "a.tfvars:1:6: error: the message [code]\n   |\n 1 | \ta\t= x\n   | \t \t  ^\n"),
    ("\u{FEFF}a", SourceRange(3, 4), "a.tfvars:1:1: error: the message [code]\n   |\n 1 | a\n   | ^\n"),
  ])
  func theMarkerStandsUnderTheRange(source: String, range: SourceRange, shown: String) {
    #expect(text(source, range) == shown)
  }

  @Test
  func controlCharactersAreEscapedAndTheMarkerFollows() {
    #expect(
      text("a\u{1B}[31m\u{202E}b", SourceRange(1, 2)) == """
        a.tfvars:1:2: error: the message [code]
           |
         1 | a\\u{1b}[31m\\u{202e}b
           |  ^^^^^^

        """)
    #expect(text([0x61, 0xFF, 0x62], SourceRange(2, 3)).contains(" 1 | a\u{FFFD}b\n   |   ^\n"))
    #expect(text([0x61], SourceRange(0, 1), name: "e\u{1B}[0m").hasPrefix("e\\u{1b}[0m:1:1: "))
  }

  @Test
  func aWideLineIsCutAroundTheMarker() {
    let wide = String(repeating: "x", count: 500) + "MARK" + String(repeating: "y", count: 500)
    let lines = text(wide, SourceRange(500, 504)).split(separator: "\n")
    #expect(lines[0] == "a.tfvars:1:501: error: the message [code]")
    #expect(lines[2] == " 1 | …" + String(repeating: "x", count: 80) + "MARK" + String(repeating: "y", count: 80) + "…")
    #expect(lines[3] == "   | " + String(repeating: " ", count: 81) + "^^^^")
    let huge = text(String(repeating: "é", count: 100_000), SourceRange(100_000, 200_000))
    #expect(huge.unicodeScalars.count < 600)
  }

  /// A line of plain ASCII is cut by bytes, any other line by characters.
  @Test func plainLinesAreCutLikeOthers() {
    for count in [0, 1, 79, 80, 81, 159, 160, 161, 400] {
      for marked in [0, 1, 80, 81, 300] {
        for after in [0, 1, 160, 161] {
          let plain = [count, marked, after].map { String(repeating: "e", count: $0) }.joined()
          let shown = text(plain, SourceRange(count, count + marked))
          let other = text(plain.replacing("e", with: "é"), SourceRange(2 * count, 2 * (count + marked)))
          #expect(shown == other.replacing("é", with: "e"))
        }
      }
    }
  }

  @Test
  func lineNumbersBeyond99WidenTheMargin() {
    let source = String(repeating: "\n", count: 99) + "x"
    #expect(text(source, SourceRange(99, 100)).hasSuffix("    |\n100 | x\n    | ^\n"))
  }

  @Test
  func coloursStandAroundTheWordOnly() {
    #expect(
      text([0x61], SourceRange(0, 1), usesColor: true).hasPrefix(
        "a.tfvars:1:1: \u{1B}[1;31merror:\u{1B}[0m the message"))
  }

  /// The lines of each text that are shown for a place on them, joined.
  private func shownLines(_ source: String, secrets: SecretPolicy = .standard) -> [String] {
    var offset = 0
    var shown: [String] = []
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      let lines = text(source, SourceRange(offset, offset + line.utf8.count), secrets: secrets).split(separator: "\n")
      shown.append(String(lines[2].dropFirst(4)).trimmingLeadingBlank)
      offset += line.utf8.count + 1
    }
    return shown
  }

  @Test(arguments: [
    ("password = x", ["password = (sensitive)"]),
    ("a = 1\nb = 2", ["a = 1", "b = 2"]),
    ("a = \"AKIAABCDEFGHIJKLMNOP\"", ["(sensitive)"]),
    ("token =\n\n  x\nb = 2", ["token =", "", "  (sensitive)", "b = 2"]),
    ("secrets = {\n  a = 1\n}\nb = 2", ["secrets = (sensitive)", "(sensitive)", "(sensitive)", "b = 2"]),
    (
      "tokens = [\n[\n1,\n],\n2 ]\nb = 2",
      ["tokens = (sensitive)", "(sensitive)", "(sensitive)", "(sensitive)", "(sensitive)", "b = 2"]
    ),
    ("api_key = <<EOT\nx {\nEOT\nb = 2", ["api_key = (sensitive)", "(sensitive)", "(sensitive)", "b = 2"]),
    (
      "passwords {\na = <<-E\n }\n E\n}\nb = 2",
      ["passwords (sensitive)", "(sensitive)", "(sensitive)", "(sensitive)", "(sensitive)", "b = 2"]
    ),
    ("secret = \"{\" # x\nb = 2", ["secret = (sensitive)", "b = 2"]),
    (
      "a = <<E\n-----BEGIN KEY-----\nabc\n-----END KEY-----\nE",
      ["a = <<E", "(sensitive)", "(sensitive)", "(sensitive)", "E"]
    ),
  ])
  func aSecretIsMaskedOnEachOfItsLines(source: String, shown: [String]) {
    #expect(shownLines(source) == shown)
  }

  @Test
  func aRevealingWriterShowsEverything() {
    #expect(shownLines("secrets = {\n  a = 1\n}", secrets: .revealing) == ["secrets = {", "  a = 1", "}"])
  }

  @Test
  func theMarkerDoesNotTellTheLengthOfASecret() {
    #expect(
      text("password = abc", SourceRange(11, 14)).hasSuffix("password = (sensitive)\n   |            ^^^^^^^^^^^\n"))
  }
}

extension String {
  fileprivate var trimmingLeadingBlank: String { hasPrefix(" ") ? String(dropFirst()) : self }
}
