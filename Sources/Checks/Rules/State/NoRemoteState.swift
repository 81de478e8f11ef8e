import Hierarchy
import SourceText

/// A unit has no remote state although its siblings have one: its state stays on the machine that deploys it.
enum NoRemoteState: EstateCheck {
  static let code = "no-remote-state"
  static let severity = Severity.error
  static let milder = [Severity.warning]
  static let summary = "a unit without include or remote state, where its siblings have one"

  private static let leastSiblings = 3
  /// Words in the names of units that create the state store, whose own state can't be in it.
  private static let makers: [StaticString] = ["bootstrap", "state", "backend", "init"]

  /// A unit without a remote state, and how many of its siblings have one.
  struct Suspect: Sendable {
    let unit: UnitFacts
    let siblings: Int
    let keeping: Int
    /// The file that most of the siblings include; nil when the unit includes a file itself.
    let parent: Path?
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    guard estate.units.contains(where: { !$0.hasRemoteState && !$0.isSkipped }) else { return [] }
    let parents = parents(in: estate)
    return parents.map { finding(about: $0.file, $0.units, estate) }
      + estate.unitsWithoutState.compactMap { suspect in
        if let parent = suspect.unit.includes.last, parents.contains(where: { $0.file == parent }) { return nil }
        let unit = suspect.unit
        let lacking = unit.unset.map(\.name)
        guard let parent = suspect.parent else {
          return finding(
            .warning,
            "the unit '\(unit.path)' has no remote state, and \(suspect.keeping) of its \(suspect.siblings) siblings have one",
            at: unit.place,
            help: unit.includes.isEmpty
              ? "include the parent: include { path = \"${find_in_parent_folders()}\" }"
              : "write a remote_state block in the included file")
        }
        let rest: Message =
          lacking.isEmpty
          ? "it has no remote state" : "it has no remote state, and nothing sets \(Estate.list(lacking))"
        return finding(
          lacking.isEmpty ? .warning : .error,
          "the unit '\(unit.path)' includes nothing, and its siblings include '\(parent)': \(rest)", at: unit.place,
          help: unit.layout == .terragrunt
            ? "write include \"root\" { path = find_in_parent_folders(\"\(parent.name)\") }"
            : "write include { path = \"${find_in_parent_folders()}\" }")
      }
  }

  private static let leastParents = 2

  /// A folder of parents and their name: `live` and `terragrunt.hcl` for `live/dev/terragrunt.hcl`.
  private struct Family: Hashable {
    let folder: Path
    let name: Text
  }

  /// The outermost included file whose units all lack a remote state, where the units of two or more others beside it, and
  /// of all those, have one.
  private static func parents(in estate: Estate) -> [(file: Path, units: [UnitFacts])] {
    let included = estate.units.filter { !$0.isSkipped && !$0.includes.isEmpty }
    let units = Dictionary(grouping: included) { $0.includes.last ?? "." }
    let families = Dictionary(grouping: units.keys) { Family(folder: $0.parent.parent, name: $0.name) }
    return families.values.compactMap { files -> (file: Path, units: [UnitFacts])? in
      let lacking = files.filter { units[$0]?.allSatisfy { !$0.hasRemoteState } ?? false }
      guard lacking.count == 1, files.count > leastParents, let file = lacking.first, let own = units[file],
        files.allSatisfy({ $0 == file || units[$0]?.allSatisfy(\.hasRemoteState) ?? false }),
        own.allSatisfy({ !$0.hasCause && NoCode.hasCode($0, in: estate) && !isMaker($0) && !keepsItsOwn($0, estate) })
      else { return nil }
      return (file, own)
    }.sorted { $0.file < $1.file }
  }

  private static func finding(about parent: Path, _ units: [UnitFacts], _ estate: Estate) -> Diagnostic {
    finding(
      .warning,
      "'\(parent)' has no remote state, unlike the files of its name elsewhere: \(units: units.count) keep\(words: units.count == 1 ? "s" : "") the state on the machine that deploys",
      at: units.first.flatMap(estate.includePlace),
      help: "write a remote_state block in it")
  }

  /// The units without a remote state whose siblings mostly have one.
  static func suspects(in estate: Estate) -> [Suspect] {
    let suspects = estate.units.filter {
      !$0.hasRemoteState && !$0.isSkipped && !$0.hasCause && $0.layout != .terraform
    }
    guard !suspects.isEmpty else { return [] }
    // For each top folder: how many units it contains, how many of them have a state, and what those include, by the
    // folders of the included files.
    var all: [Text: Int] = [:]
    var keeping: [Text: Int] = [:]
    var parents: [Text: [Path: [Path: Int]]] = [:]
    var below: [Path: Int] = [:]
    for unit in estate.units {
      let top = top(of: unit)
      all[top, default: 0] += 1
      if unit.hasRemoteState { keeping[top, default: 0] += 1 }
      if let parent = unit.includes.last?.cleaned {
        parents[top, default: [:]][parent.parent, default: [:]][parent, default: 0] += 1
      }
      for folder in folders(around: unit) { below[folder, default: 0] += 1 }
    }
    return suspects.compactMap { unit in
      let top = top(of: unit)
      guard let keeping = keeping[top], let siblings = all[top].map({ $0 - 1 }),
        keeping >= leastSiblings, keeping * 4 >= siblings * 3, NoCode.hasCode(unit, in: estate), !isMaker(unit),
        !keepsItsOwn(unit, estate)
      else { return nil }
      // The parent that most units below its folder include.
      let around = unit.includes.isEmpty ? folders(around: unit) : []
      let usual = around.flatMap { folder in
        (parents[top]?[folder] ?? [:]).filter { $0.value * 2 > below[folder, default: 0] }
      }.max { ($0.value, $1.key) < ($1.value, $0.key) }
      return Suspect(unit: unit, siblings: siblings, keeping: keeping, parent: usual?.key)
    }
  }

  /// The unit's folder and all that contain it.
  private static func folders(around unit: UnitFacts) -> [Path] {
    var folders = [unit.path.cleaned]
    while let last = folders.last, last != ".", !last.isTop { folders.append(last.parent) }
    return folders
  }

  /// The top folder that a unit lies in; that of a unit directly below the root is the root.
  private static func top(of unit: UnitFacts) -> Text {
    let parts = unit.path.parts
    return parts.count > 1 ? parts[0] : "."
  }

  private static func isMaker(_ unit: UnitFacts) -> Bool {
    let name = unit.path.name.lowercasedASCII
    return makers.contains { name.contains($0) }
  }

  /// True when the unit's code configures its own state.
  private static func keepsItsOwn(_ unit: UnitFacts, _ estate: Estate) -> Bool {
    let code = unit.module?.folder ?? unit.folder
    return estate.tree.names(in: code).contains { name in
      guard name.hasSuffix(".tf"), let file = try? estate.tree.source(at: code.appending(Path(name))) else {
        return false
      }
      return configuresBackend(Text(file.bytes))
    }
  }

  /// True when the text has a `backend` block with something in it. Terragrunt fills an empty one.
  private static func configuresBackend(_ text: Text) -> Bool {
    var from = 0
    while let mark = text.firstRange(of: "backend \"", from: from) {
      from = mark.upperBound
      guard let brace = text.firstIndex(of: Byte.leftBrace, from: from) else { return false }
      if text[brace + 1..<text.count].bytes.first(where: { !Byte.isBlank($0) && $0 != Byte.lineFeed })
        != Byte.rightBrace
      {
        return true
      }
    }
    return false
  }
}
