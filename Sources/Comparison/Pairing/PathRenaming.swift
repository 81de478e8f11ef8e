public import SourceText

/// Renames the units of A before they are paired: replaces what a regular expression matches.
public struct PathRenaming {
  /// Why a renaming can't be used.
  public struct Failure: Error {
    /// What is wrong, as a sentence.
    public let message: String
  }

  private let expression: PathExpression
  private let replacement: [Piece]

  private enum Piece {
    case text(String)
    case group(Int)
  }

  /// A renaming written as `REGEX=REPLACEMENT`, split at the first `=` without a backslash before it; in the
  /// replacement `\1` to `\9` are groups, `\0` is the whole match.
  public init(_ rule: String) throws(Failure) {
    guard let equals = Self.separator(in: rule) else {
      throw Failure(message: "'\(rule)' is not of the form REGEX=REPLACEMENT")
    }
    let pattern = String(rule[..<equals]).replacing("\\=", with: "=")
    guard !pattern.isEmpty else { throw Failure(message: "'\(rule)' has no regular expression before its '='") }
    do throws(Failure) {
      expression = try PathExpression(pattern)
    } catch {
      throw Failure(message: "'\(pattern)' is not a regular expression: \(error.message)")
    }
    replacement = Self.pieces(rule[rule.index(after: equals)...])
    try check(groupCount: expression.groupCount, of: pattern)
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

  /// The path with every match of the expression replaced.
  public func renamed(_ path: Path) -> Path {
    let text = path.description.unicodeScalars.map(\.value)
    var result = String.UnicodeScalarView()
    func append(_ range: Range<Int>) {
      for value in text[range] {
        if let scalar = Unicode.Scalar(value) { result.append(scalar) }
      }
    }
    var copied = 0
    var start = 0
    while start <= text.count, let places = expression.firstMatch(in: text, from: start) {
      append(copied..<places[0])
      for piece in replacement {
        switch piece {
        case .text(let text): result.append(contentsOf: text.unicodeScalars)
        case .group(let number):
          if places[2 * number] >= 0 { append(places[2 * number]..<max(places[2 * number], places[2 * number + 1])) }
        }
      }
      copied = places[1]
      start = places[1] > places[0] ? places[1] : places[1] + 1
    }
    append(min(copied, text.count)..<text.count)
    return Path(String(result)).cleaned
  }
}
