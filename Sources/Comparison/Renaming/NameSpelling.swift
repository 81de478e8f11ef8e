import HCL1Syntax
import HCL2Syntax
import SourceText

/// How a variable's name is spelt where something sets it.
struct NameSpelling {
  private let name: Text

  init(of name: Text) { self.name = name }

  /// What stands at a place that sets a variable. A value can be spelt as the name is.
  enum Kind {
    /// The name itself, or an argument that starts with it.
    case name
    /// The value.
    case value
    /// The value, or what sets the environment variable.
    case environment
  }

  /// The range of the name at a place that sets the variable: what stands there starts with the name, or is a value under
  /// it. Nil where the name is not written out.
  func range(at place: Place, _ kind: Kind) -> SourceRange? {
    switch kind {
    case .name: startRange(at: place, Self.openings) ?? keyRange(ofValueAt: place)
    case .value: keyRange(ofValueAt: place)
    case .environment:
      keyRange(ofValueAt: place) ?? startRange(at: place, Self.openings.filter { $0.hasSuffix(Self.prefix) })
    }
  }

  /// True where the name, in quotes or not, and `=` or `:` stand right before the place, on the same line.
  func standsBefore(_ place: Place) -> Bool {
    let bytes = place.file.bytes
    var end = Int(place.range.lower)
    func skip(_ isSkipped: (UInt8) -> Bool) { while end > 0, isSkipped(bytes[end - 1]) { end -= 1 } }
    skip(Byte.isBlank)
    guard end > 0, bytes[end - 1] == Byte.equals || bytes[end - 1] == Byte.colon else { return false }
    end -= 1
    skip { Byte.isBlank($0) || $0 == Byte.quote }
    let start = end - name.count
    guard start >= 0, place.file.text(SourceRange(start, end)) == name else { return false }
    return start == 0 || !Self.isOfName(bytes[start - 1])
  }

  private static let prefix: Text = "TF_VAR_"

  /// What may stand before the name: quotes, the flag of an argument, the prefix of the environment.
  private static let openings: [Text] = [
    "", "\"", "'", "-var=", "\"-var=", "'-var=", "-var ", "\"-var ", "TF_VAR_", "\"TF_VAR_", "'TF_VAR_",
  ]

  private func startRange(at place: Place, _ openings: [Text]) -> SourceRange? {
    let bytes = place.file.bytes
    for opening in openings {
      let start = Int(place.range.lower) + opening.count
      let end = start + name.count
      guard end <= bytes.count, place.file.text(SourceRange(Int(place.range.lower), end)) == opening + name else {
        continue
      }
      if end == bytes.count || !Self.isOfName(bytes[end]) { return SourceRange(start, end) }
    }
    return nil
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.underscore || byte == Byte.hyphen || byte > Byte.delete
  }

  // MARK: keys of values

  private func keyRange(ofValueAt place: Place) -> SourceRange? {
    if place.file.name.hasSuffix(".tfvars") {
      return key(in: HCL1Syntax.SyntaxTree(parsing: place.file).body, around: place.range)
    }
    let syntax = HCL2Syntax.SyntaxTree(parsing: place.file)
    let holders = syntax.values(named: name) + syntax.values(named: Self.prefix + name)
    let innermost = holders.filter { Self.holds($0.value, place.range) }.max { $0.value.lower < $1.value.lower }
    return innermost.map { bareName($0.name) }
  }

  /// The key of the innermost item with the name, or with the environment variable of the name, whose value holds the range.
  private func key(in body: HCL1Syntax.Body, around range: SourceRange) -> SourceRange? {
    for item in body.items where Self.holds(item.value.range, range) {
      if case .object(let inside) = item.value.content, let found = key(in: inside, around: range) { return found }
      guard item.key.text == name || item.key.text == Self.prefix + name else { return nil }
      let isQuoted = item.key.range.upper - item.key.range.lower > UInt32(item.key.text.count)
      let key = item.key.range
      return bareName(isQuoted ? SourceRange(Int(key.lower) + 1, Int(key.upper) - 1) : key)
    }
    return nil
  }

  /// The end of a key, without the prefix of the environment.
  private func bareName(_ range: SourceRange) -> SourceRange {
    SourceRange(Int(range.upper) - name.count, Int(range.upper))
  }

  private static func holds(_ outer: SourceRange, _ inner: SourceRange) -> Bool {
    outer.lower <= inner.lower && inner.upper <= outer.upper
  }
}
