import Files
import HCL2Evaluation
import Hierarchy
import SourceText
import TerragruntConfiguration

/// The resolution of a generated estate.
struct EstateRun {
  let tree: Tree

  init(_ files: any FileSystem, usesModuleDefaults: Bool = false) {
    var options = ResolutionOptions()
    options.usesModuleDefaults = usesModuleDefaults
    var configuration = ConfigurationOptions()
    configuration.environment = ["KNOWN": "the value of the environment"]
    tree = Tree(
      root: GeneratedEstate.folder, fileSystem: files, options: options,
      layouts: [{ [configuration] in TerragruntLayout(configuration, in: $0) }])
  }

  /// All of a unit's values: its settings and its document.
  static func values(of unit: ResolvedUnit) -> TypedValue {
    var members: [(Text, TypedValue)] = [
      ("settings", .object(unit.settings.map { ($0.name, $0.value.typedForm) }))
    ]
    if let document = unit.document {
      members.append(("configuration", document.configuration.typedForm))
      members.append(("arguments", document.arguments.typedForm))
      members.append(("environment", document.environment.typedForm))
      members.append(("locals", document.locals?.typedForm ?? .null()))
    }
    return .object(members)
  }

  /// Everything that is printed about a unit: values, places, files, diagnostics.
  static func summary(of unit: ResolvedUnit) -> String {
    var lines = ["unit \(unit.path)", text(values(of: unit))]
    for setting in unit.settings {
      for assignment in [setting.winner] + setting.overridden {
        let place = assignment.value.place(in: assignment.file)
        lines.append("\(setting.name) \(assignment.origin.layer) \(place.file.name) \(place.range)")
      }
      lines += chain(of: setting.value.typed).map { "  by \($0.file.name) \($0.range)" }
    }
    lines += unit.sources.map { "source \($0.layer) \($0.file.map(\.description) ?? "-")" }
    lines.append("read \(unit.filesRead) missing \(unit.missingFiles) depends on \(unit.dependencies.map(\.value))")
    lines += unit.diagnostics.map { "\($0.severity) \($0.code) \($0.message)" }
    lines += unit.unknowns(withLocals: true).map { "unknown \($0.pointer) \($0.unknown.reason)" }
    return lines.joined(separator: "\n")
  }

  static func text(_ value: TypedValue) -> String {
    switch value.content {
    case .null: "null"
    case .unknown(let unknown): "(\(unknown.reason.sentence))"
    case .string(let text): "\"\(text)\""
    case .number(let number): "\(number.text)"
    case .bool(let flag): "\(flag)"
    case .list, .set, .tuple: "[" + (value.elements ?? []).map(text).joined(separator: ", ") + "]"
    case .map, .object:
      "{" + (value.members?.all ?? []).map { "\($0.name) = \(text($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// The places of everything that contributed to a value or to its parts.
  static func chain(of value: TypedValue?) -> [Place] {
    guard let value else { return [] }
    let own = value.origin?.chain.map(\.place) ?? []
    return own + (value.elements ?? []).flatMap { chain(of: $0) }
      + (value.members?.all ?? []).flatMap { chain(of: $0.value) }
  }
}
