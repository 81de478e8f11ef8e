import Checks
import Hierarchy
import SourceText

/// `strata check`: mistakes in a tree, found before they reach production.
enum CheckCommand: Command {
  static let name = "check"
  static let summary = "mistakes in a tree, each with a stable code"
  static let operands = "[PATH…]"
  static let flags = [
    Flag(
      "format", letter: "f", value: "FORMAT", choices: ["text", "json", "sarif", "junit", "github"],
      "the format to write (text)"),
    Flag("list", "print all codes with one line each"),
    Flag("disable", value: "CODE", "leave out a check; may be repeated"),
    Flag(
      "fail-on", value: "SEVERITY", choices: ["error", "warning", "info"],
      "how bad a finding must be for exit status 2 (error)"),
    Flag("verbose", letter: "v", "show findings of severity info too"),
    Flag("baseline", value: "FILE", "leave out the findings that this file knows"),
    Flag("write-baseline", value: "FILE", "write all findings to this file, for --baseline"),
    Flag("fix", "mend what can be mended with certainty"),
    Flag("diff", "show what --fix changes; without --fix nothing is written"),
    SecretFlags.show,
  ]
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    if arguments.has("list") { return list(invocation) }
    let paths = invocation.paths(arguments.operands)
    let tree = try invocation.tree(for: paths)
    let workers = try invocation.workers()
    let run = CheckRun(
      tree, tree.selection(of: paths, workers: workers), of: paths, disabled: try disabled(arguments), workers: workers)
    var report = run.report()
    invocation.console.report(report.failures)
    if let file = arguments["write-baseline"] { return write(report, to: file, invocation) }
    if let file = arguments["baseline"] {
      guard let baseline = baseline(file, invocation) else { return invocation.console.finish() }
      report = baseline.applied(to: report)
    }
    let patches = arguments.has("fix") || arguments.has("diff") ? FilePatch.patches(of: report) : []
    var fixedCount = 0
    if arguments.has("fix") {
      let mended = CheckFixes.apply(patches, in: tree.root, invocation)
      report = report.without(mended)
      fixedCount = mended.count
    }
    let failOn = Severity(rawValue: arguments["fail-on"] ?? "error") ?? .error
    let shown = report.showing(arguments.has("verbose") ? .info : max(.warning, failOn))
    if arguments.has("diff") {
      for patch in patches { invocation.console.write(patch.unifiedDiff(invocation.secrets(ofDataCommand: false))) }
    } else {
      let output = CheckOutput(shown, hiddenCount: report.findings.count - shown.findings.count, fixedCount: fixedCount)
      output.write(arguments["format"] ?? "text", invocation)
    }
    let fails = shown.findings.contains { $0.diagnostic.severity <= failOn }
    return invocation.console.finish(fails ? .findings : .success)
  }

  private static func list(_ invocation: Invocation) -> ExitStatus {
    invocation.console.write(CheckList.text)
    return invocation.console.finish()
  }

  private static func disabled(_ arguments: ParsedArguments) throws(UsageError) -> Set<String> {
    let codes = arguments.all("disable")
    for code in codes where !CheckRegistry.codes.contains(code) {
      throw UsageError(
        "there is no check '\(code)'",
        help: CheckRegistry.nearest(to: code).map { "did you mean '\($0)'?" } ?? "strata check --list shows all")
    }
    return Set(codes)
  }

  private static func write(_ report: CheckReport, to file: String, _ invocation: Invocation) -> ExitStatus {
    do throws(FileSystemError) {
      try invocation.host.replaceFile(invocation.path(file), Baseline.document(of: report))
      let count = report.findings.count
      invocation.console.write("\(count) finding\(count == 1 ? "" : "s") written to \(file)\n")
    } catch {
      invocation.console.failWriting(file, error)
    }
    return invocation.console.finish()
  }

  private static func baseline(_ file: String, _ invocation: Invocation) -> Baseline? {
    let bytes: [UInt8]
    do throws(FileSystemError) {
      bytes = try invocation.host.fileSystem.read(invocation.path(file))
    } catch {
      invocation.console.fail(
        "the baseline '\(file)' can't be read: \(error.reason)", help: "write it with --write-baseline \(file)")
      return nil
    }
    do throws(Diagnostic) {
      return try Baseline(reading: SourceFile(name: Text(file), bytes: bytes))
    } catch {
      invocation.console.report([error])
      return nil
    }
  }
}
