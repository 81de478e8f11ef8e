import Hierarchy
import SourceText

/// The units outside of the side to edit, by what they get from the files that they read.
struct OutsideReaders {
  /// The first unit that reads a file whose other values may be made from any of its values.
  private var ofAll: [Path: Path] = [:]
  /// The first unit that reads the file and has the variable, for the variables that are to be carried.
  private var ofName: [Path: [Text: Path]] = [:]

  init(_ units: [ResolvedUnit], of choice: PromotionChoice) {
    let carried = Set(choice.values.compactMap { $0.path.steps.first })
    for unit in units {
      let names = unit.layout == .terragrunt ? [] : unit.settings.map(\.name).filter { carried.contains(.key($0)) }
      for file in unit.filesRead {
        if unit.layout == .terragrunt || carried.contains(Self.configuration) {
          ofAll[file] = ofAll[file] ?? unit.path
        }
        for name in names where ofName[file]?[name] == nil { ofName[file, default: [:]][name] = unit.path }
      }
    }
  }

  private static let configuration = ValuePath.Step.key("terragrunt")

  /// A unit that may get the value from the file; nil when there is none.
  func reader(of path: ValuePath, in file: Path) -> Path? {
    if let reader = ofAll[file] { return reader }
    guard case .key(let name)? = path.steps.first else { return nil }
    return ofName[file]?[name]
  }
}
