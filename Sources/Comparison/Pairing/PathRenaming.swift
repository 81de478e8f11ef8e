public import SourceText

/// Renames the units of A before they are paired: what a regular expression finds is replaced.
public struct PathRenaming {
  /// Why a renaming can't be used.
  public struct Failure: Error {
    /// What is wrong, as a sentence.
    public let message: String
  }

  private let expression: Regex<AnyRegexOutput>
  private let replacement: [Piece]

  private enum Piece {
    case text(String)
    case group(Int)
  }

  /// A renaming written as `REGEX=REPLACEMENT`: the first `=` without a backslash before it parts them; `\1` to `\9`
  /// in the replacement stand for groups, `\0` for all that was found.
  public init(_ rule: String) throws(Failure) {
    guard let equals = Self.separator(in: rule) else {
      throw Failure(message: "'\(rule)' is no REGEX=REPLACEMENT")
    }
    let pattern = String(rule[..<equals]).replacing("\\=", with: "=")
    guard !pattern.isEmpty else { throw Failure(message: "'\(rule)' has no regular expression before its '='") }
    do {
      expression = try Regex(pattern)
    } catch {
      throw Failure(message: "'\(pattern)' is no regular expression: \(error)")
    }
    replacement = Self.pieces(rule[rule.index(after: equals)...])
    if let count = Self.groupCount(of: pattern) { try check(groupCount: count, of: pattern) }
  }

  /// How many groups an expression has, counted in what it gives beside an alternative that always fits.
  private static func groupCount(of pattern: String) -> Int? {
    guard let expression = try? Regex("(?:\(pattern))|") else { return nil }
    return "".firstMatch(of: expression).map { $0.output.count - 1 }
  }

  private func check(groupCount: Int, of pattern: String) throws(Failure) {
    for case .group(let number) in replacement where number > groupCount {
      let groups = groupCount == 0 ? "no group" : groupCount == 1 ? "only one group" : "only \(groupCount) groups"
      throw Failure(message: "the replacement asks for group \\\(number), and '\(pattern)' has \(groups)")
    }
  }

  private static func separator(in rule: String) -> String.Index? {
    var isEscaped = false
    for index in rule.indices {
      if rule[index] == "=", !isEscaped { return index }
      isEscaped = rule[index] == "\\" && !isEscaped
    }
    return nil
  }

  private static func pieces(_ text: Substring) -> [Piece] {
    var pieces: [Piece] = []
    var plain = ""
    var isEscaped = false
    for character in text {
      if isEscaped, let group = character.wholeNumberValue, character.isASCII {
        pieces += [.text(plain), .group(group)]
        plain = ""
        isEscaped = false
      } else if isEscaped || character != "\\" {
        plain.append(character)
        isEscaped = false
      } else {
        isEscaped = true
      }
    }
    return pieces + [.text(plain + (isEscaped ? "\\" : ""))]
  }

  /// The path with everything replaced that the expression finds.
  public func renamed(_ path: Path) -> Path {
    let result = path.description.replacing(expression) { match in
      replacement.map { piece in
        switch piece {
        case .text(let text): text
        case .group(let number): number < match.output.count ? String(match.output[number].substring ?? "") : ""
        }
      }.joined()
    }
    return Path(result).cleaned
  }
}
