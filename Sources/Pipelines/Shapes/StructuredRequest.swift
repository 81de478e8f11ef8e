import HCL1Syntax
import SourceText

/// Reads maps and lists of a unit as members of requests, by shape.
///
/// Keys are spelt as in Terraform (`vpc_id`) or as in the API (`vpcId`). A single value counts as a list of one, and a
/// string as an object with that name.
extension RequestBuilder {
  /// The parameter as the member it describes; nil if it is not set. Reports what does not fit.
  mutating func structure(_ parameter: Parameter) -> RequestValue? {
    structure(named: parameter.name, as: parameter.kind)
  }

  /// The value of that name as the member it describes.
  mutating func structure(named name: Text, as kind: Parameter.Kind) -> RequestValue? {
    guard case .structure(let shape) = kind else { return nil }
    return structured(given(named: name), as: shape, path: name)
  }

  private mutating func structured(_ given: GivenValue?, as shape: RequestShape, path: Text) -> RequestValue? {
    if case .object(let members) = shape { return object(given, members, path) }
    guard let given, !given.value.isEmptyText else { return nil }
    switch shape {
    case .text(let range): return text(given, range)
    case .integer(let range): return integer(given, range)
    case .boolean: return boolean(given)
    case .choice(let words): return choice(given, words)
    case .list(let element, let counts): return list(given, element, counts, path)
    case .texts: return texts(in: given)
    case .object: return nil
    }
  }

  // MARK: scalars

  private mutating func text(_ given: GivenValue, _ range: ClosedRange<Int>) -> RequestValue? {
    guard let text = given.value.scalarText else { return wrongKind(given, "a string") }
    let count = text.characterCount
    if !range.contains(count) {
      report(
        .memberValue, "'\(given.name)' has \(count) characters, but AWS takes \(words: Self.words(for: range))",
        at: given.place)
    }
    return RequestValue(.text(text), from: given.source)
  }

  private mutating func integer(_ given: GivenValue, _ range: ClosedRange<Int>) -> RequestValue? {
    guard let text = given.value.scalarText, text.count <= 18, let number = Int(text.description) else {
      return wrongKind(given, "a whole number")
    }
    if !range.contains(number) {
      report(
        .memberValue, "'\(given.name)' is \(Text(String(number))), but AWS takes \(words: Self.words(for: range))",
        at: given.place)
    }
    return RequestValue(.integer(number), from: given.source)
  }

  private mutating func boolean(_ given: GivenValue) -> RequestValue? {
    guard let flag = given.value.truth else { return wrongKind(given, "true or false") }
    return RequestValue(.boolean(flag), from: given.source)
  }

  private mutating func choice(_ given: GivenValue, _ words: [String]) -> RequestValue? {
    guard let text = given.value.scalarText else { return wrongKind(given, "a string") }
    if !words.contains(text.description) {
      report(
        .memberValue,
        "'\(given.name)' is \(Message.quoting(text, named: given.name, parameters.secrets)), which AWS does not know",
        at: given.place,
        help: .suggesting(
          NearestName.of(text.description, among: words), "known: \(words: words.joined(separator: ", "))"))
    }
    return RequestValue(.text(text), from: given.source)
  }

  // MARK: collections

  private mutating func list(
    _ given: GivenValue, _ element: RequestShape, _ counts: ClosedRange<Int>, _ path: Text
  ) -> RequestValue? {
    let elements = given.value.elements ?? [given.value]
    if elements.isEmpty { return nil }
    if !counts.contains(elements.count) {
      report(
        .memberValue, "'\(given.name)' has \(elements.count) entries, but AWS takes \(words: Self.words(for: counts))",
        at: given.place)
    }
    var values: [RequestValue] = []
    for value in elements {
      let part = GivenValue(Member(key: given.name, keyRange: value.range, value: value), in: given.file)
      if let read = structured(part, as: element, path: path + "[]") { values.append(read) }
    }
    return .list(values, from: given.source)
  }

  /// A map of strings. Lists and maps in it become JSON.
  private mutating func texts(in given: GivenValue) -> RequestValue? {
    guard let entries = given.entries else { return wrongKind(given, "a map") }
    return .object(
      entries.map { RequestValue.Field(name: $0.key, value: Self.configurationText($0)) }, from: given.source)
  }

