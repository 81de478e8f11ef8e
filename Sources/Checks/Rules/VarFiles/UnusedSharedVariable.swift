import Hierarchy
import SourceText

/// A shared file sets variables that none of its units' modules declares. A name close to a declared one is a typo;
/// the others get one finding of severity info per file.
enum UnusedSharedVariable: EstateCheck {
  static let code = "unused-shared-variable"
  static let severity = Severity.warning
  static let milder = [Severity.info]
  static let summary = "a shared file sets a variable that no module of its units declares"

  /// The modules of the units that read a file.
  private struct Readers {
    var modules: [Path: ModuleVariables] = [:]
    var isUnknown = false
    /// The variables that these modules require and that the units do not set.
    var unset: Set<Text> = []
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    var readers: [Text: Readers] = [:]
    for unit in estate.units {
      // A unit reads its own file, even if other units include it.
      for file in unit.sharedFiles + [unit.place?.file.name].compactMap({ $0 }) {
        if let module = unit.module {
          readers[file, default: Readers()].modules[module.folder] = module
          readers[file, default: Readers()].unset.formUnion(unit.unset.map(\.name))
        } else {
          readers[file, default: Readers()].isUnknown = true
        }
      }
    }
    let shared = Set(estate.units.lazy.flatMap(\.sharedFiles))
    let treeRoots = trees(in: estate)
    let known = readers.filter { !$0.value.isUnknown && shared.contains($0.key) }.sorted { $0.key < $1.key }
    var reported: [Text: Set<Text>] = [:]
    for name in estate.units.lazy.flatMap(\.undeclared) {
      reported[name.place.file.name, default: []].insert(name.value)
    }
    return known.flatMap { name, readers -> [Diagnostic] in
      guard let file = estate.tree.treeFile(at: Path(name)), estate.knowsAll(below: file.file) else { return [] }
      let modules = readers.modules.values
      let unused = file.variables.filter { member in modules.allSatisfy { $0[member.key] == nil } }
        .filter { reported[name]?.contains($0.key) != true }
      guard !unused.isEmpty else { return [] }
      let declared = Set(modules.flatMap { $0.variables.map(\.name) })
      let given = Set(file.variables.map(\.key))
      var slips: [Diagnostic] = []
      var rest: [(name: Text, place: Place)] = []
      for member in unused {
        let place = Place(file.file, member.keyRange)
        let candidates = declared.subtracting(given).sorted().map(\.description)
        if let meant = NearestName.of(member.key.description, among: candidates), member.key.count > shortest {
          slips.append(
            finding(
              readers.unset.contains(Text(meant)) ? .warning : .info,
              "no module of the units that read this file declares '\(member.key)'", at: place,
              help: "did you mean '\(meant)'?"))
        } else {
          rest.append((member.key, place))
        }
      }
      // A file above several trees may have readers that are deployed from elsewhere.
      if let first = rest.first, treeRoots.count < 2 || !isAbove(Path(name).parent, treeRoots) {
        slips.append(
          finding(
            .info,
            "no module of the units that read this file declares \(Estate.list(rest.map(\.name)))", at: first.place,
            help: "remove them if nothing else reads the file"))
      }
      return slips
    }
  }

  private static let shortest = 3

  /// The folders of the outermost included files.
  private static func trees(in estate: Estate) -> Set<Path> {
    Set(estate.units.compactMap { $0.includes.last?.parent })
  }

  private static func isAbove(_ folder: Path, _ trees: Set<Path>) -> Bool {
    trees.count { $0 != folder && $0.isWithin(folder) } > 1
  }
}
