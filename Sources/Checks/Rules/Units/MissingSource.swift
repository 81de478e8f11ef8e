import Hierarchy
import SourceText

/// The module's source is a local folder that does not exist.
///
/// Reported as info at most: a folder outside the tree, which may exist on the machine that deploys (a container's
/// mount), and a source that starts with an environment variable, which may lead anywhere.
enum MissingSource: EstateCheck {
  static let code = "missing-source"
  static let severity = Severity.error
  static let milder = [Severity.info]
  static let summary = "a source that names a local folder that does not exist"

  static func findings(in estate: Estate) -> [Diagnostic] {
    var missing: [Path: [UnitFacts]] = [:]
    var mounts: [Text: [UnitFacts]] = [:]
    var unset: [Text: [UnitFacts]] = [:]
    for unit in estate.units where !unit.isSkipped {
      // Most units have a module in the folder that they name.
      guard case .local(let folder) = unit.moduleSource, unit.readModule?.folder != folder, let source = unit.source,
        estate.tree.kind(of: folder) != .folder
      else { continue }
      let written = source.place.file.text(source.place.range)
      if let name = EnvironmentCalls.names(in: written).first {
        unset[name, default: []].append(unit)
      } else if !folder.isWithin(estate.tree.root) {
        mounts[mount(of: folder, source.value), default: []].append(unit)
      } else if !isElsewhere(folder, estate.tree) {
        missing[folder, default: []].append(unit)
      }
    }
    return missing.sorted { $0.key < $1.key }.compactMap { absent($0.key, $0.value, estate) }
      + mounts.sorted { $0.key < $1.key }.compactMap { outside($0.key, $0.value, estate) }
      + unset.sorted { $0.key < $1.key }.compactMap { unknown($0.key, $0.value) }
  }

  /// The first part of an absolute source; the parent folder of a relative one.
  private static func mount(of folder: Path, _ source: Text) -> Text {
    Path(source).isAbsolute ? "/" + (folder.parts.first ?? "") : folder.parent.text
  }

  /// True for a folder in a git submodule that was not fetched.
  private static func isElsewhere(_ folder: Path, _ tree: Tree) -> Bool {
    guard let modules = try? tree.source(at: tree.root.appending(".gitmodules")) else { return false }
    let name = folder.relative(to: tree.root)
    return Text(modules.bytes).split(separator: Byte.lineFeed).contains { line in
      guard let equals = line.firstIndex(of: Byte.equals), line[0..<equals].trimmed == "path" else { return false }
      return name.isWithin(Path(line[equals + 1..<line.count].trimmed))
    }
  }

  private static func absent(_ folder: Path, _ units: [UnitFacts], _ estate: Estate) -> Diagnostic? {
    guard let first = units.first else { return nil }
    let name = folder.relative(to: estate.tree.root)
    let siblings = estate.tree.names(in: folder.parent).map(\.description)
    let nearest = NearestName.of(folder.name.description, among: siblings)
    let whom: Message = units.count == 1 ? "" : ", which \(units.count) units name,"
    return finding(
      "the module's folder '\(name)'\(whom) does not exist", at: first.source?.place,
      notes: others(units),
      help: nearest.map { "did you mean '\($0)'?" }
        ?? "correct the source: it counts from the unit's folder, '\(first.path)'")
  }

  private static func outside(_ mount: Text, _ units: [UnitFacts], _ estate: Estate) -> Diagnostic? {
    guard let first = units.first else { return nil }
    let stoodIn = units.count { $0.module != nil }
    let whom: Message = units.count == 1 ? "the module of '\(first.path)'" : "the modules of \(units.count) units"
    let read: Message =
      stoodIn == 0
      ? ""
      : "; \(words: stoodIn == units.count ? "read instead" : "read instead for \(stoodIn) of them"): the folders of this tree with the same end"
    return finding(
      .info,
      "\(whom) lie\(words: units.count == 1 ? "s" : "") in '\(mount)', outside the tree and not on this machine\(read)",
      at: first.source?.place, help: "nothing to do if the machine that deploys has the folder")
  }

  private static func unknown(_ variable: Text, _ units: [UnitFacts]) -> Diagnostic? {
    guard let first = units.first else { return nil }
    let whom: Message = units.count == 1 ? "'\(first.path)'" : "\(units.count) units"
    return finding(
      .info, "the source of \(whom) starts from \(variable), which is not set", at: first.source?.place,
      help: "give it: --env \(variable)=…")
  }

  /// The other places that name the folder.
  private static func others(_ units: [UnitFacts]) -> [Diagnostic.Note] {
    guard let first = units.first?.source?.place else { return [] }
    return units.dropFirst().compactMap { $0.source?.place }.filter {
      $0.file.name != first.file.name || $0.range != first.range
    }.prefix(3).map { Diagnostic.Note("and here", at: $0) }
  }
}
