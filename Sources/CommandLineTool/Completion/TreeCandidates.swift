import Files
import Hierarchy
import SourceText

/// The candidates from a tree: units, the names of their variables, and the revisions of its repository.
///
/// A person is waiting after pressing the tab key. So the number of folders and units is limited, no program except
/// git runs, and no mistake is reported.
struct TreeCandidates {
  private static let mostRevisions = 500
  private static let mostFolders = 20_000
  private static let mostUnits = 8
  /// The flags about the tree that are safe to apply: nothing may be executed before the user enters the line.
  private static let countedFlags: Set<String> = [
    "root", "chdir", "compat", "terraform", "command", "no-inherit", "with-env", "module-defaults", "aws-account-id",
    "untrusted", "env", "allow-missing",
  ]

  private let line: HalfTypedLine
  private let invocation: Invocation

  /// Nil when the line's flags are invalid.
  init?(_ line: HalfTypedLine, _ host: Host) {
    self.line = line
    guard let command = line.command else { return nil }
    let words = line.given.filter { Self.countedFlags.contains($0.flag.name) }.map { flag, value in
      flag.value == nil ? "--\(flag.name)" : "--\(flag.name)=\(value)"
    }
    guard let arguments = try? ParsedArguments(words, for: command.name, flags: command.allFlags),
      let invocation = try? Invocation(host, arguments, masksSecrets: false)
    else { return nil }
    self.invocation = invocation
  }

  func words(_ placeholder: Placeholder) -> [Candidate] {
    switch placeholder {
    case .unit: units
    case .variable: variables
    case .revision: revisions
    case .choices, .file, .folder, .checkCode, .command, .topic, .region, .free: []
    }
  }

  // MARK: units

  /// The folders that start with the typed path and are units or contain some.
  private var units: [Candidate] {
    let typed = Text(line.typed)
    let start = typed.bytes.lastIndex(of: Byte.slash).map { typed[0..<$0 + 1] } ?? ""
    let name = typed[start.count..<typed.count]
    var walk = UnitCount(invocation.host.fileSystem, atMost: Self.mostFolders)
    return folders(in: invocation.path(start.isEmpty ? "." : start.description)).filter { $0.name.hasPrefix(name) }
      .compactMap { folder in
        let word = (start + folder.name).description
        guard let found = walk.count(folder) else { return Candidate(word + "/") }
        if found.below > 0 { return Candidate(word + "/", found.below == 1 ? "1 unit" : "\(found.below) units") }
        return found.isUnit ? Candidate(word, "unit") : nil
      }
  }

  private func folders(in folder: Path) -> [Path] {
    let entries = (try? invocation.host.fileSystem.entries(of: folder)) ?? []
    return entries.filter { $0.kind == .folder && !$0.name.hasPrefix(".") }.map { folder.appending(Path($0.name)) }
      .sorted()
  }

  // MARK: variables

  /// The names of the variables in the operands' units, in byte order.
  private var variables: [Candidate] {
    let operands = line.operands.isEmpty ? ["."] : line.operands
    let paths = operands.map { invocation.path($0) }.filter { invocation.host.fileSystem.kind(of: $0) != nil }
    guard let tree = try? invocation.tree(for: paths) else { return [] }
    var walk = UnitCount(invocation.host.fileSystem, atMost: Self.mostFolders)
    let files = paths.flatMap { path in
      invocation.host.fileSystem.kind(of: path) == .file ? [path] : walk.files(below: path, atMost: Self.mostUnits)
    }
    let names = files.prefix(Self.mostUnits).flatMap { tree.resolve($0).settings.map(\.name) }
    return Set(names).sorted().map { Candidate($0.description) }
  }

  // MARK: revisions

  private var revisions: [Candidate] {
    let host = invocation.host
    let folder = line.operands.first.map { invocation.path($0) } ?? invocation.folder
    let repository = try? GitRepository(containing: folder, programs: host.programs, environment: host.environment)
    let names = (try? repository?.revisions(atMost: Self.mostRevisions)) ?? []
    return repository == nil ? [] : [Candidate("HEAD")] + names.map { Candidate($0.description) }
  }
}

/// Counts the units below folders only by their configuration files, and stops after a limited number of folders.
private struct UnitCount {
  /// The configuration files of Terragrunt since 0.19.
  private static let newNames: [Text] = ["terragrunt.hcl.json", "terragrunt.hcl"]

  private let files: any FileSystem
  private var left: Int

  init(_ files: any FileSystem, atMost limit: Int) {
    self.files = files
    left = limit
  }

  /// Whether the folder has a configuration file, and how many units are below it; nil when there are too many
  /// folders. A file above others counts as their root.
  mutating func count(_ folder: Path) -> (isUnit: Bool, below: Int)? {
    guard let (found, isWhole) = search(folder, atMost: .max), isWhole else { return nil }
    let folders = found.map(\.parent).sorted { $0.text + "/" < $1.text + "/" }
    let units = zip(folders, folders.dropFirst()).filter { !$1.isWithin($0) }.map(\.0) + folders.suffix(1)
    return (units == [folder], units.count { $0 != folder })
  }

  /// The first configuration files in and below a folder.
  mutating func files(below folder: Path, atMost limit: Int) -> [Path] { search(folder, atMost: limit)?.files ?? [] }

  private mutating func search(_ top: Path, atMost limit: Int) -> (files: [Path], isWhole: Bool)? {
    var found: [Path] = []
    var waiting = [top]
    while let folder = waiting.popLast(), found.count < limit {
      if left == 0 { return (found, false) }
      left -= 1
      guard let entries = try? files.entries(of: folder) else { continue }
      let names = Set(entries.filter { $0.kind == .file }.map(\.name))
      if let name = (Self.newNames + ConfigurationFile.names).first(where: names.contains) {
        found.append(folder.appending(Path(name)))
      }
      let below = entries.filter { $0.kind == .folder && !$0.isLink && !$0.name.hasPrefix(".") }
      waiting += below.map { folder.appending(Path($0.name)) }.sorted(by: >)
    }
    return (found, true)
  }
}
