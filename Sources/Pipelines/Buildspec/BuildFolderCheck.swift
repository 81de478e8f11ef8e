import Hierarchy
import ShellSyntax
import SourceText

/// Follows `cd` through the commands, starting at the repository's top, and checks that each folder exists in the tree.
struct BuildFolderCheck {
  let buildspec: Buildspec
  private let environment: BuildEnvironment
  private let unit: ResolvedUnit
  let tree: Tree
  let layout: RepositoryLayout?
  private let assigned: Set<Text>
  private var made: Set<[Text]> = []
  var isAnyFolderMade = false
  /// True after a build tool ran, which creates folders such as `target` and `dist`.
  var hasBuilt = false
  var diagnostics: [Diagnostic] = []
  /// The variables that name folders of the tree which the commands enter.
  private(set) var entered: Set<Text> = []

  private var target = OutsideTarget()

  /// The shell's working folder.
  enum Position {
    /// Parts from the repository's top.
    case inside([Text])
    case outside
    case unknown

    var parts: [Text]? { if case .inside(let parts) = self { parts } else { nil } }
    var isOutside: Bool { if case .outside = self { true } else { false } }
  }
  var position = Position.inside([])
  private var previous = Position.unknown

  /// - Parameter changing: variables whose values differ between the builds of a batch.
  init(
    _ buildspec: Buildspec, _ environment: BuildEnvironment, _ unit: ResolvedUnit, _ tree: Tree,
    layout: RepositoryLayout?, changing: Set<Text>
  ) {
    self.buildspec = buildspec
    self.environment = environment
    self.unit = unit
    self.tree = tree
    self.layout = layout
    assigned = buildspec.commands.reduce(into: changing) { $0.formUnion($1.script.assigned) }
    for command in buildspec.commands {
      if !buildspec.sharesShell { position = .inside([]) }
      follow(command)
    }
    checkArtifacts()
  }

  private mutating func follow(_ command: Buildspec.Command) {
    let steps = command.script.steps
    var outside: [Position] = []
    var branches = 0
    var isConditional = false
    var isAfterTest = false
    let handled = ShellFailures.handled(in: steps)
    for (index, step) in steps.enumerated() {
      switch step {
      case .subshell(let opens):
        if opens { outside.append(position) } else if let before = outside.popLast() { position = before }
      case .assignment, .mark: break
      case .branch(let opens): branches = max(0, branches + (opens ? 1 : -1))
      case .conditional(let isOr): isConditional = isOr || isAfterTest
      case .command(let words):
        let isHandled = handled.contains(index)
        run(words, command, isCertain: branches == 0 && !isConditional, isHandled: isHandled)
        let name = words.first?.literal
        isAfterTest = name == "[" || name == "test" || name == "[["
        isConditional = false
      }
    }
  }

  private mutating func run(_ words: [ShellScript.Word], _ command: Buildspec.Command, isCertain: Bool, isHandled: Bool)
  {
    let words = ShellWrapper.unwrapped(words)
    switch words.first?.literal {
    case "cd", "pushd": enter(words, command, isCertain: isCertain, isHandled: isHandled)
    case "popd": position = .unknown
    case "mkdir":
      for word in words.dropFirst() { note(word) }
    case "git" where words.dropFirst().contains { $0.literal == "submodule" }: isAnyFolderMade = true
    case "git" where !words.dropFirst().contains { $0.literal == "clone" }: break
    case "git", "tar", "unzip", "cp", "mv", "rsync", "ln":
      isAnyFolderMade = isAnyFolderMade || !target.holds(all: words, startsOutside: position.isOutside)
    case "curl", "wget": target.noteDownload(words)
    case "docker": if isCertain { enterContext(words, command, isHandled: isHandled) }
    case let name?:
      if isCertain, !isHandled { checkScript(words, command) }
      hasBuilt = hasBuilt || ShellProgram.builds(name)
    case nil: break
    }
  }

  /// Records a folder that a command creates.
  private mutating func note(_ word: ShellScript.Word) {
    guard let target = substituted(word), let parts = position.parts else { return }
    made.insert(Self.joined(parts, Path(target.text)))
  }

  /// True if a command created the folder, or one above it.
  func isMade(_ parts: [Text]) -> Bool {
    !made.isEmpty && (0...parts.count).contains { made.contains(Array(parts[..<$0])) }
  }

  // MARK: one cd

  private mutating func enter(
    _ words: [ShellScript.Word], _ command: Buildspec.Command, isCertain: Bool, isHandled: Bool
  ) {
    let targets = words.dropFirst().filter { !["-P", "-L", "-e", "--"].contains($0.literal) }
    guard targets.count == 1, let target = targets.first else {
      position = .unknown
      return
    }
    if target.literal == "-" {
      (position, previous) = (previous, position)
      return
    }
    let before = position
    previous = before
    guard isCertain, let folder = substituted(target) else {
      position = isCertain && OutsideTarget.isOutside(target) ? .outside : .unknown
      return
    }
    if folder.text.hasPrefix("/") || folder.text.hasPrefix("~") {
      position = OutsideTarget.isOutside(target) ? .outside : .unknown
      return
    }
    let isFromTop = folder.startsAtTop
    guard let start = isFromTop ? [] : before.parts else { return }
    let parts = Self.joined(start, Path(folder.text))
    position = .inside(parts)
    check(parts, folder, target, command, isHandled: isHandled)
  }

