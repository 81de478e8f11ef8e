import HCL1Syntax
import Hierarchy
import SourceText

/// A string somewhere in a value, with the name that it is given. A class, because many checks look at each.
final class NamedText: Sendable {
  /// The nearest key above it. For the `value` of an entry `{ name = "N" value = "V" }`, that name; for a `-var`
  /// argument, the variable's name.
  let name: Text
  /// The string.
  let text: Text
  /// The string's place.
  let place: Place
  /// For an entry with a `type`, that type: `PLAINTEXT`, `PARAMETER_STORE`, `SECRETS_MANAGER`.
  let type: Text?
  /// True when it is the value of an entry with a name.
  let isEntry: Bool
  /// True when it is handed to a function that makes a value from it: a separator, a format.
  let isIngredient: Bool

  init(
    name: Text, text: Text, place: Place, type: Text? = nil, isEntry: Bool = false, isIngredient: Bool = false
  ) {
    self.name = name
    self.text = text
    self.place = place
    self.type = type
    self.isEntry = isEntry
    self.isIngredient = isIngredient
  }

  /// Most files and units have fewer.
  private static let usualCount = 32

  /// Every string in the winning variables, in order, without the unknown ones.
  static func texts(in settings: [Setting]) -> [NamedText] { texts(in: settings, at: settings.indices) }

  /// Every string in the winning variables at those positions, without the unknown ones.
  static func texts(in settings: [Setting], at positions: some Collection<Int>) -> [NamedText] {
    var found: [NamedText] = []
    found.reserveCapacity(usualCount)
    for index in positions {
      let keys = settings[index].mergedKeys
      if keys.isEmpty { add(settings[index].value, settings[index].name, settings[index].winner.file, to: &found) }
      for key in keys { add(key.winner.value, key.key, key.winner.file, to: &found) }
    }
    return found
  }

  /// Every string in the given members, in source order.
  static func texts(in members: [Member], of file: SourceFile) -> [NamedText] {
    var found: [NamedText] = []
    found.reserveCapacity(usualCount)
    for member in members { add(member.value, member.key, file, to: &found) }
    return found
  }

  private static func add(_ value: Value, _ name: Text, _ file: SourceFile, to found: inout [NamedText]) {
    if let text = value.string {
      if text.isUnknown { return }
      found.append(NamedText(name: name, text: text, place: value.place(in: file)))
      return
    }
    var previous: Text?
    value.forEachElement { element in
      let text = element.string
      if let text, let (name, value) = variable(in: text, after: previous) {
        found.append(NamedText(name: name, text: value, place: element.place(in: file)))
      } else {
        add(element, name, file, to: &found)
      }
      previous = text
    }
    let entryName = value["name"]?.string
    value.forEachMember { key, member in
      if let entryName, key == "value", let text = member.string, !text.isUnknown {
        found.append(
          NamedText(
            name: entryName, text: text, place: member.place(in: file), type: value["type"]?.string, isEntry: true))
      } else {
        add(member, key, file, to: &found)
      }
    }
  }

  /// The variable that an argument of Terraform sets: `-var=name=value`, or `name=value` after `-var`.
  private static func variable(in argument: Text, after previous: Text?) -> (name: Text, value: Text)? {
    var assignment = argument
    if let flag = previous.flatMap(TerraformArguments.flag), flag.value == nil {
      if flag.isFile { return nil }
    } else {
      guard let flag = TerraformArguments.flag(argument), !flag.isFile, let value = flag.value else { return nil }
      assignment = value
    }
    guard let equals = assignment.firstIndex(of: Byte.equals), equals > 0 else { return nil }
    return (assignment[0..<equals].trimmed, assignment[equals + 1..<assignment.count])
  }
}
