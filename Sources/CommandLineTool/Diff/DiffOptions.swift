import Comparison
import Files
import Hierarchy
import SourceText

/// The flags of `diff` that decide what counts as a difference.
struct DiffOptions {
  /// What is expected to differ: for each rule, one word per side.
  let words: [[Text]]
  let filter: NameFilter
  /// The names that variables of A have in B, by their names in A.
  let renamed: [Text: Text]
  private let renamings: [PathRenaming]
  private let policyFile: String?

  init(_ arguments: ParsedArguments, _ invocation: Invocation, sides: Int = 2) throws(UsageError) {
    var words: [[Text]] = []
    for rule in arguments.all("same") { words.append(try Self.words(rule, sides: sides)) }
    self.words = words
    renamed = try Self.renamed(arguments.all("rename"))
    var renamings: [PathRenaming] = []
    for rule in arguments.all("map") {
      do throws(PathRenaming.Failure) {
        renamings.append(try PathRenaming(rule))
      } catch {
        throw UsageError(error.message, help: "write --map 'REGEX=REPLACEMENT'")
      }
    }
    self.renamings = renamings
    filter = NameFilter(
      ignored: try Self.patterns("ignore", arguments), only: try Self.patterns("only", arguments))
    policyFile = arguments["policy"]
  }

  /// What the flags say of a comparison of two sides.
  func comparison(
    _ arguments: ParsedArguments, _ sides: DiffSides, _ policy: DifferencePolicy?, _ invocation: Invocation
  ) -> TreeComparison.Options {
    var comparison = TreeComparison.Options()
    comparison.expected = words.map { Equivalence.Pair(a: $0[0], b: $0[1], isWholeWord: true) }
    comparison.expectsOwnRegions = arguments.has("same-region")
    comparison.filter = filter
    comparison.renamed = renamed
    comparison.comparesStates = sides.areStates
    comparison.policy = policy.map { ($0, invocation.host.today()) }
    return comparison
  }

  /// The name in B of a unit of A.
  func nameInB(of unit: Path) -> Path { renamings.reduce(unit) { $1.renamed($0) } }

  /// The new names of `OLD=NEW` by the old ones.
  private static func renamed(_ rules: [String]) throws(UsageError) -> [Text: Text] {
    var renamed: [Text: Text] = [:]
    for rule in rules {
      let names = rule.split(separator: "=", omittingEmptySubsequences: false)
      guard names.count == 2, !names.contains("") else {
        throw UsageError(
          "'--rename' takes OLD=NEW, not '\(rule)'", help: "write for example --rename size=instance_size")
      }
      for name in names where !VariableName.isName(Text(name)) {
        throw UsageError("'\(name)' of '--rename' is not a valid name of a variable", help: VariableName.help)
      }
      guard renamed.updateValue(Text(names[1]), forKey: Text(names[0])) == nil else {
        throw UsageError("'--rename' gives '\(names[0])' two names", help: "leave one of them out")
      }
    }
    return renamed
  }

  /// Warns of names in `--rename` that no unit of A has.
  func reportUnusedRenamings(in side: ComparedSide, _ invocation: Invocation) {
    let unused = PatternUse.unused(among: renamed.keys.sorted().map { PathPattern($0) }, in: [side]).unused
    invocation.console.report(
      unused.map { pattern, nearest in
        Diagnostic(
          .warning, "unused-name", "no unit of A has the variable '\(pattern)' of '--rename'", at: nil,
          help: nearest.map { "did you mean '\($0)'?" } ?? "write --rename OLD=NEW, with the name in A first")
      })
  }

  private static func patterns(_ flag: String, _ arguments: ParsedArguments) throws(UsageError) -> [PathPattern] {
    let names = arguments.all(flag)
    guard !names.contains("") else {
      throw UsageError("'--\(flag)' needs a name", help: "write for example --\(flag) 'tags.*'")
    }
    return names.map { PathPattern(Text($0)) }
  }

  /// The words of `NAME=A:B`, one per side; `\:` is a colon within a word.
  private static func words(_ rule: String, sides: Int) throws(UsageError) -> [Text] {
    let help =
      sides == 2 ? "write for example --same stage=dev:prod" : "write one word for each of the \(sides) environments"
    guard let equals = rule.firstIndex(of: "="), equals > rule.startIndex else {
      throw UsageError("'--same' takes NAME=A:B, not '\(rule)'", help: help)
    }
    var words = [""]
    var isEscaped = false
    for character in rule[rule.index(after: equals)...] {
      if character == ":", !isEscaped {
        words.append("")
      } else if character == "\\", !isEscaped {
        isEscaped = true
        continue
      } else {
        words[words.count - 1].append(character)
      }
      isEscaped = false
    }
    guard words.count == sides, !words.contains("") else {
      throw UsageError(
        "'--same \(rule)' gives \(words.count == 1 ? "one word" : "\(words.count) words"), where \(sides) are wanted",
        help: help)
    }
    return words.map { Text($0) }
  }