  /// The context of an image is the last word, unless an option stands before it.
  private mutating func enterContext(
    _ words: [ShellScript.Word], _ command: Buildspec.Command, isHandled: Bool
  ) {
    let before = position
    guard let layout, let start = position.parts,
      words.dropFirst().prefix(2).contains(where: { $0.literal == "build" }),
      words.count > 3, !(words[words.count - 2].literal?.hasPrefix("-") ?? false), let word = words.last,
      let folder = substituted(word), !folder.text.hasPrefix("/"), !folder.text.hasPrefix("-"),
      !folder.text.contains(":")
    else { return }
    let parts = Self.joined(folder.startsAtTop ? [] : start, Path(folder.text))
    if isNearlyThere(parts, layout) {
      check(parts, folder, word, command, isHandled: isHandled, doing: "'docker build' takes")
    }
    position = before
  }

  private mutating func check(
    _ parts: [Text], _ folder: Folder, _ word: ShellScript.Word, _ command: Buildspec.Command,
    isHandled: Bool, doing: Message = "'cd' enters"
  ) {
    guard !parts.isEmpty, !parts.contains(".."), !isAnyFolderMade, !isMade(parts),
      let layout = layout ?? RepositoryLayout.guess(for: parts, of: unit, in: tree)
    else { return }
    // Other paths lead to a part of the repository outside the tree.
    guard layout.covers(parts) else { return }
    let found = layout.existing(parts, in: tree)
    guard found < parts.count else {
      entered.formUnion(folder.variables.map(\.name))
      return
    }
    // The script handles a missing folder, or a build tool may have created it.
    if isHandled || hasBuilt && folder.variables.isEmpty {
      position = .unknown
      return
    }
    let isOurs = found > layout.prefix.count || !folder.variables.isEmpty
    let place = buildspec.place(of: word.offset..<word.end, in: command)
    let there = Path.joined(Array(parts[..<found]), absolute: false)
    let shown: Message = folder.isSecret ? "the folder" : "'\(Path.joined(parts, absolute: false))'"
    let owner: Message = found == 0 ? "its top" : "'\(there)'"
    let rest: Message = folder.isSecret ? "" : ": \(owner) has no '\(parts[found])'"
    let notes = folder.variables.map { variable in
      Diagnostic.Note(
        "'\(variable.name)' is '\(variable.shownValue(.standard))' here", at: variable.valuePlace)
    }
    diagnostics.append(
      Diagnostic(
        isOurs ? .error : .warning, BuildspecRule.missingFolder.rawValue,
        "\(doing) \(shown), which does not exist in the tree\(rest)", at: place, notes: notes,
        help: isOurs ? help(layout, parts, found, folder) : "correct the path, unless a command makes the folder"))
    // What follows is relative to a folder that does not exist.
    position = .unknown
  }

  private func help(_ layout: RepositoryLayout, _ parts: [Text], _ found: Int, _ folder: Folder) -> Message {
    if folder.isSecret { return "correct the variable's value" }
    let known = tree.names(in: layout.folder(of: Array(parts[..<found]))).filter {
      tree.kind(of: layout.folder(of: Array(parts[..<found]) + [$0])) == .folder && !$0.hasPrefix(".")
    }.map(\.description)
    let isGiven = folder.variables.contains { $0.value.contains(parts[found]) }
    let subject: Message = isGiven ? "correct the variable's value" : "correct the path"
    guard !known.isEmpty else { return subject }
    if let nearest = NearestName.of(parts[found].description, among: known) {
      return "\(subject); did you mean '\(nearest)'?"
    }
    let names = known.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    return "\(subject); there is \(names)\(words: known.count > 5 ? ", …" : "")"
  }

  // MARK: substitution

  /// The path of a folder after variables are expanded.
  private struct Folder {
    var text: Text
    /// The variables that were expanded.
    var variables: [EnvironmentVariable] = []
    /// True for a path that starts with `$CODEBUILD_SRC_DIR`; `text` is the rest.
    var startsAtTop = false
    var isSecret = false
  }

  /// No system accepts longer paths.
  private static let longestPath = 4096

  /// The word as the shell passes it to `cd`; nil if that is only known at run time.
  private func substituted(_ word: ShellScript.Word) -> Folder? {
    var bytes: [UInt8] = []
    var folder = Folder(text: "")
    for (index, part) in word.parts.enumerated() {
      switch part {
      case .literal(let text): bytes.append(text)
      case .unknown, .argument: return nil
      case .variable(let reference):
        if reference.name == "CODEBUILD_SRC_DIR", index == 0 {
          folder.startsAtTop = true
          continue
        }
        guard !reference.isGuarded, !assigned.contains(reference.name) else { return nil }
        if let variable = environment[reference.name] {
          let isSplit =
            reference.isUnquoted
            && variable.value.bytes.contains {
              $0 <= Byte.space || [Byte.asterisk, Byte.questionMark, Byte.leftBracket].contains($0)
            }
          guard variable.kind == .plaintext, !isSplit else { return nil }
          folder.variables.append(variable)
          let policy = SecretPolicy.standard
          if policy.isSecret(name: variable.name) || policy.isSecret(value: variable.value) { folder.isSecret = true }
          bytes.append(variable.value)
        } else if let region = region, reference.name == "AWS_REGION" || reference.name == "AWS_DEFAULT_REGION" {
          bytes.append(region)
        } else {
          return nil
        }
      }
    }
    if folder.startsAtTop { while bytes.first == Byte.slash { bytes.removeFirst() } }
    folder.text = Text(bytes)
    return folder.text.count > Self.longestPath ? nil : folder
  }

  /// The region that the build runs in.
  private var region: Text? {
    unit.settings.first { $0.name == "aws_region" }?.value.string ?? unit.region
  }

  /// The parts of `path` relative to a folder of the repository; keeps `..` above its top.
  static func joined(_ start: [Text], _ path: Path) -> [Text] {
    var parts = start
    for part in path.parts {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return parts
  }
}
