import HCL1Syntax
import Hierarchy
import SourceText

extension UnitFacts {
  /// The texts directly in the maps of a unit's variables, each named `variable.key`, those of lists of names with their
  /// values, each named `variable.NAME`, and those of its remote state that say where states are kept, each named
  /// `remote_state.key`.
  static func nested(in unit: ResolvedUnit) -> [Value] {
    var found: [Value] = []
    func add(_ name: Text, _ value: HCL1Syntax.Value, _ place: Place, isOwn: Bool) {
      guard let text = value.string, !text.isUnknown else { return }
      found.append(Value(name: name, content: text, place: place, isOwn: isOwn))
    }
    for index in unit.settings.indices where unit.settings[index].origin.layer != .moduleDefault {
      // Most values hold no others.
      guard unit.settings[index].value.isObject || unit.settings[index].value.isList else { continue }
      let setting = unit.settings[index]
      setting.value.forEachElement { pair in
        guard found.count < mostPairs, let name = pair["name"]?.string, let value = pair["value"] else { return }
        add(
          setting.name + "." + name, value, value.place(in: setting.winner.file), isOwn: setting.winner.isOwn(of: unit))
      }
      guard let members = setting.value.members else { continue }
      if setting.mergedKeys.isEmpty {
        for member in members.prefix(mostMembers) {
          add(
            setting.name + "." + member.key, member.value, member.value.place(in: setting.winner.file),
            isOwn: setting.winner.isOwn(of: unit))
        }
      } else {
        for key in setting.mergedKeys.prefix(mostMembers) {
          add(
            setting.name + "." + key.key, key.winner.value, key.winner.origin.place, isOwn: key.winner.isOwn(of: unit))
        }
      }
    }
    guard let state = unit.terragrunt.remoteState else { return found }
    let file = state.backend.place.file
    for member in state.config where stateMembers.contains(member.key) {
      let place = member.value.place(in: file)
      add(statePrefix + member.key, member.value, place, isOwn: place.file.name == unit.configurationFile.text)
    }
    return found
  }

  /// The texts directly in the lists of a unit's variables, each named as the variable.
  static func elements(in unit: ResolvedUnit) -> [Value] {
    unit.settings.indices.filter { unit.settings[$0].value.isList }.flatMap { index -> [Value] in
      let setting = unit.settings[index]
      guard setting.origin.layer != .moduleDefault, let elements = setting.value.elements,
        elements.count <= mostElements
      else { return [] }
      return elements.compactMap { element in
        guard let text = element.string, !text.isUnknown else { return nil }
        return Value(
          name: setting.name, content: text, place: element.place(in: setting.winner.file),
          isOwn: setting.winner.isOwn(of: unit))
      }
    }
  }

  /// The start of the names of texts of the remote state.
  static let statePrefix: Text = "remote_state."
  /// Larger maps are tables of something.
  private static let mostMembers = 64
  private static let mostElements = 64
  private static let mostPairs = 256
  /// The members of `config` that name what belongs to one environment.
  private static let stateMembers: Set<Text> = [
    "bucket", "dynamodb_table", "lock_table", "storage_account_name", "resource_group_name", "profile",
  ]
}
