/// `strata version`.
enum VersionCommand: Command {
  static let name = "version"
  static let summary = "print the version"
  static let operands = ""
  static let flags: [Flag] = []
  static let examples = [Example("strata version", "the version of this binary")]
  static let resolves = false

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    if let operand = arguments.operands.first {
      throw UsageError("'version' takes no '\(operand)'", help: "write strata version")
    }
    invocation.console.write("strata \(Tool.version)\n")
    return invocation.console.finish()
  }
}
