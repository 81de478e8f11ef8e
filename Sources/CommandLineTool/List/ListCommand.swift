import Files
import Hierarchy
import Pipelines
import SourceText

/// The formats of `list`.
enum ListFormat: String, OutputFormat {
  case table, json, dot, mermaid, paths

  static let standard = table
}

/// `strata list`: units and roots, regions, modules, dependencies, files read.
enum ListCommand: Command {
  static let name = "list"
  static let summary = "units and roots, regions, modules, dependencies, files read"
  static let operands = "[PATH…]"
  static let flags = [
    .format(ListFormat.self),
    Flag("null", letter: "z", "with --format paths: end each path with NUL, as xargs -0 takes it"),
    Flag("files", "add every file that a unit reads, and the buildspecs of its builds"),
    Flag(
      "reading", value: "FILE", isRepeatable: true,
      "only units that read this file, which need not exist any more; may be repeated; - reads names from standard input,"
        + " relative to --root"),
    Flag("affected", "with --base: only units whose values or module changed, new ones, and all that depend on them"),
    Flag(
      "base", value: "REV",
      "with --affected: the revision to compare with; REV... for where HEAD branched off from it, as in CI always"),
    SecretFlags.show,
  ]
  static let examples = [
    Example("strata list", "a table of all units"),
    Example(
      "git diff --name-only HEAD | strata list --format paths --reading -", "the units that read what was changed"),
    Example("strata list --format mermaid", "the graph of dependencies"),
  ]
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    try checkAffected(arguments)
    if arguments.has("null"), arguments["format"] != "paths" {
      throw UsageError("'--null' needs '--format paths'", help: "write strata list -f paths -z")
    }
    let (operands, names) = split(arguments, invocation)
    let paths = invocation.paths(operands)
    let tree = try invocation.tree(for: paths)
    let workers = try invocation.workers()
    let files = try files(names, in: tree, invocation)
    let selection = tree.selection(of: paths, workers: workers)
    var listing = listing(
      of: selection, in: tree, withFiles: arguments.has("files") || arguments.has("reading"), workers)
    if arguments.has("reading") {
      let all = listing
      listing = listing.limited(to: FileReaders(of: files, in: tree))
      if listing.units.isEmpty, !names.contains("-") { invocation.console.report(unknown(files, in: tree, all)) }
    }
    if let base = arguments["base"] {
      guard let affected = try AffectedUnits.listing(listing, in: paths, since: base, invocation) else {
        return invocation.console.finish()
      }
      listing = affected
    }
    let secrets = invocation.secrets(ofDataCommand: false)
    write(listing, arguments, secrets, invocation)
    if operands.isEmpty, names.isEmpty { invocation.console.report(unread(in: tree, selection)) }
    invocation.console.report(listing.diagnostics)
    return invocation.console.finish()
  }

  /// The units and roots; `withFiles` also looks for the buildspecs that builds of the units run.
  private static func listing(
    of selection: Tree.Selection, in tree: Tree, withFiles: Bool, _ workers: Int
  ) -> TreeListing {
    if !withFiles { return tree.listing(of: selection, workers: workers) }
    let builds = BuildspecCheck(tree)
    return tree.listing(of: selection, workers: workers) { builds.files(of: $0) }
  }

  /// The note on var files that no unit is known to read.
  private static func unread(in tree: Tree, _ selection: Tree.Selection) -> [Diagnostic] {
    tree.mistakes(besides: selection.units).filter { $0.has(ResolutionCode.unreadVarFile) }
  }

  /// Writes one path per line, or with NULs. Refuses a path that contains a line feed, which would look like two
  /// paths.
  private static func writePaths(_ paths: [Path], _ arguments: ParsedArguments, _ invocation: Invocation) {
    if arguments.has("null") {
      return invocation.console.write(ListPathWriter.lines(of: paths, endingIn: 0))
    }
    if let path = paths.first(where: { $0.text.firstIndex(of: Byte.lineFeed) != nil }) {
      return invocation.console.fail(
        "the name '\(path)' holds a line feed, so paths can't be listed one a line", help: "give -z, or another format"
      )
    }
    invocation.console.write(ListPathWriter.lines(of: paths, endingIn: Byte.lineFeed))
  }

  private static func checkAffected(_ arguments: ParsedArguments) throws(UsageError) {
    if arguments.has("affected") != arguments.has("base") {
      throw UsageError("'--affected' and '--base' go together", help: "write strata list --affected --base REV")
    }
    if arguments.has("affected"), arguments.has("reading") {
      throw UsageError(
        "'--affected' and '--reading' do not go together", clash: ["affected", "reading"])
    }
  }

  /// The operands that are paths to list, and the file names of `--reading`. With `--reading`, an operand that is not
  /// a folder counts as another file, so that `--reading $(git diff --name-only)` works as expected.
  private static func split(
    _ arguments: ParsedArguments, _ invocation: Invocation
  ) -> (paths: [String], files: [String]) {
    guard arguments.has("reading") else { return (arguments.operands, []) }
    let folders = arguments.operands.filter { invocation.host.fileSystem.kind(of: invocation.path($0)) == .folder }
    let others = arguments.operands.filter { invocation.host.fileSystem.kind(of: invocation.path($0)) != .folder }
    return (folders, arguments.all("reading") + others)
  }

  /// The files of `--reading`, absolute.
  private static func files(
    _ names: [String], in tree: Tree, _ invocation: Invocation
  ) throws(UsageError) -> [Path] {
    var files = names.filter { $0 != "-" }.map { invocation.path($0) }
    guard names.contains("-") else { return files }
    do throws(FileSystemError) {
      files += FileNames.read(try invocation.host.readInput()).map { tree.root.appending(Path($0)) }
    } catch {
      throw UsageError("standard input can't be read: \(error.reason)")
    }
    return files
  }

  /// Warnings about files that do not exist, if no unit reads any of them. A unit still names a file that was
  /// deleted.
  private static func unknown(_ files: [Path], in tree: Tree, _ listing: TreeListing) -> [Diagnostic] {
    let known = Set(listing.units.flatMap(\.files)).map(\.description).sorted()
    return files.filter { tree.kind(of: $0) == nil }.map { file in
      let name = tree.displayName(of: file)
      let nearest = NearestName.of(name.description, among: known)
      return Diagnostic(
        .warning, "no-such-file", "there is no file '\(name)', and no unit would read it", at: nil,
        help: nearest.map { "did you mean '\($0)'?" } ?? "--reading takes names relative to the current folder")
    }
  }

  private static func write(
    _ listing: TreeListing, _ arguments: ParsedArguments, _ secrets: SecretPolicy, _ invocation: Invocation
  ) {
    let showsFiles = arguments.has("files")
    switch arguments.format(ListFormat.self) {
    case .table:
      let writer = ListTableWriter(showsFiles: showsFiles, secrets: secrets, width: invocation.tableWidth)
      invocation.console.write(writer.table(of: listing))
    case .json: invocation.console.write(ListJSONWriter(showsFiles: showsFiles, secrets: secrets).document(of: listing))
    case .dot: invocation.console.write(ListDotWriter(showsFiles: showsFiles).document(of: listing))
    case .mermaid: invocation.console.write(ListMermaidWriter(showsFiles: showsFiles).document(of: listing))
    case .paths: writePaths(ListPathWriter.paths(of: listing, showsFiles: showsFiles), arguments, invocation)
    }
  }
}

