import HCL1Syntax
import SourceText

/// Reads one mapping file; see `ParameterMapping` for what it holds.
struct MappingReader {
  /// The variables of each parameter, or of the path of a member in one, in the order of the file.
  private(set) var names: [(parameter: Text, variables: [Text])] = []
  private(set) var defaults: [Text: GivenValue] = [:]
  private(set) var conditional: [(condition: Text, defaults: [Text: GivenValue])] = []
  private(set) var versioned: [(version: ModuleVersion, defaults: [Text: GivenValue])] = []
  private(set) var leftOut: [(name: Text, text: GivenValue)] = []
  private(set) var diagnostics: [Diagnostic] = []

  private let file: SourceFile
  /// The placeholders of the defaults: a module's own variable may have a default too.
  private let asked: Set<Text>
  private var owners: [Text: Text] = [:]

  init(_ file: SourceFile, _ members: [Member]) {
    self.file = file
    asked = Set(members.flatMap { Inputs.placeholders(in: $0.value) })
    for member in members {
      switch member.key {
      case "defaults": defaults = values(member)
      case "defaults_when":
        for group in groups(member) { conditional.append((group.key, values(group))) }
      case "defaults_since":
        for group in groups(member) { readVersion(group) }
      case "left_out":
        for note in groups(member) { leftOut.append((note.key, GivenValue(note, in: file))) }
      default: add(member)
      }
    }
  }

  private mutating func report(_ message: Message, at range: SourceRange, help: Message) {
    diagnostics.append(Diagnostic(.error, "bad-mapping", message, at: Place(file, range), help: help))
  }

  // MARK: defaults

  private mutating func groups(_ member: Member) -> [Member] {
    guard let groups = member.value.members else {
      report(
        "'\(member.key)' must be a map of maps, but is \(words: member.value.kindName)", at: member.value.range,
        help: "write \(member.key) = { key = { codebuild_type = \"LINUX_CONTAINER\" } }")
      return []
    }
    return Array(groups)
  }

  private mutating func values(_ member: Member) -> [Text: GivenValue] {
    guard let values = member.value.members else {
      report(
        "'\(member.key)' must be a map, but is \(words: member.value.kindName)", at: member.value.range,
        help: "write \(member.key) = { codebuild_type = \"LINUX_CONTAINER\" }")
      return [:]
    }
    var found: [Text: GivenValue] = [:]
    for value in values where asked.contains(value.key) || isKnown(value) {
      found[Self.path(value.key)] = GivenValue(value, in: file)
    }
    return found
  }

  private mutating func readVersion(_ group: Member) {
    guard let version = ModuleVersion(group.key) else {
      report("'\(group.key)' is not a version", at: group.keyRange, help: "write \"1.2.0\" = { … }, for example")
      return
    }
    versioned.append((version, values(group)))
  }

  // MARK: names

  private mutating func add(_ member: Member) {
    guard isKnown(member) else { return }
    let values = member.value.elements ?? [member.value]
    if values.isEmpty {
      report(
        "'\(member.key)' names no variable", at: member.value.range,
        help: "write \(member.key) = \"their_name\", or leave it out")
    }
    var variables: [Text] = []
    for value in values {
      guard let name = value.string, !name.isEmpty, !name.split(separator: Byte.dot).contains("") else {
        report(
          "'\(member.key)' must name a variable, but is \(words: value.kindName)", at: value.range,
          help: "write \(member.key) = \"their_name\", or a list of names")
        continue
      }
      if let other = owners[name], other != member.key {
        report("'\(name)' is already mapped to '\(other)'", at: value.range, help: "name each variable once")
        continue
      }
      owners[name] = member.key
      variables.append(name)
    }
    names.append((Self.path(member.key), variables))
  }

  /// The path of a member, with names spelt as in the shapes: `logs_config.s3logs.status`.
  private static func path(_ key: Text) -> Text {
    let parts = key.split(separator: Byte.dot)
    return parts.dropFirst().reduce(parts[0]) { $0 + "." + RequestShape.key(of: $1) }
  }

  private mutating func isKnown(_ member: Member) -> Bool {
    let parts = member.key.split(separator: Byte.dot)
    if let parameter = Parameter.named(parts[0]) {
      if parts.count == 1 { return true }
      if case .structure(let shape) = parameter.kind, shape.hasMember(at: parts.dropFirst()) { return true }
      report(
        "'\(parts[0])' has no member '\(member.key[parts[0].count + 1..<member.key.count])'", at: member.keyRange,
        help: "docs/render.md lists the members")
      return false
    }
    let known = Parameter.all.map(\.name.description)
    report(
      "there is no parameter '\(member.key)'", at: member.keyRange,
      help: NearestName.of(member.key.description, among: known).map { "did you mean '\($0)'?" }
        ?? "docs/render.md lists the parameters")
    return false
  }
}

extension RequestShape {
  /// True if the shape has a member at that path, in any spelling.
  fileprivate func hasMember(at path: ArraySlice<Text>) -> Bool {
    guard let first = path.first else { return true }
    guard case .object(let members) = self, let member = members.first(where: { $0.key == Self.key(of: first) }) else {
      return false
    }
    return member.shape.hasMember(at: path.dropFirst())
  }
}

/// A version of a module, as in `?ref=` of its source or in a release: `1.2.0`, `v1.2`, `tags/1.2.0`.
struct ModuleVersion: Comparable, Sendable {
  private let numbers: [Int]

  /// Nil for a text that does not end in numbers separated by dots.
  init?(_ text: Text) {
    var start = text.count
    while start > 0, Byte.isDigit(text[start - 1]) || text[start - 1] == Byte.dot { start -= 1 }
    let parts = text[start..<text.count].split(separator: Byte.dot)
    let numbers = parts.compactMap { $0.count > 9 ? nil : Int($0.description) }
    guard numbers.count == parts.count, parts.count > 1 || start == 0 || text[start - 1] == UInt8(ascii: "v") else {
      return nil
    }
    self.numbers = numbers
  }

  /// The version that a module's source asks for; nil if it names none.
  init?(source: Text) {
    guard let mark = source.firstRange(of: "ref=", from: 0) else { return nil }
    let end = source.firstIndex(of: Byte.ampersand, from: mark.upperBound) ?? source.count
    self.init(source[mark.upperBound..<end])
  }

  static func < (left: ModuleVersion, right: ModuleVersion) -> Bool {
    for index in 0..<max(left.numbers.count, right.numbers.count) {
      let (own, other) = (left.number(index), right.number(index))
      if own != other { return own < other }
    }
    return false
  }

  static func == (left: ModuleVersion, right: ModuleVersion) -> Bool { !(left < right) && !(right < left) }

  private func number(_ index: Int) -> Int { index < numbers.count ? numbers[index] : 0 }
}
