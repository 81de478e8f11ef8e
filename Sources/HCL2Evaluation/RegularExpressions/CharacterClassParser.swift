/// Parses a class in brackets, starting after its `[`.
struct CharacterClassParser {
  private let scalars: [Unicode.Scalar]
  private(set) var index: Int
  private let ignoresCase: Bool

  init(_ scalars: [Unicode.Scalar], at index: Int, ignoresCase: Bool) {
    self.scalars = scalars
    self.index = index
    self.ignoresCase = ignoresCase
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
  private func peek(_ offset: Int) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  mutating func parse() throws(RegularExpressionError) -> ScalarSet {
    var set = ScalarSet()
    var isNegated = false
    if next == "^" {
      isNegated = true
      index += 1
    }
    var isFirst = true
    while isFirst || next != "]" {
      isFirst = false
      guard next != nil else { throw RegularExpressionError(message: "missing closing ]") }
      if try takePosixClass(into: &set) { continue }
      try takeItem(into: &set)
    }
    index += 1
    set.normalize()
    if ignoresCase { set = set.foldingCase }
    return isNegated ? set.inverted : set
  }

  /// `[:alpha:]` or `[:^alpha:]`.
  private mutating func takePosixClass(into set: inout ScalarSet) throws(RegularExpressionError) -> Bool {
    guard next == "[", peek(1) == ":" else { return false }
    var end = index + 2
    while end + 1 < scalars.count, !(scalars[end] == ":" && scalars[end + 1] == "]") { end += 1 }
    guard end + 1 < scalars.count else { return false }
    var name = String(String.UnicodeScalarView(scalars[index + 2..<end]))
    let isNegated = name.hasPrefix("^")
    if isNegated { name.removeFirst() }
    guard let found = NamedScalarSets.posix[name] else {
      throw RegularExpressionError(message: "invalid character class range [:\(name):]")
    }
    set.add(isNegated ? found.inverted : found)
    index = end + 2
    return true
  }

  private mutating func takeItem(into set: inout ScalarSet) throws(RegularExpressionError) {
    switch try takeAtom() {
    case .set(let found): set.add(found)
    case .scalar(let low):
      guard next == "-", let after = peek(1), after != "]" else {
        set.add(low.value...low.value)
        return
      }
      index += 1
      guard case .scalar(let high) = try takeAtom(), low.value <= high.value else {
        throw RegularExpressionError(message: "invalid character class range")
      }
      set.add(low.value...high.value)
    }
  }

  private mutating func takeAtom() throws(RegularExpressionError) -> EscapeParser.Escape {
    guard let scalar = next else { throw RegularExpressionError(message: "missing closing ]") }
    index += 1
    guard scalar == "\\" else { return .scalar(scalar) }
    var escapes = EscapeParser(scalars, at: index)
    let found = try escapes.parse()
    index = escapes.index
    return found
  }
}
