import SourceText

/// File names of pages, each used once.
struct PageNames {
  static let overview = "index.html"
  static let findings = "findings.html"
  static let dependencies = "dependencies.html"
  static let values = "values.html"
  /// How the names of units' pages begin.
  static let unitPrefix = "unit-"
  /// How the names of rows' pages begin.
  static let rowPrefix = "matrix-"

  private static let longest = 120
  /// The pages so far with each name, in lower case and without a number.
  private var counts: [String: Int] = [:]
  private var used: Set<String> = []

  /// The name of a page about `subject`: letters, digits, `.`, `_` and `-`, and different from all before, whatever a
  /// file system does with upper and lower case.
  mutating func name(of subject: Text, prefix: String) -> String {
    let plain = subject.bytes.prefix(Self.longest).map { byte -> Character in
      let isPlain = Byte.isLetterOrDigit(byte) || byte == Byte.dot || byte == Byte.underscore
      return isPlain ? Character(Unicode.Scalar(byte)) : "-"
    }
    let stem = prefix + String(plain)
    var name = stem
    while !used.insert(name.lowercased()).inserted {
      counts[stem.lowercased(), default: 1] += 1
      name = "\(stem)-\(counts[stem.lowercased()] ?? 0)"
    }
    return name + ".html"
  }

  /// True for a file that an earlier report may have written and that this one may not replace.
  static func isOfReport(_ name: Text) -> Bool {
    name.hasSuffix(".html") && [unitPrefix, rowPrefix].contains { name.hasPrefix(Text($0)) }
  }
}