  private mutating func object(
    _ given: GivenValue?, _ members: [RequestShape.Member], _ path: Text
  ) -> RequestValue? {
    var entries: [GivenValue.Entry] = []
    if let given {
      if given.value.scalarText != nil, members.contains(where: { $0.key == Self.nameKey }) {
        return given.value.isEmptyText ? nil : object(named: given, members, path)
      }
      guard let found = given.entries else { return wrongKind(given, "a map") }
      entries = found
      if entries.isEmpty { return nil }
      reportUnknown(entries, members)
    } else if !parameters.mapsMembers(of: path) {
      return nil
    }
    var fields: [RequestValue.Field] = []
    var missing: [Text] = []
    for member in members {
      let known = diagnostics.count
      let inner = memberValue(member, entries, path)
      if let value = structured(inner, as: member.shape, path: path + "." + member.key) {
        fields.append(RequestValue.Field(name: member.name, value: value))
      } else if member.isRequired, diagnostics.count == known {
        missing.append(member.name)
      }
    }
    if fields.isEmpty, given == nil { return nil }
    for name in missing {
      report(
        .missingMember, "'\(given?.name ?? path)' has no '\(name)', which AWS needs", at: given?.place,
        help: "set it beside the others")
    }
    return .object(fields, from: given?.source)
  }

  /// An object that is given as its name alone.
  private mutating func object(
    named given: GivenValue, _ members: [RequestShape.Member], _ path: Text
  ) -> RequestValue? {
    guard let member = members.first(where: { $0.key == Self.nameKey }),
      let name = structured(given, as: member.shape, path: path)
    else { return nil }
    return .object([RequestValue.Field(name: member.name, value: name)], from: given.source)
  }

  private static let nameKey: Text = "name"

  /// What a mapping gives for the member by its path, else the entry of that name.
  private mutating func memberValue(
    _ member: RequestShape.Member, _ entries: [GivenValue.Entry], _ path: Text
  ) -> GivenValue? {
    if parameters.mapsMembers(of: path), let mapped = given(named: path + "." + member.key) { return mapped }
    guard let entry = entries.last(where: { Self.matches($0.key, member) }) else { return nil }
    return GivenValue(Member(key: entry.key, keyRange: entry.keyPlace.range, value: entry.value), in: entry.file)
  }

  /// A list may go by the name of one element, as blocks of Terraform do: `action` for `actions`.
  private static func matches(_ key: Text, _ member: RequestShape.Member) -> Bool {
    let key = RequestShape.key(of: key)
    if key == member.key { return true }
    if case .list = member.shape { return key + "s" == member.key }
    return false
  }

  private mutating func reportUnknown(_ entries: [GivenValue.Entry], _ members: [RequestShape.Member]) {
    for entry in entries where !members.contains(where: { Self.matches(entry.key, $0) }) {
      let known = members.map { Self.spelling(of: $0.name) }
      report(
        .unknownMember, "AWS has no member for '\(entry.key)' here, and it is not written", at: entry.keyPlace,
        help: .suggesting(
          NearestName.of(entry.key.description, among: known), "known: \(words: known.joined(separator: ", "))"))
    }
  }

  // MARK: messages

  private mutating func wrongKind(_ given: GivenValue, _ wanted: String) -> RequestValue? {
    report(
      .valueKind, "'\(given.name)' must be \(words: wanted), but is \(words: given.value.kindName)", at: given.place)
    return nil
  }

  private static func words(for range: ClosedRange<Int>) -> String {
    if range.upperBound == .max { return "\(range.lowerBound) or more" }
    if range.lowerBound == range.upperBound { return "\(range.lowerBound)" }
    return range.lowerBound == 0 ? "at most \(range.upperBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }

  /// A member's name as Terraform spells it: `vpc_id` for `vpcId`.
  private static func spelling(of name: Text) -> String {
    var spelt = ""
    for scalar in name.description.unicodeScalars {
      if ("A"..."Z").contains(scalar), !spelt.isEmpty { spelt += "_" }
      spelt += scalar.properties.lowercaseMapping
    }
    return spelt
  }
}
