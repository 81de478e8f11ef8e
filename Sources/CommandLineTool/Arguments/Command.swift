import SourceText

/// One command of the tool: its name, its help and its work.
protocol Command: Sendable {
  static var name: String { get }
  /// One line for the list of commands.
  static var summary: String { get }
  /// The operands as the help shows them.
  static var operands: String { get }
  /// The flags of its own, beyond the common ones.
  static var flags: [Flag] { get }
  /// Whether the flags of resolution count.
  static var resolves: Bool { get }
  /// Does the work.
  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus
}

extension Command {
  /// Every flag the command understands, its own first.
  static var allFlags: [Flag] { flags + (resolves ? CommonFlags.resolution : []) + CommonFlags.general }
}

/// All commands, in the order the help lists them.
enum Commands {
  static let all: [any Command.Type] = [
    ResolveCommand.self, ExplainCommand.self, DiffCommand.self, RenderCommand.self, BuildspecCommand.self,
    CheckCommand.self, ListCommand.self, ConvertCommand.self, VersionCommand.self, HelpCommand.self,
  ]

  static func named(_ name: String) -> (any Command.Type)? { all.first { $0.name == name } }
}
