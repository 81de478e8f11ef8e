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
  private var fileContents: [UInt8] = []
  private var isClosed = false
  private(set) var hasErrors = false

  init(_ host: Host, outputFile: Path?, printsJSON: Bool, usesColor: Bool, secrets: SecretPolicy = .standard) {
    self.host = host
    self.outputFile = outputFile
    self.printsJSON = printsJSON
    self.secrets = secrets
    textWriter = DiagnosticTextWriter(usesColor: usesColor, secrets: secrets)
  }

  /// Adds to the result.
  func write(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    if outputFile != nil {
      fileContents += bytes
    } else if !isClosed {
      switch host.writeOutput(bytes) {
      case .written: break
      case .closed: isClosed = true
      case .failed(let reason):
        isClosed = true
        fail("standard output can't be written: \(reason)")
      }
    }
  }

  /// Adds to the result.
  func write(_ text: String) { write(Array(text.utf8)) }

  /// Prints diagnostics, sorted by place.
  func report(_ diagnostics: [Diagnostic]) {
    let sorted = diagnostics.sortedByPlace
    hasErrors = hasErrors || sorted.hasErrors
    if printsJSON {
      collected += sorted
      return
    }
    for diagnostic in sorted { host.writeError(Array(textWriter.text(of: diagnostic).utf8)) }
  }

  /// Reports an error that has no place.
  func fail(_ message: String, help: String? = nil) {
    report([Diagnostic(.error, "failure", message, at: nil, help: help)])
  }

  /// Puts the output file in place and prints what was collected; gives the exit status.
  func finish(_ status: ExitStatus = .success) -> ExitStatus {
    if let outputFile, !hasErrors || !fileContents.isEmpty {
      do throws(FileSystemError) {
        try host.replaceFile(outputFile, fileContents)
      } catch {
        fail("'\(outputFile)' can't be written: \(error.reason)")
      }
    }
    if printsJSON {
      var writer = JSONWriter.indented
      var diagnosticWriter = DiagnosticJSONWriter(secrets: secrets)
      diagnosticWriter.write(collected, to: &writer)
      host.writeError(writer.take() + [0x0A])
    }
    return hasErrors ? .failure : status
  }
}
