import Checks
import SourceText

/// Prints patches: of `promote`, `rename`, `fmt` and `check`.
enum PatchPrinting {
  /// Prints the patches one after the other. If any of them hides secrets, tools would write the masks: all are printed as
  /// comments, which no tool applies, and a diagnostic says so.
  ///
  /// - Parameters:
  ///   - severity: that of the diagnostic; nil where the files are written anyway, so that nobody needs the patch.
  ///   - way: what changes the files instead: `--write`.
  static func print(
    _ patches: [FilePatch], masked severity: Severity?, writing way: StaticString, _ invocation: Invocation
  ) {
    let secrets = invocation.secrets(ofDataCommand: false)
    let shown = patches.map { $0.unifiedDiff(secrets) }
    let isMasked = shown != patches.map { $0.unifiedDiff(secrets.revealing) }
    for diff in shown { invocation.console.write(isMasked ? commented(diff) : diff) }
    guard isMasked, let severity else { return }
    invocation.console.report([
      Diagnostic(
        severity, "patch-masked", "the patch has lines with secrets, which are masked: it is only to look at", at: nil,
        help: "\(words: "\(way)") changes the files; to print the patch as it is, add --show-secrets")
    ])
  }

  private static func commented(_ text: [UInt8]) -> [UInt8] {
    text.split(separator: Byte.lineFeed, omittingEmptySubsequences: false).dropLast()
      .flatMap { [Byte.hash, Byte.space] + $0 + [Byte.lineFeed] }
  }
}
