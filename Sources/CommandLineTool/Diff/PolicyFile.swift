import Comparison
import Files
import Hierarchy
import SourceText

/// The file of `diff --write-policy`.
enum PolicyFile {
  /// True when there is no file, an empty one or a policy. Any other file belongs to somebody, and is reported.
  static func canBeWritten(_ file: String, _ invocation: Invocation) -> Bool {
    ReplaceableFile.canBeWritten(file, holding: "a policy", invocation) { bytes in
      !PolicyReader.read(SourceFile(name: Text(file), bytes: bytes)).diagnostics.hasErrors
    }
  }

  /// Writes the policy that accepts the differences and says so, unless something could not be compared.
  static func write(_ file: String, accepting difference: TreeDifference, _ invocation: Invocation) {
    guard !invocation.console.hasErrors else {
      return invocation.console.fail(
        "the policy '\(file)' is not written: some units could not be compared", help: "correct the errors above first")
    }
    let bytes = PolicyWriter.policy(accepting: difference, today: invocation.host.today())
    do throws(FileSystemError) {
      try invocation.replaceFile(invocation.path(file), bytes)
      let changes =
        difference.judged.reduce(0) { $0 + $1.changes.count } + difference.onlyA.count + difference.onlyB.count
      let entries = PolicyReader.read(SourceFile(name: Text(file), bytes: bytes)).policy.entries.count
      invocation.console.report([
        Diagnostic(
          .info, "policy-written",
          "\(count(changes, "difference")) recorded in '\(file)', in \(count(entries, "entry", "entries"))", at: nil)
      ])
    } catch {
      invocation.console.failWriting(file, error)
    }
  }

  private static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }
}
