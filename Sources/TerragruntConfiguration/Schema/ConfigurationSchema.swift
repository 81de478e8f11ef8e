import SourceText

/// The attributes and blocks of a `terragrunt.hcl`. Source: Terragrunt 1.1.3.
enum ConfigurationSchema {
  /// The whole file.
  static let file = BlockSchema(
    "file", [.any("inputs"), .any("remote_state"), .any("generate")] + attributes, blocks: blocks)

  /// The plain attributes.
  static let attributes: [AttributeSchema] = [
    .string("iam_role"), .integer("iam_assume_role_duration"), .string("iam_assume_role_session_name"),
    .string("iam_web_identity_token"), .string("download_dir"), .string("terraform_binary"),
    .string("terraform_version_constraint"), .string("terragrunt_version_constraint"), .bool("prevent_destroy"),
  ]

  /// The version that removed the arguments of `removed`.
  static let removal: Text = "0.93.0"

  /// What Terragrunt accepted before 0.93, with the replacement.
  static let removed: [Text: String] = [
    "skip": "write an 'exclude' block; --terragrunt 0.92.1 reads it as it is",
    "retryable_errors": "write an 'errors' block; --terragrunt 0.92.1 reads it as it is",
    "retry_max_attempts": "write an 'errors' block; --terragrunt 0.92.1 reads it as it is",
    "retry_sleep_interval_sec": "write an 'errors' block; --terragrunt 0.92.1 reads it as it is",
  ]

  static let include = BlockSchema(
    "include", labels: .optional, isRepeatable: true,
    [AttributeSchema.string("path").required, .bool("expose"), .string("merge_strategy")])

  static let feature = BlockSchema(
    "feature", labels: .one, isRepeatable: true, [AttributeSchema.any("default").required])

  static let locals = BlockSchema("locals", nil)

  static let dependency = BlockSchema(
    "dependency", labels: .one, isRepeatable: true,
    [
      AttributeSchema.string("config_path").required, .bool("enabled"), .bool("skip_outputs"), .any("mock_outputs"),
      .strings("mock_outputs_allowed_terraform_commands"), .string("mock_outputs_merge_strategy_with_state"),
      .bool("mock_outputs_merge_with_state"),
    ])

  /// The blocks that are read last, when `dependency` is available.
  static let late: [BlockSchema] = [
    terraform, remoteState, generate, BlockSchema("dependencies", [AttributeSchema.strings("paths").required]),
    BlockSchema(
      "exclude",
      [
        AttributeSchema.bool("if").required, AttributeSchema.strings("actions").required, .bool("no_run"),
        .bool("exclude_dependencies"),
      ]),
    errors,
    BlockSchema(
      "engine", [AttributeSchema.string("source").required, .string("version"), .string("type"), .any("meta")]),
    BlockSchema(
      "catalog",
      [AttributeSchema.strings("urls").required, .string("default_template"), .bool("no_shell"), .bool("no_hooks")]),
  ]

  static let blocks: [BlockSchema] = [locals, include, feature, dependency] + late

  static let remoteStateAttributes: [AttributeSchema] = [
    AttributeSchema.string("backend").required, AttributeSchema.object("config").required, .object("generate"),
    .bool("disable_init"), .bool("disable_dependency_optimization"), .object("encryption"),
  ]

  static let remoteState = BlockSchema("remote_state", remoteStateAttributes)

  static let generate = BlockSchema(
    "generate", labels: .one, isRepeatable: true,
    [
      AttributeSchema.string("path").required, AttributeSchema.string("if_exists").required,
      AttributeSchema.string("contents").required, .string("if_disabled"), .string("comment_prefix"),
      .bool("disable_signature"), .bool("disable"), .bool("hcl_fmt"), .bool("mutable"),
    ])

  static let terraform = BlockSchema(
    "terraform",
    [.string("source"), .strings("include_in_copy"), .strings("exclude_from_copy"), .bool("copy_terraform_lock_file")],
    blocks: [
      BlockSchema(
        "extra_arguments", labels: .one, isRepeatable: true,
        [
          AttributeSchema.strings("commands").required, .strings("arguments"), .strings("required_var_files"),
          .strings("optional_var_files"), .map("env_vars"),
        ]),
      hook("before_hook"), hook("after_hook"),
      BlockSchema(
        "error_hook", labels: .one, isRepeatable: true,
        [
          AttributeSchema.strings("commands").required, AttributeSchema.strings("execute").required,
          AttributeSchema.strings("on_errors").required, .string("working_dir"), .bool("suppress_stdout"),
        ]),
    ])

  private static func hook(_ kind: Text) -> BlockSchema {
    BlockSchema(
      kind, labels: .one, isRepeatable: true,
      [
        AttributeSchema.strings("commands").required, AttributeSchema.strings("execute").required,
        .string("working_dir"), .bool("run_on_error"), .bool("suppress_stdout"), .bool("if"),
      ])
  }

  private static let errors = BlockSchema(
    "errors", [],
    blocks: [
      BlockSchema(
        "retry", labels: .one, isRepeatable: true,
        [
          AttributeSchema.strings("retryable_errors").required, AttributeSchema.integer("max_attempts").required,
          AttributeSchema.integer("sleep_interval_sec").required,
        ]),
      BlockSchema(
        "ignore", labels: .one, isRepeatable: true,
        [AttributeSchema.strings("ignorable_errors").required, .string("message"), .any("signals")]),
    ])
}
