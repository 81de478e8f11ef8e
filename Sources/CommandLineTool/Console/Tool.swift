import SourceText

/// The `strata` command: selects the command, and turns usage errors into exit status 64.
public enum Tool {
  /// The version of this tool.
  public static let version = "0.2.0"
  /// The release date of that version, as manual pages write it.
  static let releaseDate = "November 30, 2026"

  /// Runs one command line to the end.
  public static func run(_ host: Host) -> ExitStatus {
    var words = host.arguments
    if words.isEmpty || ["-h", "--help"].contains(words[0]) { words = ["help"] + words.dropFirst() }
    if words[0] == "--version" { words[0] = "version" }
    // As in git, the start folder may be given before the command.
    if let moved = Self.movingFolder(words) { words = moved }
    let name = words[0]
    do throws(UsageError) {
      guard let command = Commands.named(name) else { throw unknownCommand(name) }
      let arguments = try ParsedArguments(Array(words.dropFirst()), for: name, flags: command.allFlags)
      if arguments.has("help") {
        _ = host.writeOutput(Array(HelpText.of(command).utf8))
        return .success
      }
      let masksSecrets = command.flags.contains { $0.name == SecretFlags.show.name }
      return try run(command, arguments) { (arguments) throws(UsageError) in
        try Invocation(host, arguments, masksSecrets: masksSecrets)
      }
    } catch {
      host.writeError(wantsJSON(words) ? json(error) : text(error))
      return .usage
    }
  }

  /// Runs a command with the default flags of its project. Those that a given flag excludes are left out.
  private static func run(
    _ command: any Command.Type, _ arguments: ParsedArguments,
    _ invocation: (ParsedArguments) throws(UsageError) -> Invocation
  ) throws(UsageError) -> ExitStatus {
    let first = try invocation(arguments)
    guard ProjectReader.commands.contains(where: { $0.name == command.name }),
      let project = try ProjectFile.find(arguments, first)
    else { return try command.run(arguments, first) }
    if first.isUntrusted, project.liesInTree(first) {
      first.console.report([
        Diagnostic(
          .info, "project-not-obeyed", "'\(project.file.name)' is not obeyed", at: nil,
          help: "with '--untrusted', name a project file outside the tree with --project")
      ])
      return try command.run(arguments, first)
    }
    if project.diagnostics.hasErrors {
      first.console.report(project.diagnostics)
      return first.console.finish()
    }
    var settings = project.settings(for: command).filter { !arguments.has($0.flag) || $0.flag == "secret-pattern" }
    while true {
      let all = arguments.adding(settings)
      do throws(UsageError) {
        return try command.run(all, invocation(all))
      } catch {
        let excluded = settings.filter { error.clash.contains($0.flag) }
        // A clash of defaults alone is a mistake of the file.
        guard !excluded.isEmpty, error.clash.contains(where: { arguments.has($0) }) else {
          throw error.naming(settings)
        }
        settings.removeAll { error.clash.contains($0.flag) }
      }
    }
  }

  /// Whether `--diagnostics json` is among the words, even if they could not all be parsed.
  private static func wantsJSON(_ words: [String]) -> Bool {
    words.contains("--diagnostics=json") || zip(words, words.dropFirst()).contains { $0 == ("--diagnostics", "json") }
  }

  private static func text(_ error: UsageError) -> [UInt8] {
    let help = error.help.map { "   = help: \(shown($0))\n" } ?? ""
    return Array("error: \(shown(error.message)) [usage]\n\(help)".utf8)
  }

  private static func json(_ error: UsageError) -> [UInt8] {
    var writer = JSONWriter.indented
    var diagnosticWriter = DiagnosticJSONWriter(secrets: .standard)
    diagnosticWriter.write([Diagnostic(.error, "usage", error.message, at: nil, help: error.help)], to: &writer)
    return writer.take() + [Byte.lineFeed]
  }

  /// The words with `-C DIR` moved behind the command; nil when they do not start with it.
  private static func movingFolder(_ words: [String]) -> [String]? {
    let length = words[0] == "-C" || words[0] == "--chdir" ? 2 : words[0].hasPrefix("--chdir=") ? 1 : 0
    guard length > 0, words.count > length else { return nil }
    return [words[length]] + words[..<length] + words[(length + 1)...]
  }

  /// A text that may quote the command line, safe to show on a terminal.
  private static func shown(_ text: String) -> String {
    DiagnosticTextWriter.visible(SecretPolicy.standard.shown(Text(text)).description)
  }

  static func unknownCommand(_ name: String) -> UsageError {
    if let help = ForeignCommand.help(for: name) { return UsageError("there is no command '\(name)'", help: help) }
    let nearest = NearestName.of(name, among: Commands.all.map { $0.name })
    return UsageError(
      "there is no command '\(name)'", help: nearest.map { "did you mean '\($0)'?" } ?? "see: strata help")
  }
}
