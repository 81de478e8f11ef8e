import Checks
import Comparison
import Hierarchy
import SourceText

/// `strata promote`: the smallest edit that carries chosen values from one environment to another.
enum PromoteCommand: Command {
  static let name = "promote"
  static let summary = "carry chosen values from one environment to another, as the smallest patch"
  static let operands = "FROM TO"
  static let flags = [
    Flag("only", value: "NAME", isRepeatable: true, "carry what has this name, * for anything; may be repeated"),
    Flag("policy", value: "FILE", "carry every difference that this policy of 'diff' does not accept"),
    Flag("ignore", value: "NAME", isRepeatable: true, "leave out what has this name, * for anything; may be repeated"),
    Flag("same-region", "FROM's own region name stands for TO's"),
    Flag(
      "same", value: "NAME=A:B", isRepeatable: true,
      "word A of FROM stands for word B of TO; NAME is a label; may be repeated"),
    Flag(
      "map", value: "REGEX=REPLACEMENT", isRepeatable: true,
      "rename the units of FROM before they are paired, \\1 for a group; may be repeated"),
    Flag("diff", "print the changes as a patch, as without --write"),
    Flag("write", "change the files, all or none"),
    SecretFlags.show,
  ]
  static let examples = [
    Example(
      "strata promote aws/eu-west-2 aws/eu-west-1 --only noncurrent_version_days", "the patch, which 'git apply' takes"),
    Example("strata promote aws/eu-west-2 aws/eu-west-1 --only compute_type --write", "change the files at once"),
  ]
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let console = invocation.console
    guard arguments.operands.count == 2 else {
      throw UsageError(
        "'promote' takes two paths, not \(arguments.operands.count)", help: "write strata promote FROM TO --only NAME")
    }
    guard arguments.has("only") || arguments.has("policy") else {
      throw UsageError(
        "'promote' needs to know what to carry",
        help: "write --only NAME, --policy FILE, or --only '*' for everything that differs")
    }
    let options = try DiffOptions(arguments, invocation)
    guard let policy = options.policy(invocation), let sides = try DiffSides(arguments, invocation),
      options.policyCounts([sides.a.tree, sides.b.tree], invocation)
    else { return console.finish() }
    let comparison = options.comparison(arguments, sides, policy, invocation)
    let run = try PromoteRun(sides, options, comparison, arguments, invocation)
    options.reportUnusedNames(in: [sides.a, sides.b], invocation, only: .error)
    if let policy { options.reportUnusedNames(of: policy, in: [sides.a, sides.b], invocation) }
    if console.hasErrors { return console.finish() }
    guard let result = try run.result() else { return console.finish() }
    let patches = result.files.map { FilePatch($0.before, bytes: $0.bytes) }
    let isWritten = arguments.has("write")
    if isWritten, !PatchWriting.write(patches, in: run.root, invocation) { return console.finish() }
    if !isWritten || arguments.has("diff") {
      PatchPrinting.print(patches, masked: isWritten ? nil : .error, writing: "--write", invocation)
    }
    if isWritten { console.write(Array(summary(of: result).utf8)) }
    console.report(notes(on: result, sides))
    return console.finish()
  }

  private static func summary(of result: PromoteRun.Result) -> String {
    let values = result.choice.count
    let head =
      "\(values.counted("value")) \(values == 1 ? "is" : "are") carried by \(result.promotion.places.count.counted("edit"))"
      + " in \(result.files.count.counted("file"))\n"
    return result.promotion.places.reduce(head) { text, place in
      text + DiagnosticTextWriter.visible("  \(place.file): \(place.path)") + "\n"
    }
  }

  // MARK: what is left

  private static func notes(on result: PromoteRun.Result, _ sides: DiffSides) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    if result.choice.count == 0 {
      let accepted = result.acceptedCount
      notes.append(
        Diagnostic(
          .info, "nothing-to-carry",
          accepted == 0
            ? "'\(sides.b.name)' has all of it already"
            : "there is nothing to carry: the policy accepts \(words: accepted.counted("difference"))", at: nil,
          help: "strata diff \(sides.a.name) \(sides.b.name) shows what differs"))
    }
    if !result.onlyA.isEmpty {
      let one = result.onlyA.count == 1
      notes.append(
        Diagnostic(
          .info, "unit-not-carried",
          "only '\(sides.a.name)' has \(words: one ? "this unit, which is" : "these units, which are") not carried: \(ShortList.of(result.onlyA.map(\.text)))",
          at: nil))
    }
    let staying = result.choice.staying.map { Text("'\($0.path)' of \($0.unit)") }
    if !staying.isEmpty {
      notes.append(
        Diagnostic(.info, "stays", "only '\(sides.b.name)' has this, and it stays: \(ShortList.of(staying))", at: nil))
    }
    if !result.promotion.isProvenSmallest {
      notes.append(
        Diagnostic(.info, "maybe-not-smallest", "there may be a smaller patch: the search was cut short", at: nil))
    }
    return notes
  }
}
