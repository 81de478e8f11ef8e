import HCL1Syntax
public import SourceText

/// Reads a policy file: tfvars syntax, one block per entry.
///
///     differ "aws_account" { reason = "one account an environment" }
///     one_side "environment_variables[DEBUG]" { side = "a"  expires = "2026-12-31" }
public struct PolicyReader {
  private static let attributes = ["reason", "expires", "units", "side"]

  private let file: SourceFile
  private var diagnostics: [Diagnostic] = []

  private init(_ file: SourceFile) { self.file = file }

  /// The policy in `file`, and its diagnostics; if one is an error, the policy can't be trusted.
  public static func read(_ file: SourceFile) -> (policy: DifferencePolicy, diagnostics: [Diagnostic]) {
    let tree = SyntaxTree(parsing: file)
    var reader = PolicyReader(file)
    guard !tree.diagnostics.hasErrors else { return (DifferencePolicy([]), tree.diagnostics) }
    let entries = tree.body.items.compactMap { reader.entry($0) }
    return (DifferencePolicy(entries), tree.diagnostics + reader.diagnostics)
  }

  private mutating func entry(_ item: Item) -> DifferencePolicy.Entry? {
    let kinds = DifferencePolicy.Kind.allCases.map(\.rawValue)
    let word = item.key.text.description
    guard let kind = DifferencePolicy.Kind(rawValue: word) else {
      report(
        .unknownPolicyEntry, "a policy knows no '\(word)'", item.key.range,
        help: NearestName.of(word, among: kinds).map { "did you mean '\($0)'?" }
          ?? "known are \(kinds.joined(separator: ", "))")
      return nil
    }
    guard let label = item.labels.first, item.labels.count == 1, case .object(let body) = item.value.content else {
      report(
        .badPolicyEntry, "'\(word)' needs one name and a block", item.range,
        help: "write \(word) \"\(kind == .oneSideUnit ? "path" : "name")\" { reason = \"…\" }")
      return nil
    }
    guard !label.text.isEmpty else {
      report(
        .badPolicyEntry, "'\(word)' needs a name that is not empty", label.range, help: "write \(word) \"name\" { }")
      return nil
    }
    var entry = DifferencePolicy.Entry(kind, PathPattern(label.text), at: Place(file, item.key.range))
    for attribute in body.items { set(attribute, of: &entry) }
    return entry
  }

  private mutating func set(_ item: Item, of entry: inout DifferencePolicy.Entry) {
    let name = item.key.text.description
    guard Self.attributes.contains(name), !item.hasLabels else {
      return report(
        .unknownPolicyKey, "'\(name)' means nothing in '\(entry.kind.rawValue)'", item.key.range,
        help: NearestName.of(name, among: Self.attributes).map { "did you mean '\($0)'?" }
          ?? "known here are \(Self.attributes.joined(separator: ", "))")
    }
    switch name {
    case "units": entry.units = texts(item).map { PathPattern($0) }
    case "reason": entry.reason = text(item)
    case "expires":
      guard let date = text(item) else { return }
      guard Self.isDate(date) else {
        return report(
          .badPolicyDate, "'expires' is not a valid date", item.value.range,
          help: "write expires = \"2026-12-31\"")
      }
      entry.expires = date
    default:
      guard let side = text(item) else { return }
      guard entry.kind == .oneSide || entry.kind == .oneSideUnit, side == "a" || side == "b" else {
        return report(
          .badPolicySide, "'side' is \"a\" or \"b\", in 'one_side' and 'one_side_unit'", item.range,
          help: "write side = \"a\" for what only A may have")
      }
      entry.side = side
    }
  }

  private mutating func text(_ item: Item) -> Text? {
    if let text = Decoder.decode(item.value, of: file).value.string { return text }
    report(
      .wrongKind,
      "'\(item.key.text)' is \(Decoder.decode(item.value, of: file).value.kindName), where a string is expected",
      item.value.range, help: "write \(item.key.text) = \"…\"")
    return nil
  }

  private mutating func texts(_ item: Item) -> [Text] {
    let elements = Decoder.decode(item.value, of: file).value.elements
    let texts = elements?.compactMap(\.string) ?? []
    if texts.isEmpty || texts.count != elements?.count ?? 0 {
      report(
        .wrongKind, "'\(item.key.text)' must be a list of at least one string", item.value.range,
        help: "write \(item.key.text) = [\"path/*\"]")
    }
    return texts
  }

  /// True for a valid calendar date `YYYY-MM-DD`.
  private static func isDate(_ text: Text) -> Bool {
    guard text.count == 10, text[4] == Byte.hyphen, text[7] == Byte.hyphen else { return false }
    let parts = text.split(separator: Byte.hyphen).map { part in
      part.bytes.allSatisfy { Byte.isDigit($0) } ? Int(part.description) ?? 0 : 0
    }
    guard parts.count == 3, parts[0] > 0, (1...12).contains(parts[1]) else { return false }
    let isLeap = parts[0] % 4 == 0 && parts[0] % 100 != 0 || parts[0] % 400 == 0
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[parts[1] - 1]).contains(parts[2])
  }

  private mutating func report(_ code: ComparisonCode, _ message: String, _ range: SourceRange, help: String) {
    diagnostics.append(Diagnostic(.error, code, message, at: Place(file, range), help: help))
  }
}
