import Hierarchy
import SourceText

/// A var file from a folder further up is passed after one from further down, and beats it; or one that environments share,
/// after the one of an environment.
enum ShallowVarFile: UnitCheck {
  static let code = "shallow-var-file"
  static let severity = Severity.warning
  static let summary = "a var file from further up the tree, or for all environments, beats a nearer one"

  static func applies(to layout: UnitLayout) -> Bool { layout != .terragrunt }

  private struct Pair: Hashable {
    let winner: Text
    let loser: Text
  }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    var order: [Pair] = []
    var names: [Pair: [Beaten]] = [:]
    let settings = checked.unit.settings
    for index in settings.indices where settings[index].winner.origin.layer == .varFile {
      for beaten in beaten(in: settings[index], of: checked.unit) {
        let pair = Pair(winner: beaten.winner.file.name, loser: beaten.loser.file.name)
        if names[pair] == nil { order.append(pair) }
        names[pair, default: []].append(beaten)
      }
    }
    return order.compactMap { pair in
      guard let beaten = names[pair], let first = beaten.first else { return nil }
      let origin = first.winner.origin
      return finding(
        checked.unit.layout == .terraform
          ? "'\(pair.winner)', which environments share, is passed after '\(pair.loser)', and beats it"
          : "'\(pair.winner)' is passed after '\(pair.loser)', which lies deeper, and beats it",
        at: origin.passedAt ?? origin.place,
        notes: beaten.prefix(3).map { item in
          Diagnostic.Note("this value of '\(item.name)' has no effect", at: item.loser.origin.place)
        },
        help: checked.unit.layout == .terraform
          ? "pass the shared file first: the last one wins"
          : "pass the files from the top of the tree downwards: the last one wins")
    }
  }

  /// A value, or a key of a map that was merged from several files, that loses.
  private struct Beaten {
    let name: Text
    let winner: Assignment
    let loser: Assignment
  }

  private static func beaten(in setting: Setting, of unit: ResolvedUnit) -> [Beaten] {
    func beaten(_ name: Text, _ winner: Assignment, _ overridden: [Assignment]) -> Beaten? {
      guard winner.origin.layer == .varFile, let loser = overridden.first(where: { loses($0, to: winner, in: unit) })
      else { return nil }
      return Beaten(name: name, winner: winner, loser: loser)
    }
    return [beaten(setting.name, setting.winner, setting.overridden)].compactMap { $0 }
      + setting.mergedKeys.compactMap { beaten("\(setting.name).\($0.key)", $0.winner, $0.overridden) }
  }

  private static func loses(_ loser: Assignment, to winner: Assignment, in unit: ResolvedUnit) -> Bool {
    guard loser.origin.layer == .varFile, loser.value != winner.value else { return false }
    if let environment = unit.listedEnvironment {
      return environment.sharedFiles.contains(Path(winner.file.name))
        && !environment.sharedFiles.contains(Path(loser.file.name))
    }
    let upper = CheckedUnit.folder(of: winner.file)
    let lower = CheckedUnit.folder(of: loser.file)
    return upper != lower && lower.isWithin(upper)
  }
}
