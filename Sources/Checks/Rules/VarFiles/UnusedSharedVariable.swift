import Hierarchy
import SourceText

/// A file that units share sets a variable that none of their modules declares.
enum UnusedSharedVariable: EstateCheck {
  static let code = "unused-shared-variable"
  static let severity = Severity.warning
  static let summary = "a shared file sets a variable that no module of its units declares"

  /// The modules of the units that read a file.
  private struct Readers {
    var modules: [Path: ModuleVariables] = [:]
    var isUnknown = false
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    var readers: [Text: Readers] = [:]
    for unit in estate.units {
      for file in unit.sharedFiles {
        if let module = unit.module {
          readers[file, default: Readers()].modules[module.folder] = module
        } else {
          readers[file, default: Readers()].isUnknown = true
        }
      }
    }
    return readers.filter { !$0.value.isUnknown }.flatMap { name, readers -> [Diagnostic] in
      guard let file = estate.tree.treeFile(at: Path(name)), estate.knowsAll(below: file.file) else { return [] }
      return file.variables.filter { member in readers.modules.values.allSatisfy { $0[member.key] == nil } }.map {
        finding(
          "no module of the units that read this file declares '\($0.key)'", at: Place(file.file, $0.keyRange),
          help: "remove it, or correct its name")
      }
    }
  }
}
