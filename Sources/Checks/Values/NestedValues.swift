import HCL1Syntax
import Hierarchy
import SourceText

extension UnitFacts {
  /// The texts directly in the maps of a unit's variables, each named `variable.key`, and those of its remote state that say
  /// where states are kept, each named `remote_state.key`.
  static func nested(in unit: ResolvedUnit) -> [Value] {
    var found: [Value] = []
    for index in unit.settings.indices where unit.settings[index].origin.layer != .moduleDefault {
      let setting = unit.settings[index]
      guard let members = setting.value.members else { continue }
      if setting.mergedKeys.isEmpty {
        for member in members.prefix(mostMembers) {
          add(member, setting.name + "." + member.key, setting.winner, unit, &found)
        }
      } else {
        for key in setting.mergedKeys.prefix(mostMembers) {
          guard let text = key.winner.value.string, !text.isUnknown else { continue }
          found.append(
            Value(
              name: setting.name + "." + key.key, content: text, place: key.winner.origin.place,
              isOwn: key.winner.isOwn(of: unit)))
        }
      }
    }
    guard let state = unit.terragrunt.remoteState else { return found }
    let file = state.backend.place.file
    for member in state.config where stateMembers.contains(member.key) {
      guard let text = member.value.string, !text.isUnknown else { continue }
      found.append(
        Value(
          name: "remote_state." + member.key, content: text, place: member.value.place(in: file),
          isOwn: member.value.place(in: file).file.name == unit.configurationFile.text))
    }
    return found
  }

  /// Larger maps are tables of something.
  private static let mostMembers = 64
  /// The members of `config` that name what belongs to one environment.
  private static let stateMembers: Set<Text> = [
    "bucket", "dynamodb_table", "lock_table", "storage_account_name", "resource_group_name", "profile",
  ]

  private static func add(
    _ member: Member, _ name: Text, _ winner: Assignment, _ unit: ResolvedUnit, _ found: inout [Value]
  ) {
    guard let text = member.value.string, !text.isUnknown else { return }
    found.append(
      Value(name: name, content: text, place: member.value.place(in: winner.file), isOwn: winner.isOwn(of: unit)))
  }
}
