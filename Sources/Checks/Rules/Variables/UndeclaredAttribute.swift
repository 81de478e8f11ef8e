import HCL1Syntax
import Hierarchy
import SourceText

/// A value has an attribute that its object type lacks. Terraform drops it in silence.
///
/// Source: "Conversion of Complex Types" of Terraform 1.11's type constraints.
enum UndeclaredAttribute: UnitCheck {
  static let code = "undeclared-attribute"
  static let severity = Severity.warning
  static let milder: [Severity] = [.info]
  static let summary = "a value with an attribute that its object type does not have"

  static func applies(to layout: UnitLayout) -> Bool { true }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let module = checked.module else { return [] }
    var found: [Diagnostic] = []
    let settings = checked.unit.settings
    for index in settings.indices where settings[index].origin.layer > .moduleDefault {
      guard let position = checked.positions[index], let type = module.variables[position].type,
        settings[index].value.isObject || settings[index].value.isList, settings[index].value.firstUnknown == nil
      else { continue }
      let setting = settings[index]
      look(in: setting.given ?? setting.value, type, setting, module.variables[position], &found)
    }
    return found
  }

  private static func look(
    in value: Value, _ type: VariableType, _ setting: Setting, _ variable: ModuleVariables.Declaration,
    _ found: inout [Diagnostic]
  ) {
    switch type {
    case .string, .number, .boolean, .any: return
    case .list(let element), .set(let element):
      for part in value.elements ?? [] { look(in: part, element, setting, variable, &found) }
    case .map(let element):
      for member in value.members ?? [] { look(in: member.value, element, setting, variable, &found) }
    case .tuple(let types):
      for (part, type) in zip(value.elements ?? [], types) { look(in: part, type, setting, variable, &found) }
    case .object(let attributes):
      for member in value.members ?? [] {
        if let attribute = attributes.first(where: { $0.name == member.key }) {
          look(in: member.value, attribute.type, setting, variable, &found)
        } else {
          found.append(finding(about: member, attributes.map(\.name), setting, variable))
        }
      }
    }
  }

  private static func finding(
    about member: Member, _ names: [Text], _ setting: Setting, _ variable: ModuleVariables.Declaration
  ) -> Diagnostic {
    let nearest = NearestName.of(member.key.description, among: names.map(\.description))
    return finding(
      nearest == nil ? .info : .warning,
      "the type of '\(setting.name)' has no attribute '\(member.key)', which Terraform drops",
      at: member.place(in: setting.winner.file), notes: [Diagnostic.Note("declared here", at: variable.place)],
      help: nearest.map { "did you mean '\($0)'?" } ?? "remove it, or declare it in the type")
  }
}
