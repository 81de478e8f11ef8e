public import HCL1Syntax
public import SourceText

/// A unit's configuration as data that may contain unknown values. `resolve` writes it for layouts other than that of
/// Terragrunt 0.18.
public struct UnitDocument: Sendable {
  /// The configuration, an object.
  public let configuration: Value
  /// The arguments for the command, a list of strings.
  public let arguments: Value
  /// The environment variables for the command, an object.
  public let environment: Value
  /// The locals of the unit's own file, an object; nil when there are none.
  public let locals: Value?

  /// A document with these parts.
  public init(configuration: Value, arguments: Value, environment: Value, locals: Value?) {
    self.configuration = configuration
    self.arguments = arguments
    self.environment = environment
    self.locals = locals
  }
}

extension Value {
  /// The unknown parts, each with its path as a JSON pointer below `pointer`.
  public func unknowns(below pointer: Text) -> [(pointer: Text, unknown: UnknownValue)] {
    guard firstUnknown != nil else { return [] }
    var found: [(pointer: Text, unknown: UnknownValue)] = []
    collectUnknowns(pointer.description, &found)
    return found
  }

  private func collectUnknowns(_ pointer: String, _ found: inout [(pointer: Text, unknown: UnknownValue)]) {
    switch content {
    case .unknown(let unknown): found.append((Text(pointer), unknown))
    case .null, .boolean, .number, .string: break
    case .list(let elements):
      for (index, element) in elements.enumerated() { element.collectUnknowns("\(pointer)/\(index)", &found) }
    case .object(let members):
      for member in members { member.value.collectUnknowns("\(pointer)/\(Self.token(member.key))", &found) }
    }
  }

  /// A key, escaped for a JSON pointer (RFC 6901).
  private static func token(_ key: Text) -> String {
    let text = key.description
    guard text.utf8.contains(where: { $0 == Byte.tilde || $0 == Byte.slash }) else { return text }
    return text.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }
}

extension ResolvedUnit {
  /// The unknown values, each with its path in the unit's JSON as a JSON pointer.
  public func unknowns(withLocals showsLocals: Bool) -> [(pointer: Text, unknown: UnknownValue)] {
    if let document { return unknowns(in: document, withLocals: showsLocals) }
    return layout == .terraform ? unknownSettings : []
  }

  func unknowns(in document: UnitDocument, withLocals showsLocals: Bool) -> [(pointer: Text, unknown: UnknownValue)] {
    var found = document.configuration.unknowns(below: "/terragrunt")
    if showsLocals, let locals = document.locals { found += locals.unknowns(below: "/terragrunt/locals") }
    found += document.arguments.unknowns(below: "/arguments") + document.environment.unknowns(below: "/env_vars")
    return found + unknownSettings
  }

  private var unknownSettings: [(pointer: Text, unknown: UnknownValue)] {
    var found: [(pointer: Text, unknown: UnknownValue)] = []
    for setting in settingsByName { found += setting.value.unknowns(below: "/variables/" + setting.name) }
    return found
  }
}
