import SourceText

/// Splits the text between a call's parentheses as Terragrunt 0.18.7 does, function by function.
enum ExactArguments {
  /// The arguments of `name`; functions that take none ignore the text.
  ///
  /// - Throws: an error when the function does not understand the text.
  static func parse(_ parameters: Text, of name: Text) throws(FunctionFailure) -> [Text] {
    switch FunctionTable.function(name) {
    case .findInParentFolders: return try optionalQuoted(parameters)
    case .environmentValue: return try environmentArguments(parameters)
    case .commandOutput: return commandWords(parameters)
    case .pathRelativeToInclude, .pathRelativeFromInclude, .tfvarsFolder, .parentTfvarsFolder, .accountID,
      .commandsThatNeedVars, .commandsThatNeedLocking, .commandsThatNeedInput, .commandsThatNeedParallelism, nil:
      return []
    }
  }

  /// None, `"a"`, or `"a", "b"`.
  private static func optionalQuoted(_ parameters: Text) throws(FunctionFailure) -> [Text] {
    let trimmed = parameters.trimmed
    if trimmed.isEmpty { return [] }
    let pieces = trimmed.split(separator: Byte.quote)
    if pieces.count == 3, pieces[0].isEmpty, pieces[2].isEmpty { return [pieces[1]] }
    if pieces.count == 5, pieces[0].isEmpty, pieces[4].isEmpty, pieces[2].trimmed == "," {
      return [pieces[1], pieces[3]]
    }
    throw FunctionFailure(
      code: .wrongArguments,
      message: "'find_in_parent_folders' takes one or two arguments in double quotes, not \(parameters)",
      help: "write find_in_parent_folders(\"name\", \"fallback\")")
  }

  /// A name without `=`, then the rest up to the last quote: `^\s*"([^=]+?)"\s*,\s*"(.*?)"\s*$`.
  private static func environmentArguments(_ parameters: Text) throws(FunctionFailure) -> [Text] {
    let text = parameters.trimmed
    if text.count > 1, text[0] == Byte.quote {
      var close = 2
      while close < text.count, text[close - 1] != Byte.equals {
        if text[close] == Byte.quote, let value = environmentDefault(text, after: close + 1) {
          return [trimmed(text[1..<close]), trimmed(value)]
        }
        close += 1
      }
    }
    throw FunctionFailure(
      code: .wrongArguments,
      message: "'get_env' takes a name and a default, both in double quotes, not \(parameters)",
      help: "write get_env(\"NAME\", \"default\")")
  }

  /// The text without leading and trailing white space as Unicode defines it, as Go trims it.
  private static func trimmed(_ text: Text) -> Text {
    guard text.bytes.contains(where: { $0 > Byte.delete }), let valid = String(validating: text.bytes, as: UTF8.self)
    else { return text.trimmed }
    let scalars = valid.unicodeScalars
    let rest = scalars.drop { $0.properties.isWhitespace }
    let count = rest.reversed().prefix { $0.properties.isWhitespace }.count
    return Text(String(String.UnicodeScalarView(rest.dropLast(count))))
  }

  private static func environmentDefault(_ text: Text, after start: Int) -> Text? {
    let rest = text[start..<text.count].trimmed
    guard rest.count > 0, rest[0] == Byte.comma else { return nil }
    let quoted = rest[1..<rest.count].trimmed
    guard quoted.count >= 2, quoted[0] == Byte.quote, quoted[quoted.count - 1] == Byte.quote else { return nil }
    return quoted[1..<quoted.count - 1]
  }

  /// The first argument whole; the others split at commas, without their quotes.
  private static func commandWords(_ parameters: Text) -> [Text] {
    let pieces = parameters.trimmed.split(separator: Byte.quote)
    guard pieces.count >= 3, pieces[0].isEmpty else { return [] }
    if pieces.count == 3, pieces[2].isEmpty { return [pieces[1]] }
    let rest = Text(pieces[2...].reduce(into: [UInt8]()) { $0.append($1) }).trimmed
    guard rest.count > 0, rest[0] == Byte.comma else { return [] }
    return [pieces[1]] + rest[1..<rest.count].split(separator: Byte.comma).map(\.trimmed).filter { !$0.isEmpty }
  }
}
