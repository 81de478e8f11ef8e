import HCL2Evaluation
import SourceText

/// A configuration as an object: the result of `read_terragrunt_config`, and the value of an exposed include. Source:
/// spec section 8.
struct ConfigurationShape {
  private let configuration: Configuration
  private let locals: TypedValue?
  /// The file that lacks what is null; nil when that does not matter.
  private let source: SourceFile?

  init(_ configuration: Configuration, _ locals: TypedValue?, of source: SourceFile? = nil) {
    self.configuration = configuration
    self.locals = locals
    self.source = source
  }

  init(_ evaluated: EvaluatedConfiguration) {
    self.init(evaluated.configuration, evaluated.locals, of: evaluated.source)
  }

  private static let strings: [Text] = [
    "terraform_binary", "terraform_version_constraint", "terragrunt_version_constraint", "download_dir", "iam_role",
    "iam_assume_role_session_name", "iam_web_identity_token",
  ]

  /// The object.
  ///
  /// - Parameter outputs: the object of dependencies with their outputs; if nil, the outputs are null.
  func object(outputs: TypedValue?) -> TypedValue {
    var members: [(Text, TypedValue)] = [
      ("locals", locals.flatMap { $0.members?.count == 0 ? nil : $0.plainData } ?? nothing),
      ("inputs", configuration.inputs.flatMap { $0.members?.count == 0 ? nil : $0.plainData } ?? nothing),
    ]
    for name in Self.strings { members.append((name, configuration.attributes[name] ?? .string(""))) }
    members.append(("iam_assume_role_duration", configuration.attributes["iam_assume_role_duration"] ?? .null()))
    if let value = configuration.attributes["prevent_destroy"] { members.append(("prevent_destroy", value)) }
    members.append(
      ("generate", byLabel(configuration.generate) { Self.generate($0, unset: .null()) }))
    members.append(("dependency", byLabel(configuration.dependencies) { Self.dependency($0, outputs) }))
    members.append(("feature", byLabel(configuration.features, Self.feature)))
    let paths = configuration.blocks["dependencies"]?.values["paths"]
    members.append(("dependencies", paths.map { Self.only("paths", $0) } ?? .null()))
    for (kind, shape) in Self.single {
      if let block = configuration.blocks[kind] { members.append((kind, shape(block))) }
    }
    return .object(members)
  }

  /// Null, at the start of the file that sets nothing.
  private var nothing: TypedValue { .null(origin: source.map { Origin(.literal, at: Place($0, .start)) }) }

  private static func only(_ name: Text, _ value: TypedValue) -> TypedValue { .object([(name, value.plainData)]) }

  private func byLabel(_ blocks: [BlockValue], _ shape: (BlockValue) -> TypedValue) -> TypedValue {
    .object(blocks.map { ($0.label, shape($0)) })
  }

  private static let single: [(Text, @Sendable (BlockValue) -> TypedValue)] = [
    ("terraform", terraform), ("remote_state", remoteState), ("exclude", exclude), ("errors", errors),
    ("engine", { all(of: $0, ["source", "version", "type", "meta"]) }),
    ("catalog", { all(of: $0, ["urls", "default_template", "no_shell", "no_hooks"]) }),
  ]

  /// The values with these names; null for those that are not set.
  private static func all(of block: BlockValue, _ names: [Text]) -> TypedValue {
    .object(names.map { ($0, block.values[$0]?.plainData ?? .null()) })
  }

  private static func labelled(_ block: BlockValue, _ names: [Text]) -> TypedValue {
    .object([("name", .string(block.label))] + names.map { ($0, block.values[$0]?.plainData ?? .null()) })
  }

  private static func terraform(_ block: BlockValue) -> TypedValue {
    let plain: [Text] = ["source", "include_in_copy", "exclude_from_copy", "copy_terraform_lock_file"]
    var members = plain.map { ($0, block.values[$0]?.plainData ?? .null()) }
    for schema in ConfigurationSchema.terraform.blocks {
      let names = (schema.attributes ?? []).map(\.name)
      members.append(
        (schema.kind, .object(block.blocks(schema.kind).map { ($0.label, labelled($0, names)) })))
    }
    return .object(members)
  }

  static func remoteState(_ block: BlockValue) -> TypedValue {
    .object([
      ("backend", block.values["backend"] ?? .null()), ("config", block.values["config"]?.plainData ?? .null()),
      ("generate", block.values["generate"]?.plainData ?? .null()),
      ("disable_init", block.values["disable_init"] ?? .bool(false)),
      ("disable_dependency_optimization", block.values["disable_dependency_optimization"] ?? .bool(false)),
      ("encryption", block.values["encryption"]?.plainData ?? .null()),
    ])
  }

  /// A `generate` block with default values.
  static func generate(_ block: BlockValue, unset: TypedValue?) -> TypedValue {
    var members: [(Text, TypedValue)] = [
      ("path", block.values["path"] ?? .string("")), ("if_exists", block.values["if_exists"] ?? .string("")),
      ("contents", block.values["contents"] ?? .string("")),
      ("if_disabled", block.values["if_disabled"] ?? .string("skip")),
      ("comment_prefix", block.values["comment_prefix"] ?? .string("# ")),
      ("disable_signature", block.values["disable_signature"] ?? .bool(false)),
      ("disable", block.values["disable"] ?? .bool(false)),
    ]
    for name in ["hcl_fmt", "mutable"] as [Text] {
      if let value = block.values[name] ?? unset { members.append((name, value)) }
    }
    return .object(members)
  }

  private static func dependency(_ block: BlockValue, _ outputs: TypedValue?) -> TypedValue {
    let names: [Text] = [
      "config_path", "mock_outputs", "mock_outputs_allowed_terraform_commands",
      "mock_outputs_merge_strategy_with_state", "mock_outputs_merge_with_state", "enabled",
    ]
    var members = names.map { ($0, block.values[$0]?.plainData ?? .null()) }
    members.append(("name", .string(block.label)))
    members.append(("skip", block.values["skip_outputs"] ?? .null()))
    members.append(("inputs", .null()))
    members.append(("outputs", outputs?.part(block.label)?.part("outputs")?.plainData ?? .null()))
    return .object(members)
  }

  private static func feature(_ block: BlockValue) -> TypedValue {
    .object([("name", .string(block.label)), ("default", block.values["default"]?.plainData ?? .null())])
  }

  static func exclude(_ block: BlockValue) -> TypedValue {
    .object([
      ("if", block.values["if"] ?? .bool(false)), ("actions", block.values["actions"]?.plainData ?? .null()),
      ("no_run", block.values["no_run"] ?? .bool(false)),
      ("exclude_dependencies", block.values["exclude_dependencies"] ?? .bool(false)),
    ])
  }

  static func errors(_ block: BlockValue) -> TypedValue {
    func rules(_ kind: Text, _ fields: [(Text, TypedValue)]) -> TypedValue {
      .object(
        block.blocks(kind).map { rule in
          (rule.label, .object(fields.map { ($0.0, rule.values[$0.0]?.plainData ?? $0.1) }))
        })
    }
    let retry: [(Text, TypedValue)] = [
      ("retryable_errors", .tuple([])), ("max_attempts", .null()), ("sleep_interval_sec", .null()),
    ]
    let ignore: [(Text, TypedValue)] = [
      ("ignorable_errors", .tuple([])), ("message", .string("")), ("signals", .object([])),
    ]
    let members: [(Text, TypedValue)] = [("retry", rules("retry", retry)), ("ignore", rules("ignore", ignore))]
    return .object(members)
  }
}
