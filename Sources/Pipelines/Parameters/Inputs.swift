import HCL1Syntax
public import SourceText

/// The explicit inputs of a run, such as roles and buckets, which do not follow from the tfvars.
///
/// A value may contain `{name}`: a variable of the unit, another input, `region` or `unit`. A later input replaces an
/// earlier one of the same name.
public struct Inputs: Sendable {
  private var values: [Text: GivenValue] = [:]
  /// True if there are no inputs.
  var isEmpty: Bool { values.isEmpty }
  /// The names, sorted.
  public var names: [Text] { values.keys.sorted() }
  /// The errors and warnings found in the inputs.
  public private(set) var diagnostics: [Diagnostic] = []

  /// No inputs.
  public init() {}

  /// The input of that name, with its `{…}` not expanded.
  public subscript(name: Text) -> GivenValue? { values[name] }

  /// The names of the placeholders in an input, in order.
  public func placeholders(in name: Text) -> [Text] { values[name].map { Self.placeholders(in: $0.value) } ?? [] }

  /// The names of the placeholders in a value, in order.
  static func placeholders(in value: Value) -> [Text] {
    switch value.content {
    case .boolean, .number, .null, .unknown: []
    case .string(let text): Placeholder.names(in: text)
    case .list(let elements): elements.flatMap(placeholders)
    case .object(let members): members.flatMap { placeholders(in: $0.value) }
    }
  }

  /// Adds the inputs of a file in tfvars syntax.
  public mutating func add(file: SourceFile) {
    let (members, found) = TfvarsMembers.read(file)
    diagnostics += found + TfvarsMembers.repetitions(in: file)
    for member in members { values[member.key] = GivenValue(member, in: file) }
  }

  /// Adds one input, `NAME=VALUE`. The value is a string, unless it is a list or map in HCL.
  ///
  /// - Returns: false if the name is missing.
  public mutating func add(argument: Text) -> Bool {
    guard let equals = argument.firstIndex(of: Byte.equals) else { return false }
    let name = argument[0..<equals].trimmed
    guard !name.isEmpty else { return false }
    let file = SourceFile(name: "--input", bytes: argument.bytes)
    file.noteWellFormed()
    let range = SourceRange(equals + 1, argument.count)
    let value = Self.collection(argument[equals + 1..<argument.count], named: name, at: range)
    let text = Value(.string(argument[equals + 1..<argument.count]), at: range)
    values[name] = GivenValue(Member(key: name, keyRange: SourceRange(0, equals), value: value ?? text), in: file)
    return true
  }

  private static func collection(_ text: Text, named name: Text, at range: SourceRange) -> Value? {
    guard let first = text.trimmed.bytes.first, first == Byte.leftBracket || first == Byte.leftBrace else { return nil }
    let (members, found) = TfvarsMembers.read(SourceFile(name: "--input", bytes: ("x = " + text).bytes))
    guard !found.hasErrors, members.count == 1, members[0].key == "x" else { return nil }
    return members[0].value.placed(at: range)
  }
}

/// Reads files in tfvars syntax that are not part of a tree.
enum TfvarsMembers {
  /// The file's members, not evaluated, and its diagnostics; no members if it has errors.
  static func read(_ file: SourceFile) -> (members: [Member], diagnostics: [Diagnostic]) {
    let tree = SyntaxTree(parsing: file)
    if tree.diagnostics.hasErrors { return ([], tree.diagnostics) }
    let (members, found) = Decoder.decode(tree)
    return (found.hasErrors ? [] : members, tree.diagnostics + found)
  }

  /// A warning for each name that the file sets again.
  static func repetitions(in file: SourceFile) -> [Diagnostic] {
    var known: [Text: Place] = [:]
    return SyntaxTree(parsing: file).body.items.compactMap { item in
      let place = Place(file, item.key.range)
      defer { if known[item.key.text] == nil { known[item.key.text] = place } }
      return known[item.key.text].map { first in
        Diagnostic(
          .warning, "input-twice", "'\(item.key.text)' is set twice", at: place,
          notes: [Diagnostic.Note("first set here", at: first)], help: "keep one of them")
      }
    }
  }
}
