import Checks
import Files
import Hierarchy
import SourceText

/// `strata check`: mistakes in a tree, found before they reach production.
enum CheckCommand: Command {
  static let name = "check"
  static let summary = "mistakes in a tree, each with a stable code"
  static let operands = "[PATH…]"
  static let flags = [
    .format(CheckFormat.self),
    Flag("list", "print all codes with one line each"),
    Flag(
      "disable", value: "CODE", isRepeatable: true, "leave out a check, or several with commas between; may be repeated"
    ),
    Flag(
      "fail-on", value: "SEVERITY", choices: ["error", "warning", "info"],
      "how bad a finding must be for exit status 2 (error)"),
    Flag("verbose", letter: "v", "show findings of severity info too"),
    Flag("baseline", value: "FILE", "leave out findings that this file lists"),
    Flag("write-baseline", value: "FILE", "write all findings to this file, for --baseline"),
    Flag("fix", "apply the fixes that are certainly right"),
    Flag("diff", "show what --fix changes; without --fix nothing is written"),
    SecretFlags.show,
  ]
  static let examples = [
    Example("strata check aws", "all units below a folder; status 2 when there are errors"),
    Example("strata check --format sarif --output findings.sarif", "for code scanning"),
    Example("strata check --fix --diff", "mend what is certain, and show it"),
  ]
  static let findings: String? = "a finding is as bad as --fail-on says"
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    if arguments.has("list") { return try list(arguments, invocation) }
    try check(arguments)
    let disabled = try disabled(arguments)
    let paths = invocation.paths(arguments.operands)
    if let file = arguments["write-baseline"] {
      return try writeBaseline(file, of: paths, disabled, invocation)
    }
    var baseline: Baseline?
    let tree = try invocation.tree(for: paths)
    if let file = arguments["baseline"], BaselineFile.counts(file, tree, invocation) {
      guard let read = BaselineFile.read(file, invocation) else { return invocation.console.finish() }
      baseline = read
    }
    let found = try report(of: tree, paths, disabled, invocation)
    invocation.console.report(found.failures)
    reportDisobeyed(found, invocation)
    let report = baseline?.applied(to: found) ?? found
    let patches = arguments.has("fix") || arguments.has("diff") ? FilePatch.patches(of: report) : []
    if arguments.has("diff") {
      PatchPrinting.print(patches, masked: arguments.has("fix") ? nil : .warning, writing: "--fix", invocation)
    }
    let written = arguments.has("fix") ? CheckFixes.apply(patches, in: tree.root, invocation) : [:]
    guard !written.isEmpty else { return try write(report, fixedCount: 0, arguments, invocation) }
    // The remaining findings are for the files as they are now.
    let files = PatchedFileSystem(invocation.host.fileSystem, with: written.mapValues(\.bytes))
    let now = try self.report(of: invocation.tree(tree.root, readFrom: files), paths, disabled, invocation)
    let left = baseline?.applied(to: now) ?? now
    let mended = written.values.reduce(into: Set<Fingerprint>()) { $0.formUnion($1.mended) }
    let fixedCount = mended.subtracting(left.findings.map(\.fingerprint)).count
    return try write(left, fixedCount: fixedCount, arguments, invocation)
  }

  private static func report(
    of tree: Tree, _ paths: [Path], _ disabled: Set<String>, _ invocation: Invocation
  ) throws(UsageError) -> CheckReport {
    let workers = try invocation.workers()
    return CheckRun(
      tree, tree.selection(of: paths, workers: workers), of: paths, disabled: disabled, workers: workers,
      obeysComments: !invocation.isUntrusted
    ).report()
  }

  /// Reports once that comments in the tree are ignored.
  private static func reportDisobeyed(_ report: CheckReport, _ invocation: Invocation) {
    let count = report.disobeyedCount
    guard count > 0 else { return }
    invocation.console.report([
      Diagnostic(
        .warning, "ignore-not-obeyed",
        "\(words: count == 1 ? "one finding is" : "\(count) findings are") reported although 'strata:ignore' sets it aside",
        at: nil, help: "with '--untrusted', no comment of the tree counts")
    ])
  }

  private static func writeBaseline(
    _ file: String, of paths: [Path], _ disabled: Set<String>, _ invocation: Invocation
  ) throws(UsageError) -> ExitStatus {
    guard BaselineFile.canBeWritten(file, invocation) else { return invocation.console.finish() }
    let report = try report(of: invocation.tree(for: paths), paths, disabled, invocation)
    invocation.console.report(report.failures)
    return BaselineFile.write(report, to: file, invocation)
  }

  /// Writes the findings and returns the exit status.
  private static func write(
    _ report: CheckReport, fixedCount: Int, _ arguments: ParsedArguments, _ invocation: Invocation
  ) throws(UsageError) -> ExitStatus {
    let failOn = Severity(rawValue: arguments["fail-on"] ?? "error") ?? .error
    let shown = report.showing(arguments.has("verbose") ? .info : max(.warning, failOn))
    let output = CheckOutput(shown, hiddenCount: report.findings.count - shown.findings.count, fixedCount: fixedCount)
    try output.write(arguments.format(CheckFormat.self), invocation)
    let fails = shown.findings.contains { $0.diagnostic.severity <= failOn }
    return invocation.console.finish(fails ? .findings : .success)
  }

  /// Refuses flags that can't be combined.
  private static func check(_ arguments: ParsedArguments) throws(UsageError) {
    if arguments.has("diff"), let format = arguments["format"], format != "text" {
      throw UsageError(
        "'--diff' and '--format \(format)' do not go together",
        help: "the changes are text, which would spoil the document: run once with each", clash: ["diff", "format"])
    }
    guard arguments.has("write-baseline") else { return }
    for flag in ["baseline", "fix", "diff", "format"] where arguments.has(flag) {
      throw UsageError(
        "'--write-baseline' and '--\(flag)' do not go together",
        help: "it writes all findings as they are, in its own form", clash: ["write-baseline", flag])
    }
  }

  private static func list(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    if let path = arguments.operands.first {
      throw UsageError("'--list' takes no path, and '\(path)' is one", help: "write strata check --list")
    }
    for flag in ["format", "baseline", "write-baseline", "fix", "diff"] where arguments.has(flag) {
      throw UsageError(
        "'--list' and '--\(flag)' do not go together", help: "write strata check --list", clash: ["list", flag])
    }
    invocation.console.write(CheckList.text)
    return invocation.console.finish()
  }

  /// The codes of `--disable`.
  static func disabled(_ arguments: ParsedArguments) throws(UsageError) -> Set<String> {
    let codes = arguments.all("disable").flatMap { list in
      list.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
    }
    for code in codes where !CheckRegistry.codes.contains(code) {
      throw UsageError(
        "there is no check '\(code)'",
        help: CheckRegistry.nearest(to: code).map { "did you mean '\($0)'?" } ?? "strata check --list shows all")
    }
    return Set(codes)
  }
}
