import Hierarchy
import SourceText

/// A var file from a folder further up is passed after one from further down, and beats it.
enum ShallowVarFile: UnitCheck {
  static let code = "shallow-var-file"
  static let severity = Severity.warning
  static let summary = "a var file from further up the tree beats one from further down"

  static func applies(to layout: UnitLayout) -> Bool { layout == .terragrunt018 }

  private struct Pair: Hashable {
    let winner: Text
    let loser: Text
  }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    var order: [Pair] = []
    var names: [Pair: [(setting: Setting, loser: Assignment)]] = [:]
    let settings = checked.unit.settings
    for index in settings.indices where settings[index].winner.origin.layer == .varFile {
      let setting = settings[index]
      guard let loser = setting.overridden.first(where: { loses($0, to: setting.winner) }) else { continue }
      let pair = Pair(winner: setting.winner.file.name, loser: loser.file.name)
      if names[pair] == nil { order.append(pair) }
      names[pair, default: []].append((setting, loser))
    }
    return order.compactMap { pair in
      guard let beaten = names[pair], let first = beaten.first else { return nil }
      let origin = first.setting.winner.origin
      return finding(
        "'\(pair.winner)' is passed after '\(pair.loser)', which lies deeper, and beats it",
        at: origin.passedAt ?? origin.place,
        notes: beaten.prefix(3).map { item in
          Diagnostic.Note("this value of '\(item.setting.name)' has no effect", at: item.loser.origin.place)
        },
        help: "pass the files from the top of the tree downwards: the last one wins")
    }
  }

  private static func loses(_ loser: Assignment, to winner: Assignment) -> Bool {
    let upper = CheckedUnit.folder(of: winner.file)
    let lower = CheckedUnit.folder(of: loser.file)
    return loser.origin.layer == .varFile && upper != lower && lower.isWithin(upper) && loser.value != winner.value
  }
}
