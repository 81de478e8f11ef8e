import HCL1Syntax
import Hierarchy
import SourceText
import TerragruntConfiguration

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
  /// Where it stands in its variable.
  let standing: Standing
  /// The position of its variable among the unit's settings; 0 for a text of a file.
  let setting: Int

  /// Where a text stands in the value of a variable.
  enum Standing {
    /// It is the value.
    case whole
    /// Directly in the map.
    case member
    /// Directly in the list.
    case element
    /// The value of an entry with a name, directly in the list.
    case pair
    /// Anywhere else.
    case inside
  }

  init(
    name: Text, text: Text, place: Place, type: Text? = nil, isEntry: Bool = false, isIngredient: Bool = false,
    standing: Standing = .inside, setting: Int = 0
  ) {
    self.name = name
    self.text = text
    self.place = place
    self.type = type
    self.isEntry = isEntry
    self.isIngredient = isIngredient
    self.standing = standing
    self.setting = setting
  }

  /// Every string in the winning variables of a unit, in order, without the unknown ones and those of mock outputs, which
  /// are made up.
  static func texts(of unit: ResolvedUnit) -> [NamedText] {
    let settings = unit.settings
    var finder = Finder { _ in true }
    for index in settings.indices {
      finder.setting = index
      let keys = settings[index].mergedKeys
      if keys.isEmpty { finder.add(settings[index].value, settings[index].name, settings[index].winner.file, .whole) }
      for key in keys { finder.add(key.winner.value, key.key, key.winner.file, .member) }
    }
    let mocks = MockedValues(of: unit)
    return mocks.isEmpty ? finder.found : finder.found.filter { !mocks.isMock($0.place) }
  }

  /// Every wanted string in the given members, in source order.
  static func texts(
    in members: [Member], of file: SourceFile, where isWanted: @escaping (Text) -> Bool = { _ in true }
  ) -> [NamedText] {
    var finder = Finder(isWanted: isWanted)
    for member in members { finder.add(member.value, member.key, file, .whole) }
    return finder.found
  }

  /// Collects the strings in values.
  private struct Finder {
    /// Most files and units have fewer.
    private static let usualCount = 32

    let isWanted: (Text) -> Bool
    var setting = 0
    private(set) var found: [NamedText] = []

    init(isWanted: @escaping (Text) -> Bool) {
      self.isWanted = isWanted
      found.reserveCapacity(Self.usualCount)
    }

    mutating func add(_ value: Value, _ name: Text, _ file: SourceFile, _ standing: Standing) {
      if let text = value.string {
        if text.isUnknown || !isWanted(text) { return }
        found.append(
          NamedText(name: name, text: text, place: value.place(in: file), standing: standing, setting: setting))
        return
      }
      var previous: Text?
      value.forEachElement { element in
        let text = element.string
        let inner: Standing = standing == .whole ? .element : .inside
        if let text, let (name, value) = NamedText.variable(in: text, after: previous) {
          if isWanted(value) {
            found.append(
              NamedText(name: name, text: value, place: element.place(in: file), standing: inner, setting: setting))
          }
        } else {
          add(element, name, file, inner)
        }
        previous = text
      }
      addMembers(of: value, file, standing)
    }

    private mutating func addMembers(of value: Value, _ file: SourceFile, _ standing: Standing) {
      let entryName = value["name"]?.string
      let inner: Standing = standing == .whole ? .member : .inside
      value.forEachMember { key, member in
        if let entryName, key == "value", let text = member.string, !text.isUnknown {
          guard isWanted(text) else { return }
          found.append(
            NamedText(
              name: entryName, text: text, place: member.place(in: file), type: value["type"]?.string, isEntry: true,
              standing: standing == .element ? .pair : inner, setting: setting))
        } else {
          add(member, key, file, inner)
        }
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
