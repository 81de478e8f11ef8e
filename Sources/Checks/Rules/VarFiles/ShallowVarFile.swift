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
    var byPair: [Pair: [Loss]] = [:]
    let settings = checked.unit.settings
    for index in settings.indices where mayLose(settings[index]) {
      for loss in losses(in: settings[index], of: checked.unit) {
        let pair = Pair(winner: loss.winner.file.name, loser: loss.loser.file.name)
        if byPair[pair] == nil { order.append(pair) }
        byPair[pair, default: []].append(loss)
      }
    }
    return order.compactMap { pair in
      guard let losses = byPair[pair], let first = losses.first else { return nil }
      let origin = first.winner.origin
      return finding(
        checked.unit.layout == .terraform
          ? "'\(pair.winner)', which environments share, is passed after '\(pair.loser)', and beats it"
          : "'\(pair.winner)' is passed after '\(pair.loser)', which lies deeper, and beats it",
        at: origin.passedAt ?? origin.place,
        notes: losses.prefix(3).map { loss in
          Diagnostic.Note("this value of '\(loss.name)' has no effect", at: loss.loser.origin.place)
        },
        help: checked.unit.layout == .terraform
          ? "pass the shared file first: the last one wins"
          : "pass the files from the top of the tree downwards: the last one wins")
    }
  }

  /// True when a var file may win over another one; most variables are in one file.
  private static func mayLose(_ setting: Setting) -> Bool {
    setting.origin.layer == .varFile
      && (!setting.mergedKeys.isEmpty || setting.overridden.contains { $0.origin.layer == .varFile })
  }

  /// A value, or a key of a map that was merged from several files, that loses.
  private struct Loss {
    let name: Text
    let winner: Assignment
    let loser: Assignment
  }

  private static func losses(in setting: Setting, of unit: ResolvedUnit) -> [Loss] {
    func loss(_ name: Text, _ winner: Assignment, _ overridden: [Assignment]) -> Loss? {
      guard winner.origin.layer == .varFile, let loser = overridden.first(where: { loses($0, to: winner, in: unit) })
      else { return nil }
      return Loss(name: name, winner: winner, loser: loser)
    }
    return [loss(setting.name, setting.winner, setting.overridden)].compactMap { $0 }
      + setting.mergedKeys.compactMap { loss("\(setting.name).\($0.key)", $0.winner, $0.overridden) }
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
