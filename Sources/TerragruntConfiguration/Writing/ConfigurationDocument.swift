import HCL2Evaluation
import SourceText

/// A unit's configuration as the object `terragrunt` in the output of `strata resolve`.
struct ConfigurationDocument {
  private let evaluated: EvaluatedConfiguration

  /// The document of a configuration.
  init(_ evaluated: EvaluatedConfiguration) { self.evaluated = evaluated }

  /// The object, without what is not set.
  var value: TypedValue {
    let configuration = evaluated.configuration
    var members: [(Text, TypedValue)] = configuration.attributes.map { ($0.key, $0.value) }
    if let inputs = configuration.inputs { members.append(("inputs", inputs.plainData)) }
    if let block = configuration.blocks["terraform"] { members.append(("terraform", terraform(block))) }
    if let block = configuration.blocks["remote_state"] {
      members.append(("remote_state", ConfigurationShape.remoteState(block)))
    }
    if !configuration.generate.isEmpty {
      let blocks = configuration.generate.map { ($0.label, ConfigurationShape.generate($0, unset: nil)) }
      members.append(("generate", .object(blocks)))
    }
    if !configuration.dependencies.isEmpty {
      members.append(("dependency", .tuple(configuration.dependencies.map(Self.named))))
    }
    if let paths = configuration.blocks["dependencies"]?.values["paths"] { members.append(("dependencies", paths)) }
    if !evaluated.includes.isEmpty { members.append(("include", .tuple(evaluated.includes.map(Self.include)))) }
    if !configuration.features.isEmpty {
      let defaults = configuration.features.map { ($0.label, $0.values["default"]?.plainData ?? .null()) }
      members.append(("feature_defaults", .object(defaults)))
    }
    if let block = configuration.blocks["exclude"] { members.append(("exclude", ConfigurationShape.exclude(block))) }
    if let block = configuration.blocks["errors"] { members.append(("errors", ConfigurationShape.errors(block))) }
    if let block = configuration.blocks["engine"] { members.append(("engine", Self.plain(block))) }
    return .object(members)
  }

  private func terraform(_ block: BlockValue) -> TypedValue {
    var members: [(Text, TypedValue)] = block.values.map { ($0.key, $0.value.plainData) }
    for schema in ConfigurationSchema.terraform.blocks {
      let blocks = block.blocks(schema.kind)
      if !blocks.isEmpty { members.append((schema.kind, .tuple(blocks.map(Self.named)))) }
    }
    return .object(members)
  }

  private static func plain(_ block: BlockValue) -> TypedValue {
    .object(block.values.map { ($0.key, $0.value.plainData) })
  }

  private static func named(_ block: BlockValue) -> TypedValue {
    .object([("name", .string(block.label))] + block.values.map { ($0.key, $0.value.plainData) })
  }

  private static func include(_ include: IncludeBlock) -> TypedValue {
    var members: [(Text, TypedValue)] = [
      ("name", .string(include.label)), ("path", .string(include.path.text)), ("expose", .bool(include.isExposed)),
    ]
    if let strategy = include.writtenStrategy { members.append(("merge_strategy", .string(strategy))) }
    return .object(members)
  }
}
