import SourceText

/// One command of the tool: its name, its help and its implementation.
protocol Command: Sendable {
  static var name: String { get }
  /// One line for the list of commands.
  static var summary: String { get }
  /// The operands, as the help shows them.
  static var operands: String { get }
  /// The command's own flags, in addition to the common ones.
  static var flags: [Flag] { get }
  /// Whether the command takes the flags for resolving.
  static var resolves: Bool { get }
  /// Two or three typical uses, most frequent first. The documents' test runs them in the sample tree.
  static var examples: [Example] { get }
  /// The meaning of exit status 2; nil for a command that never ends with it.
  static var findings: String? { get }
  /// Runs the command.
  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus
}

/// A use of a command, for the help and the manual page.
struct Example: Sendable {
  /// The command line.
  let line: String
  /// What it does, in a few words.
  let help: String

  init(_ line: String, _ help: String) {
    self.line = line
    self.help = help
  }
}

extension Command {
  static var findings: String? { nil }

  /// Every flag that the command takes, its own first.
  static var allFlags: [Flag] { flags + (resolves ? CommonFlags.resolution : []) + CommonFlags.general }
}

/// All commands, in the order of the help.
enum Commands {
  static let all: [any Command.Type] = [
    ResolveCommand.self, ExplainCommand.self, WhereCommand.self, DiffCommand.self, RenderCommand.self,
    BuildspecCommand.self, CheckCommand.self, GateCommand.self, RenameCommand.self, PromoteCommand.self,
    ListCommand.self, ReportCommand.self, ConvertCommand.self, FormatCommand.self, CompletionCommand.self,
    VersionCommand.self,
    ConfigCommand.self, SchemaCommand.self, HelpCommand.self,
  ]

  static func named(_ name: String) -> (any Command.Type)? { all.first { $0.name == name } }
}
