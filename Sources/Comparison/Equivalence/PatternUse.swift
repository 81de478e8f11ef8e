import HCL1Syntax
import Hierarchy
public import SourceText

/// The patterns of a filter that match nothing in the compared units: usually typos.
public struct PatternUse {
  /// The most names to search for the nearest one.
  private static let mostNames = 5000

  private let index: PatternIndex
  private var isUsed: [Bool]
  private var unusedCount: Int
  private var areAllRead = true
  private var names: Set<Text> = []

  /// The patterns among `patterns` that match no variable and no part of the configuration of any unit of the sides,
  /// each with the nearest existing name, and whether every unit could be read. Stops resolving units once every pattern
  /// has matched.
  public static func unused(
    among patterns: [PathPattern], in sides: [ComparedSide]
  ) -> (unused: [(pattern: Text, nearest: Text?)], areAllRead: Bool) {
    var use = PatternUse(patterns)
    for side in sides {
      for file in side.units where use.unusedCount > 0 { use.look(at: side.tree.resolve(file)) }
    }
    var suggestions = Suggestions { [names = use.names] in names.sorted().map(\.description) }
    let unused = zip(patterns, use.isUsed).filter { !$0.1 }.map { pattern, _ in
      let wanted = pattern.text.description.filter { $0 != "*" }
      let nearest = suggestions.nearest(to: wanted)
      return (pattern: pattern.text, nearest: nearest.map { Text($0) })
    }
    return (unused, use.areAllRead)
  }

  private init(_ patterns: [PathPattern]) {
    index = PatternIndex(patterns)
    isUsed = patterns.map { _ in false }
    unusedCount = patterns.count
  }

  private mutating func look(at unit: ResolvedUnit) {
    areAllRead = areAllRead && !unit.isBroken
    look(at: ConfigurationSubject.of(unit), ValuePath([]))
    for setting in unit.settings { look(at: Subject(setting), ValuePath([.key(setting.name)])) }
  }

  private mutating func look(at subject: Subject, _ path: ValuePath) {
    guard unusedCount > 0 else { return }
    if !path.steps.isEmpty {
      let text = path.text
      for position in index.positions(fitting: [text]) where !isUsed[position] {
        isUsed[position] = true
        unusedCount -= 1
      }
      if names.count < Self.mostNames { names.insert(text) }
    }
    if let parts = subject.parts {
      for part in parts { look(at: part.subject, path.appending(.key(part.key))) }
    } else if let elements = subject.elements {
      let entries = NamedEntries.ofAll([elements])?.names.first
      for (index, element) in elements.enumerated() {
        // An entry is compared by name or by position, depending on the other side.
        look(at: element, path.appending(.index(index)))
        if let entries { look(at: element, path.appending(.entry(name: entries[index], index: index))) }
      }
    }
  }
}
