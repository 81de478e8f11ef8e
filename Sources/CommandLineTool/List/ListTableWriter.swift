import Hierarchy
import SourceText

/// Writes a listing as aligned columns for people: first units, then roots.
struct ListTableWriter {
  private let showsFiles: Bool
  private let secrets: SecretPolicy
  private let width: Int?

  /// - Parameter width: how many columns the terminal has; nil where no terminal shows the table.
  init(showsFiles: Bool, secrets: SecretPolicy, width: Int?) {
    self.width = width
    self.showsFiles = showsFiles
    self.secrets = secrets
  }

  /// The table; empty when there is nothing to show.
  func table(of listing: TreeListing) -> [UInt8] {
    var lines: [String] = []
    let environments = listing.units.filter { $0.environment != nil }
    let units = environments.isEmpty ? listing.units : listing.units.filter { $0.environment == nil }
    add(units, ["UNIT", "REGION", "LEVEL", "DEPENDS ON", "MODULE", "INCLUDES"], row, to: &lines)
    if !environments.isEmpty, !lines.isEmpty { lines.append("") }
    let hasWorkspaces = environments.contains { $0.environment?.workspace != nil }
    let workspace = hasWorkspaces ? ["WORKSPACE"] : []
    add(
      environments, ["UNIT", "REGION"] + workspace + ["VAR FILES", "FOUND BY"],
      { environmentRow($0, showsWorkspace: hasWorkspaces) }, to: &lines)
    if !listing.roots.isEmpty {
      if !lines.isEmpty { lines.append("") }
      lines += TextTable.lines(
        [["ROOT", "REGION", "INCLUDED BY"]]
          + listing.roots.map { root in
            let count = root.units.count
            return [
              Self.shown(root.configurationFile.text), root.region.map(Self.shown) ?? "-",
              count == 1 ? "1 unit" : "\(count) units",
            ]
          }, width: width)
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  private func add(
    _ units: [ListedUnit], _ head: [String], _ row: (ListedUnit) -> [String], to lines: inout [String]
  ) {
    if units.isEmpty { return }
    let aligned = TextTable.lines([head] + units.map(row), width: width)
    lines.append(aligned[0])
    for (unit, line) in zip(units, aligned.dropFirst()) {
      lines.append(line)
      if showsFiles { lines += files(of: unit) }
    }
  }

  /// An environment of Terraform alone: its var files, the later wins, and what shows that it is one.
  private func environmentRow(_ unit: ListedUnit, showsWorkspace: Bool) -> [String] {
    let files = unit.environment?.varFiles ?? []
    let reasons = unit.environment?.reasons ?? []
    var shown: [String] = []
    var known: Set<String> = []
    for reason in reasons {
      let text =
        if let place = reason.place {
          Self.shown(place.file.name) + ":\(place.start.line)" + Self.remark(reason.kind)
        } else {
          DiagnosticTextWriter.visible(secrets.shown(reason.sentence.text).description)
        }
      if known.insert(text).inserted { shown.append(text) }
    }
    let workspace = showsWorkspace ? [unit.environment?.workspace.map(Self.shown) ?? "-"] : []
    return [Self.shown(unit.path.text), unit.region.map(Self.shown) ?? "-"] + workspace + [
      files.isEmpty ? "-" : files.map { Self.shown($0.text) }.joined(separator: " < "), shown.joined(separator: ", "),
    ]
  }

  private static func remark(_ kind: Text) -> String {
    switch kind {
    case "differs": " (differs)"
    case "unfollowed": " (not followed)"
    default: ""
    }
  }

  private func row(_ unit: ListedUnit) -> [String] {
    let dependencies = unit.dependencies.map { dependency in
      Self.shown(secrets.shown(dependency.path.relative(to: unit.path).text))
        + (dependency.target == .nothing ? " (no unit)" : "")
    }
    return [
      Self.shown(unit.path.text), unit.region.map(Self.shown) ?? "-", unit.level.map(String.init) ?? "-",
      dependencies.isEmpty ? "-" : dependencies.joined(separator: ", "), module(unit.module),
      unit.includes.isEmpty ? "-" : unit.includes.map { Self.parent($0) }.joined(separator: " < "),
    ]
  }

  private func module(_ module: ListedModule?) -> String {
    guard let module else { return "-" }
    if let path = module.path { return Self.shown(secrets.shown(path.text)) }
    guard let source = module.source else { return "-" }
    return Self.shown(secrets.shown(source))
  }

  /// The name of a parent: its folder, if the file has the usual name.
  private static func parent(_ file: Path) -> String {
    shown(file.name == "terraform.tfvars" ? file.parent.text : file.text)
  }

  private func files(of unit: ListedUnit) -> [String] {
    unit.files.map { "  \(Self.shown($0.text))" } + unit.missingFiles.map { "  \(Self.shown($0.text)) (absent)" }
  }

  private static func shown(_ text: Text) -> String { DiagnosticTextWriter.visible(text.description) }
}

/// Writes only the names of a listing, for scripts.
enum ListPathWriter {
  /// The units' folders; or the files that they read, each once, sorted.
  static func paths(of listing: TreeListing, showsFiles: Bool) -> [Path] {
    showsFiles ? Set(listing.units.flatMap(\.files)).sorted() : listing.units.map(\.path)
  }

  /// The paths, each followed by the byte `end`: a line feed, or NUL, which no path contains.
  static func lines(of paths: [Path], endingIn end: UInt8) -> [UInt8] {
    var output: [UInt8] = []
    for path in paths {
      output.append(path.text)
      output.append(end)
    }
    return output
  }
}
