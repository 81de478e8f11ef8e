import HCL1Syntax
import SourceText

/// Reads `NAME=VALUE` of a `-var` argument, and the value of a `TF_VAR_…` variable.
///
/// Source: `Flag.Set` and `ParseInput` of Terraform 0.11.14's `helper/variables`.
enum VariableArgument {
  /// The name and the text of its value.
  ///
  /// - Throws: the error in the argument.
  static func parts(of argument: Located<Text>) throws(Diagnostic) -> (name: Text, text: Text) {
    guard let equals = argument.value.firstIndex(of: Byte.equals) else {
      throw Diagnostic(
        .error, ResolutionCode.badVarArgument, "'-var' needs NAME=VALUE, and there is no '='", at: argument.place,
        help: "write -var=name=value, or -var and name=value as two list elements")
    }
    let name = argument.value[0..<equals].trimmed
    guard !name.isEmpty else {
      throw Diagnostic(
        .error, ResolutionCode.badVarArgument, "'-var' needs a name before its '='", at: argument.place,
        help: "write -var=name=value")
    }
    return (name, argument.value[equals + 1..<argument.value.count])
  }

  /// A warning when no module can declare a variable with that name: usually because of shell quotes, which nothing
  /// removes.
  static func warning(about name: Text, at place: Place) -> Diagnostic? {
    let isName = name.bytes.enumerated().allSatisfy { index, byte in
      Byte.isLetterOrDigit(byte) || byte == Byte.underscore || byte > Byte.delete || byte == Byte.hyphen && index > 0
    }
    if isName { return nil }
    let quote = name.bytes.contains { $0 == Byte.quote || $0 == Byte.apostrophe }
    return Diagnostic(
      .warning, ResolutionCode.badVarArgument, "no module can declare a variable '\(name)'", at: place,
      help: quote
        ? "leave the quotes out: no shell takes them off"
        : "a name holds letters, digits, '_' and '-'")
  }

  /// The value of a text: numbers and booleans stay strings as written; anything that parses as HCL1 becomes that
  /// value.
  static func value(of text: Text, name: Text, at place: Place) throws(Diagnostic) -> Value {
    let trimmed = text.trimmed
    let plain = Value(.string(text), at: place.range)
    let empty = Value(.string(""), at: place.range)
    if isOnlyComments(trimmed) { return empty }
    if isSimple(trimmed) { return plain }
    return try decoded(text, name, place, orText: plain)
  }

  /// The value that a text has when read as HCL1.
  ///
  /// - Parameter plain: the value of a text that neither is a value nor begins like one; without it, such a text is
  ///   an error.
  static func decoded(
    _ text: Text, _ name: Text, _ place: Place, orText plain: Value? = nil
  ) throws(Diagnostic) -> Value {
    let trimmed = text.trimmed
    let empty = Value(.string(""), at: place.range)
    let file = SourceFile(name: place.file.name, bytes: ("foo=" + trimmed).bytes)
    let tree = SyntaxTree(parsing: file)
    let mustParse = [Byte.quote, Byte.leftBracket, Byte.leftBrace].contains(trimmed[0])
    if let mistake = tree.diagnostics.first(where: { $0.severity == .error }) {
      // Terraform 0.11 ignores an error that only the decoder finds, and ends up with an empty value.
      if plain != nil, isFoundByDecoder(mistake, trimmed), !mustParse { return empty }
      // Terraform treats a value with a bare word as plain text.
      if let plain, !mustParse || mistake.has(HCL1Code.bareWord) && !trimmed.hasPrefix("[") { return plain }
      throw failure(name, mistake.wording, place)
    }
    let (members, found) = Decoder.decode(tree)
    if found.hasErrors { return empty }
    guard members.count == 1, let member = members.first, !member.isRepeatedObject else {
      throw failure(name, "it holds more than one value", place)
    }
    return member.value.placed(at: place.range, isSecret: text.isSecret)
  }

  /// True for an error in a number that the reference's scanner accepts: out of range, or no digits in its exponent.
  private static func isFoundByDecoder(_ mistake: Diagnostic, _ text: Text) -> Bool {
    if mistake.has(HCL1Code.numberOutOfRange) { return true }
    guard mistake.has(HCL1Code.badNumber) else { return false }
    let end = text.hasSuffix("+") || text.hasSuffix("-") ? text.count - 1 : text.count
    return end > 0 && text[end - 1] | Byte.caseBit == UInt8(ascii: "e")
  }

  static func failure(
    _ name: Text, _ reason: Message, _ place: Place, help: Message = "put text in double quotes inside the value"
  ) -> Diagnostic {
    Diagnostic(
      .error, ResolutionCode.badVarArgument, "the value of '\(name)' does not read as HCL: \(reason)", at: place,
      help: help)
  }

  /// True when the value contains only comments: Terraform reads `name=//x` as an empty text.
  private static func isOnlyComments(_ text: Text) -> Bool {
    var index = 0
    while index < text.count {
      let rest = text[index..<text.count]
      if rest.hasPrefix("#") || rest.hasPrefix("//") {
        index = text.firstIndex(of: Byte.lineFeed, from: index) ?? text.count
      } else if rest.hasPrefix("/*") {
        guard let end = text.firstRange(of: "*/", from: index + 2) else { return false }
        index = end.upperBound
      } else if [Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn].contains(text[index]) {
        index += 1
      } else {
        return false
      }
    }
    return true
  }

  /// True for what Go's `ParseInt`, `ParseFloat` or `ParseBool` accepts, and for `0x` numbers; not for numbers that
  /// are too large.
  private static func isSimple(_ text: Text) -> Bool {
    let booleans: [Text] = ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"]
    if booleans.contains(text) { return true }
    if text.hasPrefix("0x") { return Int64(text[2..<text.count].description, radix: 16) != nil }
    let unsigned = text[0] == Byte.hyphen || text[0] == Byte.plus ? text[1..<text.count] : text
    let words: [Text] = ["inf", "infinity", "nan"]
    if words.contains(unsigned.lowercasedASCII) { return true }
    guard
      unsigned.bytes.allSatisfy({
        Byte.isDigit($0) || [Byte.dot, UInt8(ascii: "e"), UInt8(ascii: "E"), Byte.plus, Byte.hyphen].contains($0)
      })
    else {
      return false
    }
    return Double(text.description)?.isFinite ?? false
  }
}
