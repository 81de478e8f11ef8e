public import SourceText

/// A version such as `v1.5.0-rc1`, and constraints such as `>= 1.2, ~> 1.4`. Source: hashicorp/go-version.
public struct Version: Sendable {
  private let numbers: [Int]
  /// How many numbers the text has.
  private let count: Int
  private let prerelease: Text

  /// Reads a version; nil for any other text.
  public init?(_ text: Text) {
    var rest = text.trimmed
    if rest.hasPrefix("v") { rest = rest[1..<rest.count] }
    if let plus = rest.firstIndex(of: Byte.plus) { rest = rest[0..<plus] }
    let end = rest.withBytes { $0.firstIndex { !Byte.isDigit($0) && $0 != Byte.dot } } ?? rest.count
    // Before a word the hyphen may be missing: `1.0beta2`.
    let tail = rest[end..<rest.count]
    prerelease = tail.hasPrefix("-") ? tail[1..<tail.count] : tail
    var numbers: [Int] = []
    for part in rest[0..<end].split(separator: Byte.dot) {
      guard let number = Int(part.description) else { return nil }
      numbers.append(number)
    }
    if numbers.isEmpty || !tail.isEmpty && !Self.isPrerelease(prerelease) { return nil }
    count = numbers.count
    while numbers.count < 3 { numbers.append(0) }
    self.numbers = numbers
  }

  private static func isPrerelease(_ text: Text) -> Bool {
    text.split(separator: Byte.dot).allSatisfy { part in
      !part.isEmpty
        && part.withBytes {
          $0.allSatisfy { Byte.isLetterOrDigit($0) || $0 == Byte.hyphen || $0 == Byte.tilde }
        }
    }
  }

  /// True for a version before `other`.
  func isBefore(_ other: Text) -> Bool { Version(other).map { compared(to: $0) < 0 } ?? false }

  /// Whether all of the comma-separated constraints hold; nil for a text that is not a constraint.
  func satisfies(_ constraints: Text) -> Bool? {
    var result = true
    for constraint in constraints.split(separator: Byte.comma) {
      guard let holds = satisfiesOne(constraint.trimmed) else { return nil }
      result = result && holds
    }
    return result
  }

  private func satisfiesOne(_ constraint: Text) -> Bool? {
    let operators: [Text] = ["~>", ">=", "<=", "!=", "=", ">", "<"]
    let found = operators.first { constraint.hasPrefix($0) }
    let rest = found.map { constraint[$0.count..<constraint.count].trimmed } ?? constraint
    guard let wanted = Version(rest) else { return nil }
    let order = compared(to: wanted)
    // A prerelease satisfies only a constraint with the same numbers and a prerelease.
    let fits = prerelease.isEmpty || !wanted.prerelease.isEmpty && numbers == wanted.numbers
    switch found?.description ?? "=" {
    case "~>":
      // A constraint with a prerelease is only for prereleases.
      return fits && order >= 0 && sharesStart(with: wanted) && prerelease.isEmpty == wanted.prerelease.isEmpty
    case ">=": return fits && order >= 0
    case ">": return fits && order > 0
    case "<=": return fits && order <= 0
    case "<": return fits && order < 0
    case "!=": return order != 0
    default: return order == 0
    }
  }

  /// True when all numbers except the last of `wanted` are the same, and `wanted` has no more of them.
  private func sharesStart(with wanted: Version) -> Bool {
    wanted.numbers.count <= numbers.count
      && numbers.prefix(max(0, wanted.count - 1)).elementsEqual(wanted.numbers.prefix(max(0, wanted.count - 1)))
  }

  private func compared(to other: Version) -> Int {
    for index in 0..<max(numbers.count, other.numbers.count) {
      let (a, b) = (index < numbers.count ? numbers[index] : 0, index < other.numbers.count ? other.numbers[index] : 0)
      if a != b { return a < b ? -1 : 1 }
    }
    if prerelease == other.prerelease { return 0 }
    if prerelease.isEmpty || other.prerelease.isEmpty { return prerelease.isEmpty ? 1 : -1 }
    return Self.comparePrereleases(prerelease, other.prerelease)
  }

  private static func comparePrereleases(_ left: Text, _ right: Text) -> Int {
    let (left, right) = (left.split(separator: Byte.dot), right.split(separator: Byte.dot))
    for index in 0..<max(left.count, right.count) {
      let (a, b) = (index < left.count ? left[index] : "", index < right.count ? right[index] : "")
      if a == b { continue }
      let numbers = (Int(a.description), Int(b.description))
      // A missing part comes before a number and after a word.
      if a.isEmpty { return numbers.1 == nil ? 1 : -1 }
      if b.isEmpty { return numbers.0 == nil ? -1 : 1 }
      switch numbers {
      case (let x?, let y?): return x < y ? -1 : 1
      case (_?, nil): return -1
      case (nil, _?): return 1
      case (nil, nil): return a < b ? -1 : 1
      }
    }
    return 0
  }
}
