public import SourceText

/// A unit's settings by name, for looking up many of them.
public struct SettingsByName: Sendable {
  private let settings: [Text: Setting]
  private let longest: Int

  /// The settings of a unit.
  public init(_ unit: ResolvedUnit) {
    settings = Dictionary(unit.settings.lazy.map { ($0.name, $0) }) { first, _ in first }
    longest = unit.settings.lazy.map(\.name.count).max() ?? 0
  }

  /// The setting of that name, or nil.
  public subscript(name: Text) -> Setting? { settings[name] }

  /// The setting with the longest name that `path` starts with, and the steps that follow; names may contain dots
  /// themselves, and a name may stand in double quotes.
  func split(_ path: Text) -> (setting: Setting, steps: [ValueSteps.Step])? {
    if path.hasPrefix("\"") {
      guard let word = ValueSteps.word(path, endsAt: []), let setting = settings[word.text],
        let rest = ValueSteps(path[word.length..<path.count])
      else { return nil }
      return (setting, rest.steps)
    }
    var end = min(longest, path.count - 1)
    while end >= 0 {
      if path[end] == Byte.dot || path[end] == Byte.leftBracket, let setting = settings[path[0..<end]] {
        return ValueSteps(path[end..<path.count]).map { (setting, $0.steps) }
      }
      end -= 1
    }
    return nil
  }
}
