import HCL1Syntax
import SourceText

/// The strings with calls in a file of which substitution changes nothing but them, so that exact mode needs no new text
/// and no new syntax tree for each unit.
///
/// That holds for the files that people write: every call stands in a quoted string, and gives plain characters. Any other
/// file goes through `TextSubstitution`, whose results are the same by definition.
final class ExactStrings: Sendable {
  /// A call, and the text before it in its string.
  struct Site: Sendable {
    let before: Text
    let name: Text
    let arguments: [Text]
  }

  /// A string with its calls.
  struct Slot: Sendable {
    let literal: StringLiteral
    let range: SourceRange
    let isElement: Bool
    var sites: [Site] = []
    var rest: Text = ""

    /// True when the string is one call and nothing else.
    var isFilled: Bool { sites.count == 1 && sites[0].before.isEmpty && rest.isEmpty }
  }

  let slots: [Slot]

  /// The strings of a file in exact mode; nil when its text must be substituted, or has no calls.
  init?(_ loaded: LoadedFile) {
    let text = Text(loaded.file.bytes)
    guard text.contains(Self.opening), loaded.tree.diagnostics.isEmpty, !SyntaxTree.isJSON(loaded.file) else {
      return nil
    }
    var slots: [Slot] = []
    for item in loaded.tree.body.items { Self.collect(item.value, isElement: false, &slots) }
    slots.sort { $0.range.lower < $1.range.lower }
    var from = 0
    for index in slots.indices {
      let range = slots[index].range
      guard Int(range.lower) >= from, text.firstRange(of: Self.opening, from: from)?.lowerBound ?? 0 > range.lower,
        Self.split(&slots[index], of: text)
      else { return nil }
      from = Int(range.upper)
    }
    guard text.firstRange(of: Self.opening, from: from) == nil else { return nil }
    self.slots = slots
  }

  private static let opening: Text = "${"
  private static let runCommand: Text = "run_cmd"

  private static func collect(_ value: Expression, isElement: Bool, _ slots: inout [Slot]) {
    guard value.hasInterpolation else { return }
    switch value.content {
    case .string(let literal): slots.append(Slot(literal: literal, range: value.range, isElement: isElement))
    case .list(let elements): for element in elements { collect(element, isElement: true, &slots) }
    case .object(let body): for item in body.items { collect(item.value, isElement: false, &slots) }
    case .boolean, .number: return
    }
  }

  /// Finds the calls of a string; false when it is not one in quotes, or holds what must be read again after substitution.
  private static func split(_ slot: inout Slot, of text: Text) -> Bool {
    let (lower, upper) = (Int(slot.range.lower), Int(slot.range.upper))
    guard upper - lower >= 2, text[lower] == Byte.quote, text[upper - 1] == Byte.quote else { return false }
    let syntax = ExactCallSyntax(text)
    var copied = lower + 1
    while let open = text.firstRange(of: opening, from: copied)?.lowerBound, open < upper {
      guard let end = syntax.callEnd(from: open), end < upper,
        text[open + 2..<end].firstRange(of: opening) == nil,
        let (name, parameters) = ExactCallSyntax.nameAndParameters(text[open..<end]), name != runCommand,
        let arguments = try? ExactArguments.parse(parameters, of: name), isPlainPiece(text[copied..<open])
      else { return false }
      slot.sites.append(Site(before: text[copied..<open], name: name, arguments: arguments))
      copied = end
    }
    slot.rest = text[copied..<upper - 1]
    return !slot.sites.isEmpty && isPlainPiece(slot.rest)
  }

  /// True for text of a string that is its own value.
  private static func isPlainPiece(_ text: Text) -> Bool {
    !text.withBytes { bytes in bytes.contains { $0 == Byte.backslash || $0 == Byte.lineFeed || $0 == Byte.quote } }
  }

  /// The values of the strings for the child that `context` names; nil when a call fails, or gives what would be read as
  /// syntax, so that the text must be substituted.
  func values(in context: FunctionContext) -> [SourceRange: Decoder.Evaluated]? {
    var values: [SourceRange: Decoder.Evaluated] = [:]
    values.reserveCapacity(slots.count)
    for slot in slots {
      guard let value = Self.value(of: slot, in: context) else { return nil }
      values[slot.range] = value
    }
    return values
  }

  private static func value(of slot: Slot, in context: FunctionContext) -> Decoder.Evaluated? {
    var result: Text = ""
    for site in slot.sites {
      guard let called = try? FunctionTable.call(site.name, site.arguments, in: context) else { return nil }
      switch called {
      case .list(let texts): return slot.isFilled && slot.isElement && !texts.isEmpty ? .texts(texts) : nil
      case .text(let text):
        guard isPlainResult(text) else { return nil }
        if slot.isFilled { return .text(text) }
        result = result + site.before + text
      }
    }
    return .text(result + slot.rest)
  }

  /// True for a result that is the same text in quotes, whatever stands around it.
  static func isPlainResult(_ text: Text) -> Bool {
    text.withBytes { bytes in
      bytes.allSatisfy { byte in
        switch byte {
        case Byte.slash, Byte.dot, Byte.hyphen, Byte.underscore, Byte.colon, Byte.equals, Byte.comma, Byte.space,
          Byte.at:
          true
        default: Byte.isLetterOrDigit(byte)
        }
      }
    }
  }
}
