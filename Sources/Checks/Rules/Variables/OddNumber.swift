import HCL1Syntax
import Hierarchy
import SourceText

/// A value that is nearly a number or a boolean, where all other units of the module have one; a number that begins with a
/// zero, so that Terraform 0.11 reads it as octal.
enum OddNumber: EstateCheck, FileCheck {
  static let code = "odd-number"
  static let severity = Severity.warning
  static let summary = "a text where every other unit of the module has a number or a boolean, or an octal number"

  private struct Use {
    let unit: UnitFacts
    let value: UnitFacts.Value
  }

  /// Fewer values show no rule.
  private static let leastOthers = 3

  static func findings(in estate: Estate) -> [Diagnostic] {
    let modules = Set(estate.units.lazy.filter { !$0.sought.oddValues.isEmpty }.compactMap(\.module?.folder))
    if modules.isEmpty { return [] }
    let units = estate.units.filter { unit in unit.module.map { modules.contains($0.folder) } ?? false }
    return Dictionary(grouping: units) { $0.module?.folder }.values.flatMap(findings)
  }

  /// The findings in the units of one module.
  private static func findings(in units: [UnitFacts]) -> [Diagnostic] {
    var odd: [Text: [Use]] = [:]
    for unit in units {
      for value in unit.sought.oddValues { odd[value.name, default: []].append(Use(unit: unit, value: value)) }
    }
    var others: [Text: [Text]] = [:]
    for unit in units {
      for value in unit.values where odd[value.name] != nil && !looksOdd(value.content) {
        others[value.name, default: []].append(value.content)
      }
    }
    return odd.flatMap { name, uses -> [Diagnostic] in
      guard Set(uses.map(\.value.place.spot)).count == 1, let use = uses.first, let others = others[name],
        others.count >= leastOthers
      else { return [] }
      let fallback = use.unit.module?[name]?.defaultValue.flatMap(UnitFacts.spelling)
      let all = others + [fallback].compactMap { $0 }
      let isOfNumbers = all.allSatisfy(isNumber)
      guard
        isOfNumbers
          ? isNearlyNumber(use.value.content) : all.allSatisfy(isBoolean) && isNearlyBoolean(use.value.content)
      else { return [] }
      return [
        finding(
          "'\(name)' is no \(words: isOfNumbers ? "number" : "boolean") here, and it is one for the other units of the module",
          at: use.value.place, help: isOfNumbers ? "write the number alone, in digits" : "write true or false")
      ]
    }
  }

  // MARK: octal numbers

  static func findings(in file: CheckedFile) -> [Diagnostic] {
    file.variables.flatMap { octal(in: $0.value, named: $0.key, of: file) }
  }

  /// Words in the names of what is octal by custom.
  private static let permissions: [StaticString] = ["mode", "perm", "umask", "chmod"]

  private static func octal(in value: HCL1Syntax.Value, named name: Text, of file: CheckedFile) -> [Diagnostic] {
    // Most values are texts.
    if value.string != nil { return [] }
    if value.isList || value.isObject {
      var found: [Diagnostic] = []
      value.forEachElement { found += octal(in: $0, named: name, of: file) }
      value.forEachMember { found += octal(in: $1, named: $0, of: file) }
      return found
    }
    let place = value.place(in: file.file)
    let written = place.file.text(place.range)
    guard case .number = value.content, written.count > 1, written[0] == UInt8(ascii: "0"),
      let read = Int(written.description, radix: 8), read != Int(written.description),
      !permissions.contains(where: { name.lowercasedASCII.contains($0) })
    else { return [] }
    return [
      finding(
        "'\(name)' is \(read) for Terraform, since a number that begins with 0 is octal", at: place,
        help: "put it in quotes if the zero belongs to it, or remove the zero")
    ]
  }

  private static let booleans: [Text] = ["true", "false", "0", "1"]
  private static let nearlyBooleans: [Text] = ["yes", "no", "on", "off", "enabled", "disabled"]
  /// The lengths of what may be `true` or `false` with two mistakes.
  private static let mistypedBooleans = 2...7
  private static let numberWords: [Text] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]
  private static let longest = 12

  private static func isNumber(_ text: Text) -> Bool {
    guard !text.isEmpty, Byte.isDigit(text[0]) || text[0] == Byte.hyphen else { return false }
    return Double(text.description) != nil && text.bytes.contains(where: Byte.isDigit)
  }

  private static func isBoolean(_ text: Text) -> Bool { booleans.contains(text) }

  /// True for a text that may be meant as a number or a boolean, and is none.
  static func looksOdd(_ text: Text) -> Bool {
    // Most short values are digits alone, and need not be looked up.
    guard !text.isEmpty, text.count <= longest, !text.withBytes({ $0.allSatisfy(Byte.isDigit) }) else { return false }
    return !isBoolean(text) && !isNumber(text) && (isNearlyNumber(text) || isNearlyBoolean(text))
  }

  /// True for a number with a unit or a letter in it, and for a number in words.
  private static func isNearlyNumber(_ text: Text) -> Bool {
    let plain = text.lowercasedASCII
    if numberWords.contains(plain) { return true }
    guard Byte.isDigit(plain[0]), plain.bytes.allSatisfy({ Byte.isLetterOrDigit($0) || $0 == Byte.space }) else {
      return false
    }
    // A hash begins with a digit, too, and has digits between its letters.
    return plain.bytes.drop(while: Byte.isDigit).allSatisfy { !Byte.isDigit($0) || plain.contains("o") }
  }

  private static func isNearlyBoolean(_ text: Text) -> Bool {
    let plain = text.lowercasedASCII
    if nearlyBooleans.contains(plain) { return true }
    // Most texts can't be a slip, and need not be compared.
    guard mistypedBooleans.contains(plain.count),
      hasMostLetters(of: "true", plain) || hasMostLetters(of: "false", plain)
    else { return false }
    return !isBoolean(plain) && NearestName.of(plain.description, among: ["true", "false"], atMost: mostSlips) != nil
  }

  private static let mostSlips = 2

  /// True when the text has as many letters of the word as it must have for so few slips.
  private static func hasMostLetters(of word: StaticString, _ text: Text) -> Bool {
    text.withBytes { bytes in
      word.withUTF8Buffer { word in word.count { bytes.contains($0) } >= word.count - mostSlips }
    }
  }
}
