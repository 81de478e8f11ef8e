import SourceText

/// The flags of Terraform 0.11's commands.
///
/// Source: `command/*.go` and `Meta.flagSet` of Terraform 0.11.14.
enum TerraformFlags {
  /// The value that a flag takes.
  enum Kind {
    /// Nothing, or `=true` and `=false`.
    case boolean
    /// A whole number.
    case number
    /// A time such as `20m`.
    case duration
    /// Any text.
    case text
    /// `NAME=VALUE`.
    case variable
    /// The name of a var file.
    case varFile
  }

  /// The kind of each flag of a command; nil for a command whose flags are not known here.
  static func ofCommand(_ command: Text) -> [String: Kind]? { byCommand[command] }

  /// True for a flag that exists only in Terraform versions newer than 0.11: users of those may well write it.
  static func isNewer(_ name: String) -> Bool { newer.contains(name) }

  private static let newer: Set<String> = [
    "compact-warnings", "json", "replace", "refresh-only", "target", "exclude", "test-directory", "lockfile",
    "migrate-state", "generate-config-out", "ignore-remote-version", "cloud", "var", "var-file", "parallelism",
    "allow-deferral", "no-tests", "chdir", "concise", "show-sensitive",
  ]

  private static let common: [String: Kind] = [
    "input": .boolean, "var": .variable, "var-file": .varFile, "target": .text, "shadow": .boolean, "Xshadow": .boolean,
    "Xforce": .boolean,
  ]
  private static let state: [String: Kind] = ["state": .text, "lock": .boolean, "lock-timeout": .duration]
  private static let changedState: [String: Kind] = ["state-out": .text, "backup": .text].adding(state)
  private static let parallel: [String: Kind] = ["parallelism": .number]

  private static let byCommand: [Text: [String: Kind]] = {
    let apply = common.adding(changedState).adding(parallel).adding(["auto-approve": .boolean, "refresh": .boolean])
    let taint = common.adding(changedState).adding(["allow-missing": .boolean, "module": .text])
    return [
      "plan": common.adding(state).adding(parallel).adding([
        "destroy": .boolean, "refresh": .boolean, "module-depth": .number, "out": .text, "detailed-exitcode": .boolean,
      ]),
      "apply": apply, "destroy": apply.adding(["force": .boolean]),
      "refresh": common.adding(changedState).adding(parallel),
      "import": common.adding(changedState).adding(parallel).adding([
        "config": .text, "provider": .text, "allow-missing-config": .boolean,
      ]),
      "console": common.adding(["state": .text]),
      "validate": common.adding(["check-variables": .boolean]),
      "push": common.adding([
        "atlas-address": .text, "state": .text, "token": .text, "upload-modules": .boolean, "name": .text,
        "vcs": .boolean, "overwrite": .text,
      ]),
      "taint": taint, "untaint": taint.adding(["index": .number]),
      "init": common.adding([
        "backend": .boolean, "backend-config": .text, "from-module": .text, "get": .boolean, "get-plugins": .boolean,
        "force-copy": .boolean, "lock": .boolean, "lock-timeout": .duration, "reconfigure": .boolean,
        "upgrade": .boolean, "plugin-dir": .text, "verify-plugins": .boolean,
      ]),
    ]
  }()

  /// The maximum number of words other than flags.
  static func mostWords(of command: Text) -> Int { command == "import" ? 2 : 1 }

  /// True for a command that treats such a word as the configuration's folder.
  static func takesFolder(_ command: Text) -> Bool { !["import", "taint", "untaint"].contains(command) }
}

extension [String: TerraformFlags.Kind] {
  fileprivate func adding(_ others: Self) -> Self { merging(others) { $1 } }
}
