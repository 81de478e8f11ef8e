public import HCL1Syntax
public import Hierarchy
public import SourceText

/// A value that the unit or an input gives to a parameter.
public struct GivenValue: Sendable {
  /// The name it was given under.
  public let name: Text
  /// The value.
  public let value: Value
  /// The file that the ranges inside the value count in.
  public let file: SourceFile
  /// The place of the name.
  public let namePlace: Place
  /// For a map that was merged from several files, the winner of each key.
  private let mergedKeys: [Setting.MergedKey]

  /// A variable of a unit.
  public init(_ setting: Setting) {
    name = setting.name
    value = setting.value
    file = setting.winner.file
    namePlace = setting.origin.place
    mergedKeys = setting.mergedKeys
  }

  /// A member of an inputs file or a mapping file.
  public init(_ member: Member, in file: SourceFile) {
    name = member.key
    value = member.value
    self.file = file
    namePlace = member.place(in: file)
    mergedKeys = []
  }

  private init(name: Text, value: Value, from other: GivenValue) {
    self.name = name
    self.value = value
    file = other.file
    namePlace = other.namePlace
    mergedKeys = []
  }

  /// A different value at the same place.
  func replacing(value: Value) -> GivenValue { GivenValue(name: name, value: value, from: self) }

  /// The value and its place under another name.
  func renamed(_ name: Text) -> GivenValue { GivenValue(name: name, value: value, from: self) }

  /// The place of the value.
  public var place: Place { value.place(in: file) }

  /// The source that a part of a request made of it records.
  var source: RequestValue.Source {
    RequestValue.Source(name: name, place: place, isSecret: value.string?.isSecret ?? false)
  }

  /// A member of the map, with its place.
  struct Entry {
    let key: Text
    let keyPlace: Place
    let value: Value
    let file: SourceFile

    var place: Place { value.place(in: file) }
  }

  /// The members of a map, each with its own file; nil for any other value.
  var entries: [Entry]? {
    guard let members = value.members else { return nil }
    guard mergedKeys.isEmpty else {
      return mergedKeys.map { key in
        Entry(
          key: key.key, keyPlace: key.winner.origin.place, value: key.winner.value, file: key.winner.file)
      }
    }
    return members.map { Entry(key: $0.key, keyPlace: $0.place(in: file), value: $0.value, file: file) }
  }
}

extension Value {
  /// The text of a scalar as an AWS call takes it: numbers in decimal, `true` and `false`; nil for any other value.
  var scalarText: Text? {
    switch content {
    case .string(let text): text
    case .number(let number): number.jsonSpelling
    case .boolean(let flag): flag ? Self.trueText : Self.falseText
    case .list, .object, .null, .unknown: nil
    }
  }

  static let trueText: Text = "true"
  static let falseText: Text = "false"
  private static let trueTexts: [Text] = [trueText, "1"]
  private static let falseTexts: [Text] = [falseText, "0"]

  /// True for an empty string.
  var isEmptyText: Bool { string?.isEmpty ?? false }

  /// The boolean, which may be written as a string or a number; nil for any other value.
  var truth: Bool? {
    guard let text = scalarText else { return nil }
    if Self.trueTexts.contains(text) { return true }
    return Self.falseTexts.contains(text) ? false : nil
  }
}
