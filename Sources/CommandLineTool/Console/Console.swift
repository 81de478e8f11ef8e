import Files
import Hierarchy
import SourceText

/// Prints results to standard output or a file, and diagnostics to standard error.
///
/// Remembers whether it printed an error, so that the exit status always agrees.
final class Console {
  private let host: Host
  private let outputFile: Path?
  private let printsJSON: Bool
  private let secrets: SecretPolicy
  private var textWriter: DiagnosticTextWriter
  private var collected: [Diagnostic] = []
  /// The bytes not yet written: everything for an output file, less than one piece for standard output.
  private var waiting: [UInt8] = []
  private static let pieceSize = 1 << 16
  private var isClosed = false
  private(set) var hasErrors = false
  private var trees: [Tree] = []
  private var hasNotedRoot = false

  private let startFolder: Path

  /// - Parameter startFolder: the repository that contains the current folder, or the current folder if none does.
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

  /// Registers a tree for the unknown-command warning in `finish`.
  func watch(_ tree: Tree) { trees.append(tree) }

  /// The folders whose symbolic links may come from a stranger: the run's start folder, its trees, and the
  /// repositories that contain them.
  func guardedFolders(repository: (Path) -> Path?) -> [Path] {
    [startFolder] + trees.flatMap { [$0.root] + [repository($0.root)].compactMap { $0 } }
  }

  /// A warning when the value of `--command` is not a Terraform command and no tree mentions it.
  private var unknownCommand: Diagnostic? {
    guard let command = trees.first?.options.command, !trees.contains(where: \.knowsCommand) else { return nil }
    return Diagnostic(
      .warning, "unknown-command", "'\(command)' is no Terraform command, and no unit names it in its arguments",
      at: nil,
      help: TerraformCommand.nearest(to: command).map { "did you mean '\($0)'?" }
        ?? "name the command whose arguments count, as in --command apply")
  }

  /// Adds bytes to the result.
  func write(_ bytes: [UInt8]) {
    // Avoids copying a whole document.
    if waiting.isEmpty, bytes.count >= Self.pieceSize { waiting = bytes } else { waiting += bytes }
    if outputFile == nil, waiting.count >= Self.pieceSize { flush() }
  }

  /// Writes the waiting bytes to standard output.
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

  /// Adds a text to the result.
  func write(_ text: Text) {
    waiting.append(text)
    if outputFile == nil, waiting.count >= Self.pieceSize { flush() }
  }

  /// Adds a string to the result.
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

  /// The diagnostics with at most one note per run that a file is outside the tree's top folder: with a wrong
  /// `--root` every unit has one.
  private func withOneRootNote(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.filter { diagnostic in
      guard diagnostic.has(ResolutionCode.includeOutsideRoot) else { return true }
      defer { hasNotedRoot = true }
      return !hasNotedRoot
    }
  }

  /// Reports an error without a place.
  func fail(_ message: String, help: String? = nil) {
    report([Diagnostic(.error, "failure", message, at: nil, help: help)])
  }

  /// Reports that a file could not be written.
  func failWriting(_ file: String, _ error: FileSystemError) {
    let isFolderMissing = error == .notFound
    fail(
      "'\(file)' can't be written: \(isFolderMissing ? "there is no such folder" : error.reason)",
      help: isFolderMissing ? "make the folder first, or name another" : nil)
  }

  /// Writes the output file and prints the collected bytes. Returns the exit status.
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