/// A list of file names as `git diff --name-only` prints it.
enum FileNames {
  /// The names, one per line or separated by NUL (`-z`). A name in double quotes is unescaped by git's rules.
  static func read(_ bytes: [UInt8]) -> [Text] {
    let text = Text(bytes)
    if text.firstIndex(of: 0) != nil { return text.split(separator: 0).filter { !$0.isEmpty } }
    return text.split(separator: Byte.lineFeed).map { line in
      let name = line.hasSuffix("\r") ? line[0..<line.count - 1] : line
      let isQuoted = name.count >= 2 && name[0] == Byte.quote && name[name.count - 1] == Byte.quote
      return isQuoted ? unescaped(name[1..<name.count - 1]) : name
    }.filter { !$0.isEmpty }
  }

  private static func unescaped(_ text: Text) -> Text {
    let letters: [UInt8: UInt8] = [
      UInt8(ascii: "a"): Byte.bell, UInt8(ascii: "b"): Byte.backspace, UInt8(ascii: "f"): Byte.formFeed,
      UInt8(ascii: "n"): Byte.lineFeed, UInt8(ascii: "r"): Byte.carriageReturn, UInt8(ascii: "t"): Byte.tab,
      UInt8(ascii: "v"): Byte.verticalTab,
    ]
    var output: [UInt8] = []
    var index = 0
    while index < text.count {
      guard text[index] == Byte.backslash, index + 1 < text.count else {
        output.append(text[index])
        index += 1
        continue
      }
      if let byte = UInt8(text[index + 1..<index + 4].description, radix: 8), index + 4 <= text.count {
        output.append(byte)
        index += 4
      } else {
        output.append(letters[text[index + 1]] ?? text[index + 1])
        index += 2
      }
    }
    return Text(output)
  }
}
