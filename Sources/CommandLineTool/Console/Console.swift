import Files
import Hierarchy
import SourceText

/// Where a command prints: results to standard output or a file, diagnostics to standard error.
///
/// Remembers whether an error was printed, so that the exit status never says otherwise.
final class Console {
  private let host: Host
  private let outputFile: Path?
  private let printsJSON: Bool
  private let secrets: SecretPolicy
  private var textWriter: DiagnosticTextWriter
  private var collected: [Diagnostic] = []
  /// What waits to be written: all of it for an output file, less than a piece for standard output.
  private var waiting: [UInt8] = []
  private static let pieceSize = 1 << 16
  private var isClosed = false
  private(set) var hasErrors = false
  private var trees: [Tree] = []
  private var hasNotedRoot = false

  private let startFolder: Path

  /// - Parameter startFolder: the repository that the run starts in, or the current folder where it is in none.
  init(
    _ host: Host, outputFile: Path?, startFolder: Path, printsJSON: Bool, usesColor: Bool,
    secrets: SecretPolicy = .standard
  ) {
    self.host = host
    self.outputFile = outputFile
    self.startFolder = startFolder
    self.printsJSON = printsJSON
    self.secrets = secrets
    textWriter = DiagnosticTextWriter(usesColor: usesColor, secrets: secrets)
  }

  /// Keeps a tree in mind for what is to be said once all of it was read.
  func watch(_ tree: Tree) { trees.append(tree) }

  /// The folders whose symbolic links may be a stranger's: where the run starts, its trees, and what they lie in.
  func guardedFolders(repository: (Path) -> Path?) -> [Path] {
    [startFolder] + trees.flatMap { [$0.root] + [repository($0.root)].compactMap { $0 } }
  }

  /// A warning when the command of `--command` is neither Terraform's nor named in a tree.
  private var unknownCommand: Diagnostic? {
    guard let command = trees.first?.options.command, !trees.contains(where: \.knowsCommand) else { return nil }
    return Diagnostic(
      .warning, "unknown-command", "'\(command)' is no Terraform command, and no unit names it in its arguments",
      at: nil,
      help: TerraformCommand.nearest(to: command).map { "did you mean '\($0)'?" }
        ?? "name the command whose arguments count, as in --command apply")
  }

  /// Adds to the result.
  func write(_ bytes: [UInt8]) {
    // A whole document is not copied once more.
    if waiting.isEmpty, bytes.count >= Self.pieceSize { waiting = bytes } else { waiting += bytes }
    if outputFile == nil, waiting.count >= Self.pieceSize { flush() }
  }

  /// Writes to standard output what waits for it.
  private func flush() {
    guard outputFile == nil, !waiting.isEmpty else { return }
    let piece = waiting
    waiting.removeAll(keepingCapacity: true)
    if isClosed { return }
    switch host.writeOutput(piece) {
    case .written: break
    case .closed: isClosed = true
    case .failed(let reason):
      isClosed = true
      fail("standard output can't be written: \(reason)")
    }
  }

  /// Adds to the result.
  func write(_ text: Text) {
    waiting.append(text)
    if outputFile == nil, waiting.count >= Self.pieceSize { flush() }
  }

  /// Adds to the result.
  func write(_ text: String) { write(Array(text.utf8)) }

  /// Prints diagnostics, sorted by place.
  func report(_ diagnostics: [Diagnostic]) {
    if !printsJSON { flush() }
    let sorted = withOneRootNote(diagnostics.sortedByPlace)
    hasErrors = hasErrors || sorted.hasErrors
    if printsJSON {
      collected += sorted
      return
    }
    for diagnostic in sorted { host.writeError(textWriter.text(of: diagnostic).bytes) }
  }

  /// The diagnostics with no more than one note of a run that a file lies outside the root: a wrong root makes one of each
  /// unit.
  private func withOneRootNote(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.filter { diagnostic in
      guard diagnostic.code == "include-outside-root" else { return true }
      defer { hasNotedRoot = true }
      return !hasNotedRoot
    }
  }

  /// Reports an error that has no place.
  func fail(_ message: String, help: String? = nil) {
    report([Diagnostic(.error, "failure", message, at: nil, help: help)])
  }

  /// Reports that a file could not be put in place.
  func failWriting(_ file: String, _ error: FileSystemError) {
    let isFolderMissing = error == .notFound
    fail(
      "'\(file)' can't be written: \(isFolderMissing ? "there is no such folder" : error.reason)",
      help: isFolderMissing ? "make the folder first, or name another" : nil)
  }

  /// Puts the output file in place and prints what was collected; gives the exit status.
  func finish(_ status: ExitStatus = .success) -> ExitStatus {
    if let unknownCommand { report([unknownCommand]) }
    flush()
    if let outputFile, !hasErrors || !waiting.isEmpty {
      do throws(FileSystemError) {
        let trees = guardedFolders { host.repository(above: $0) }
        try host.replaceFile(FileReplacement(outputFile, with: waiting, guarding: trees))
      } catch {
        failWriting(outputFile.description, error)
      }
    }
    if printsJSON {
      var writer = JSONWriter.indented
      var diagnosticWriter = DiagnosticJSONWriter(secrets: secrets)
      diagnosticWriter.write(collected, to: &writer)
      host.writeError(writer.take() + [Byte.lineFeed])
    }
    return hasErrors ? .failure : status
  }
}
