import HCL1Syntax
import Hierarchy
import SourceText

/// The value that an argument of a module's resource gets in a unit.
struct PassedValue {
  /// The variable, or the argument itself where the module writes the value out.
  let name: Text
  let text: Text
  let place: Place
  /// False for what the module writes out or has as a default.
  let isGiven: Bool
  /// Where the module passes it on.
  let passedAt: Place

  /// The whole number that it is.
  var number: Int? { Int(text.description) }

  /// A note about the module that passes the value on.
  var note: Diagnostic.Note { Diagnostic.Note("passed on here", at: passedAt) }
}

extension CheckedUnit {
  /// The resources of its module with arguments whose values AWS restricts.
  var resources: [ResourceBlock] { module?.resources ?? [] }

  /// True when the unit gives both values, or one of them and means none of its other variables as the other.
  func gives(_ one: PassedValue, _ other: PassedValue) -> Bool {
    one.isGiven && other.isGiven || (one.isGiven || other.isGiven) && !positions.contains(nil)
  }

  /// The variable of the unit that holds a text.
  func variable(of text: NamedText) -> Text { unit.settings[text.setting].name }

  /// The values of an argument, those of a list one by one; empty where they are not known.
  func values(of name: Text, in block: ResourceBlock) -> [PassedValue] {
    block.arguments.flatMap { $0.name == name ? values(of: $0) : [] }
  }

  /// The value of an argument; nil where it is not known, and for more than one.
  func value(of name: Text, in block: ResourceBlock) -> PassedValue? {
    let found = values(of: name, in: block)
    return found.count == 1 ? found[0] : nil
  }

  private func values(of argument: ResourceBlock.Argument) -> [PassedValue] {
    switch argument.source {
    case .text(let text):
      [
        PassedValue(
          name: argument.name, text: text, place: argument.place, isGiven: false, passedAt: argument.place)
      ]
    case .variable(let name), .element(let name): values(of: name, passedAt: argument.place)
    case .file, .state: []
    }
  }

  private func values(of variable: Text, passedAt: Place) -> [PassedValue] {
    let setting = setting(variable)
    guard let value = setting?.value ?? module?[variable]?.defaultValue,
      let file = setting?.winner.file ?? module?[variable]?.defaultPlace?.file
    else { return [] }
    let isGiven = setting.map { $0.origin.layer != .moduleDefault } ?? false
    func passed(_ value: HCL1Syntax.Value) -> PassedValue? {
      UnitFacts.spelling(of: value).map { text in
        PassedValue(name: variable, text: text, place: value.place(in: file), isGiven: isGiven, passedAt: passedAt)
      }
    }
    if let value = passed(value) { return [value] }
    var found: [PassedValue] = []
    value.forEachElement { element in if let value = passed(element) { found.append(value) } }
    return found
  }
}

extension UnitFacts {
  /// The value of an argument that is a variable or written out; nil for any other, and where it is not known.
  func value(of name: Text, in block: ResourceBlock) -> PassedValue? {
    let arguments = block.arguments(name)
    guard arguments.count == 1, let argument = arguments.first else { return nil }
    func passed(_ name: Text, _ text: Text, _ place: Place, isGiven: Bool) -> PassedValue {
      PassedValue(name: name, text: text, place: place, isGiven: isGiven, passedAt: argument.place)
    }
    switch argument.source {
    case .text(let text): return passed(name, text, argument.place, isGiven: false)
    case .variable(let variable):
      if let value = values.first(where: { $0.name == variable }) {
        return passed(variable, value.content, value.place, isGiven: true)
      }
      guard let declaration = module?[variable], let text = declaration.defaultValue.flatMap(UnitFacts.spelling) else {
        return nil
      }
      return passed(variable, text, declaration.defaultPlace ?? declaration.place, isGiven: false)
    case .element, .file, .state: return nil
    }
  }
}
