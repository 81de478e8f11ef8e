import HCL1Syntax
import Hierarchy
import SourceText

/// A map lacks a key that the module reads without a default: Terraform refuses that.
enum MissingKey: UnitCheck {
  static let code = "missing-key"
  static let severity = Severity.error
  static let summary = "a map without a key that the module reads"

  static func applies(to layout: UnitLayout) -> Bool { true }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard let module = checked.module, !module.keyReads.isEmpty else { return [] }
    let settings = checked.unit.settings
    let maps = settings.indices.filter { index in
      settings[index].origin.layer > .moduleDefault && settings[index].value.isObject
        && !isObject(checked.positions[index].flatMap { module.variables[$0].type })
    }
    if maps.isEmpty { return [] }
    let reads = Dictionary(grouping: module.keyReads, by: \.variable)
    return maps.compactMap { index in
      let setting = settings[index]
      guard let needed = reads[setting.name], !setting.value.isUnknown, let members = setting.value.members else {
        return nil
      }
      let given = Set(members.map(\.key)).union(module[setting.name]?.defaultValue?.members?.map(\.key) ?? [])
      var missing: [Text] = []
      for read in needed where !given.contains(read.key) && !missing.contains(read.key) { missing.append(read.key) }
      guard let first = needed.first(where: { $0.key == missing.first }) else { return nil }
      let nearest = NearestName.of(first.key.description, among: members.map(\.key.description))
      return finding(
        "'\(setting.name)' has no key\(words: missing.count == 1 ? "" : "s") \(Estate.list(missing)), which the module '\(module.path)' reads without a default",
        at: setting.origin.place, notes: [Diagnostic.Note("read here", at: first.place)],
        help: nearest.map { "did you mean '\(first.key)' in place of '\($0)'?" }
          ?? "set the key, or let the module read it with a default: lookup(var.\(setting.name), \"\(first.key)\", …)")
    }
  }

  /// True for an object type, whose attributes are checked with the type.
  private static func isObject(_ type: VariableType?) -> Bool {
    if case .object = type { true } else { false }
  }
}
