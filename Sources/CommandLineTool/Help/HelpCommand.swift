import Files
import SourceText

/// `strata help`.
enum HelpCommand: Command {
  static let name = "help"
  static let summary = "show what a command does, or write the manual pages"
  static let operands = "[TOPIC]"
  static let flags = [
    Flag("man", value: "DIR", "write the manual pages to this folder: strata.1, strata-resolve.1 and so on")
  ]
  static let examples = [
    Example("strata help resolve", "what the command does, all its flags, examples"),
    Example("strata help files", "the files that people write for strata"),
    Example("strata help --man man1", "the same as manual pages: man -l man1/strata-resolve.1"),
  ]
  static let resolves = false

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    if let folder = arguments["man"] { return try writeManual(to: folder, arguments, invocation) }
    guard let topic = arguments.operands.first else {
      invocation.console.write(HelpText.overview)
      return invocation.console.finish()
    }
    if arguments.operands.count > 1 {
      throw UsageError("'help' takes one command or topic", help: "write strata help \(topic)")
    }
    if let topic = HelpTopic.all.first(where: { $0.name == topic }) {
      invocation.console.write(HelpText.of(topic))
      return invocation.console.finish()
    }
    guard let command = Commands.named(topic) else {
      let nearest = NearestName.of(topic, among: HelpTopic.all.map(\.name))
      throw nearest.map { UsageError("there is no topic '\(topic)'", help: "did you mean '\($0)'?") }
        ?? Tool.unknownCommand(topic)
    }
    invocation.console.write(HelpText.of(command))
    return invocation.console.finish()
  }

  private static func writeManual(
    to folder: String, _ arguments: ParsedArguments, _ invocation: Invocation
  ) throws(UsageError) -> ExitStatus {
    if let topic = arguments.operands.first {
      throw UsageError(
        "'--man' writes the pages of all commands, not of '\(topic)' alone", help: "leave the command out")
    }
    guard !folder.isEmpty else { throw UsageError("'--man' needs a folder", help: "write strata help --man DIR") }
    let path = invocation.path(folder)
    let files = ManualPage.all.map { (name: Text($0.fileName), bytes: Array($0.text.utf8)) }
    do throws(FileSystemError) {
      try invocation.host.replaceFolder(
        FolderReplacement(path, below: path, files: files, outdated: [], guarding: invocation.guardedFolders))
    } catch {
      invocation.console.failWriting(folder, error)
    }
    return invocation.console.finish()
  }
}
