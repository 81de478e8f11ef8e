import HCL1Syntax
import Hierarchy
import SourceText

/// A value that one unit has and another is to get.
struct PromotedValue {
  /// The unit that gets it.
  let unit: ResolvedUnit
  /// The path of the value in that unit.
  let path: ValuePath
  /// The value to get: that of the other unit, with the words that are expected to differ as this side has them.
  let wanted: Value
  /// The value as the other unit has it.
  let from: Change.Side
  /// The unit that has it.
  let source: ResolvedUnit
  /// True for a list that is carried as a whole.
  let isWholeList: Bool

  /// The path as editors take it.
  var steps: [ValueSteps.Step] { path.editingSteps }
}

extension ValuePath {
  /// The path as editors take it.
  var editingSteps: [ValueSteps.Step] {
    steps.map { step in
      switch step {
      case .key(let key): .key(key)
      case .index(let index): .index(index)
      case .entry(let name, _): .entry(name)
      }
    }
  }

  /// The path of the nearest list without names that holds this; nil when none does.
  var unnamedList: ValuePath? {
    steps.firstIndex { step in if case .index = step { true } else { false } }.map { ValuePath(Array(steps[..<$0])) }
  }

  /// True when this is the other path, or a part of what stands there.
  func isWithin(_ other: ValuePath) -> Bool { textsFromTop.contains(other.text) }
}

extension Change.Side {
  /// Where the value is written.
  var valuePlace: Place { value.place(in: place.file) }
}

extension Place {
  /// True when what stands here is a value that is written out.
  func isLiteral(of layout: UnitLayout) -> Bool {
    let text = file.text(range)
    if text.isEmpty { return false }
    switch layout {
    case .terragrunt018: return !text.contains("${")
    case .terragrunt, .terraform: return LiteralEditor.isLiteral(text)
    }
  }
}

extension Value {
  /// The value as side B has it.
  func translated(by equivalence: Equivalence) -> Value {
    switch content {
    case .boolean, .number, .null, .unknown: return self
    case .string(let text):
      let other = equivalence.translated(text)
      return other == text ? self : Value(.string(other), at: range)
    case .list(let elements): return Value(.list(elements.map { $0.translated(by: equivalence) }), at: range)
    case .object(let members):
      let others = members.map { member in
        Member(
          key: equivalence.translated(member.key), keyRange: member.keyRange,
          value: member.value.translated(by: equivalence))
      }
      return Value(.object(others), at: range)
    }
  }
}
