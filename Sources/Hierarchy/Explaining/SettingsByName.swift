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

  /// The setting with the longest name that `name` starts with, and the keys that follow; names may contain dots
  /// themselves.
  func split(_ name: Text) -> (setting: Setting, keys: [Text])? {
    var end = min(longest, name.count - 1)
    while end >= 0 {
      if name[end] == Byte.dot, let setting = settings[name[0..<end]] {
        return (setting, name[end + 1..<name.count].split(separator: Byte.dot))
      }
      end -= 1
    }
    return nil
  }
}