  /// Reports names in `--only` and `--ignore` that match nothing, the former with that severity.
  func reportUnusedNames(in sides: [ComparedSide], _ invocation: Invocation, only severity: Severity = .warning) {
    guard !filter.patterns.isEmpty else { return }
    let (unused, areAllRead) = PatternUse.unused(among: filter.patterns, in: sides)
    invocation.console.report(
      unused.map { pattern, nearest in
        let isIgnored = filter.isIgnored(pattern)
        let flag = isIgnored ? "--ignore" : "--only"
        let help: Message =
          nearest.map { "did you mean '\($0)'?" }
          ?? (areAllRead
            ? "names are those that diff prints, * for anything" : "strata check says what is wrong with the others")
        return Diagnostic(
          isIgnored ? .warning : severity, "unused-name",
          "'\(flag) \(pattern)' fits nothing in the units that \(words: areAllRead ? "are compared" : "can be read")",
          at: nil, help: help)
      })
  }

  /// False for a policy inside an untrusted tree, which is then reported: its author could accept any difference.
  func policyCounts(_ trees: [Tree], _ invocation: Invocation) -> Bool {
    guard let policyFile, invocation.isUntrusted,
      trees.contains(where: { invocation.liesInTree(policyFile, $0.root) })
    else { return true }
    invocation.console.fail(
      "the policy '\(policyFile)' lies in the tree, and is not obeyed",
      help: "with '--untrusted', name a policy outside the root, such as that of the main branch")
    return false
  }

  /// Reports names in a policy that match nothing: an `equal` that applies to nothing would let every difference
  /// pass.
  func reportUnusedNames(of policy: DifferencePolicy, in sides: [ComparedSide], _ invocation: Invocation) {
    reportUnusedUnits(of: policy, in: sides, invocation)
    let entries = policy.entries.filter { $0.kind != .oneSideUnit }
    let unused = PatternUse.unused(among: entries.map(\.pattern), in: sides).unused
    invocation.console.report(
      unused.flatMap { pattern, nearest in
        entries.filter { $0.pattern.text == pattern }.map { entry in
          Diagnostic(
            entry.kind == .equal ? .error : .warning, "unused-name",
            "'\(words: entry.kind.rawValue) \(pattern)' fits nothing in the units that are compared", at: entry.place,
            help: nearest.map { "did you mean '\($0)'?" } ?? "names are those that diff prints, * for anything")
        }
      })
  }

  /// Reports entries of a policy whose `units` fit none of those that are compared.
  private func reportUnusedUnits(of policy: DifferencePolicy, in sides: [ComparedSide], _ invocation: Invocation) {
    let own = sides.flatMap { side in
      side.units.map { unit in
        let name = side.name(of: unit)
        return name.text == "." ? side.tree.displayName(of: unit.parent) : name
      }
    }
    let names = Set(own.flatMap { [$0, nameInB(of: $0)] }).sorted()
    invocation.console.report(
      policy.entriesForNoUnit(among: names).map { entry, nearest in
        let units = entry.units.map { "'\($0.text)'" }.joined(separator: ", ")
        return Diagnostic(
          entry.kind == .equal ? .error : .warning, "unused-name",
          "'\(words: entry.kind.rawValue) \(entry.pattern.text)' is for \(units), and no unit that is compared fits",
          at: entry.place,
          help: nearest.map { "did you mean '\($0)'?" }
            ?? "units are named as diff prints them, such as '\(names.first ?? ".")'")
      })
  }

  /// The policy. The inner optional is nil when no policy is given; the outer one is nil after an error, which has
  /// been reported.
  func policy(_ invocation: Invocation) -> DifferencePolicy?? {
    guard let policyFile else { return .some(nil) }
    do throws(FileSystemError) {
      let bytes = try invocation.readNamed(policyFile)
      let (policy, diagnostics) = PolicyReader.read(SourceFile(name: Text(policyFile), bytes: bytes))
      invocation.console.report(diagnostics)
      return diagnostics.hasErrors ? nil : .some(policy)
    } catch {
      invocation.console.fail(
        "the policy '\(policyFile)' can't be read: \(error.reason)", help: "names count from the current folder")
      return nil
    }
  }
}
