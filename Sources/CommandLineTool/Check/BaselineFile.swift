import Checks
import Files
import Hierarchy
import SourceText

/// The file of `--baseline` and `--write-baseline`.
enum BaselineFile {
  /// Reads a baseline; nil after an error, which has been reported.
  static func read(_ file: String, _ invocation: Invocation) -> Baseline? {
    do throws(FileSystemError) {
      let bytes = try invocation.readNamed(file)
      return baseline(bytes, file, invocation)
    } catch {
      invocation.console.fail(
        "the baseline '\(file)' can't be read: \(error.reason)", help: "write it with --write-baseline \(file)")
      return nil
    }
  }

  /// False for a baseline inside an untrusted tree, which is then reported: its author could hide any finding.
  static func counts(_ file: String, _ tree: Tree, _ invocation: Invocation) -> Bool {
    guard invocation.isUntrusted, invocation.liesInTree(file, tree.root) else { return true }
    invocation.console.report([
      Diagnostic(
        .warning, "baseline-not-obeyed", "the baseline '\(file)' lies in the tree, and is not obeyed", at: nil,
        help: "with '--untrusted', name a baseline outside the root, such as that of the main branch")
    ])
    return false
  }

  private static func baseline(_ bytes: [UInt8], _ file: String, _ invocation: Invocation) -> Baseline? {
    do throws(Diagnostic) {
      return try Baseline(reading: SourceFile(name: Text(file), bytes: bytes))
    } catch {
      invocation.console.report([error])
      return nil
    }
  }

  /// True when there is no file, an empty one or a baseline. Any other file belongs to somebody, and is reported.
  static func canBeWritten(_ file: String, _ invocation: Invocation) -> Bool {
    ReplaceableFile.canBeWritten(file, holding: "a baseline", invocation) { $0.isEmpty || isBaseline($0, file) }
  }

  private static func isBaseline(_ bytes: [UInt8], _ file: String) -> Bool {
    do throws(Diagnostic) {
      _ = try Baseline(reading: SourceFile(name: Text(file), bytes: bytes))
      return true
    } catch {
      return false
    }
  }

  /// Writes the baseline of a report and says so, unless a part of the tree could not be read. Returns the exit
  /// status.
  static func write(_ report: CheckReport, to file: String, _ invocation: Invocation) -> ExitStatus {
    guard !report.failures.hasErrors else {
      invocation.console.fail(
        "the baseline '\(file)' is not written: a part of the tree could not be checked",
        help: "correct the errors above first")
      return invocation.console.finish()
    }
    do throws(FileSystemError) {
      try invocation.replaceFile(invocation.path(file), Baseline.document(of: report))
      let count = report.findings.count
      invocation.console.write("\(count.counted("finding")) written to \(file)\n")
    } catch {
      invocation.console.failWriting(file, error)
    }
    return invocation.console.finish()
  }
}
