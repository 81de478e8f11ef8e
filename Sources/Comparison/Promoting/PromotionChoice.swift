import HCL1Syntax
import Hierarchy
public import SourceText

/// What is to be carried from one side of a comparison to the other, and what can't be.
public struct PromotionChoice {
  /// The values to carry, by unit.
  private(set) var values: [PromotedValue] = []
  /// Why something can't be carried.
  public private(set) var obstacles: [Diagnostic] = []
  /// What only the second side has: it stays. By unit, with the paths.
  public private(set) var staying: [(unit: Path, path: Text)] = []

  /// How many values are to be carried.
  public var count: Int { values.count }

  private struct Spot: Hashable {
    let path: Text
    let file: Text
    let offset: UInt32
  }

  private let options: TreeComparison.Options
  /// The places of the obstacles: one line can stand in the way of many units.
  private var seen: Set<Spot> = []

  /// What the options choose among the differences of two sides.
  public init(_ a: ComparedSide, _ b: ComparedSide, _ difference: TreeDifference, _ options: TreeComparison.Options) {
    self.options = options
    let first = Self.units(of: a)
    let second = Self.units(of: b)
    for unit in difference.units {
      guard let from = first[unit.a], let to = second[unit.b] else { continue }
      add(unit, from, to)
    }
  }

  private static func units(of side: ComparedSide) -> [Path: ResolvedUnit] {
    let units = side.units.map { side.tree.resolve($0) }
    return Dictionary(units.map { ($0.path, $0) }) { first, _ in first }
  }

  private mutating func add(_ difference: UnitDifference, _ from: ResolvedUnit, _ to: ResolvedUnit) {
    let equivalence = Equivalence(options.pairs(from, to))
    var lists: Set<ValuePath> = []
    for change in difference.changes {
      if let list = change.path.unnamedList, options.filter.includes(list),
        change.path.steps.first != Self.configuration
      {
        if lists.insert(list).inserted { addList(list, difference, from, to, equivalence) }
        continue
      }
      switch change.kind {
      case .added: staying.append((to.path, change.path.text))
      case .unknown: refuse(change, to, "is not known on both sides", at: change.b?.place)
      case .reordered where change.isOrderOfNames:
        refuse(change, to, "has its entries in another order", at: change.b?.place)
      case .removed where change.path.steps.last?.isIndex ?? false:
        refuse(change, to, "is one element of a list that has fewer there", at: change.a?.place)
      case .changed, .changedType, .removed, .reordered:
        guard let side = change.a else { continue }
        let path = change.b?.path ?? change.path
        add(side, at: path, from, to, equivalence, isWholeList: change.kind == .reordered)
      }
    }
  }

  private static let configuration = ValuePath.Step.key("terragrunt")

  private mutating func addList(
    _ list: ValuePath, _ difference: UnitDifference, _ from: ResolvedUnit, _ to: ResolvedUnit,
    _ equivalence: Equivalence
  ) {
    let all = UnitDifference(
      from, to, name: difference.name, expecting: equivalence, filter: NameFilter(ignored: [], only: []),
      roots: ("/", "/"), renamed: options.renamed
    ).variables.filter { $0.path.isWithin(list) }
    let chosen = difference.variables.filter { $0.path.isWithin(list) }
    let sides = [from, to].map { unit in
      unit.settings.first { .key($0.name) == list.steps.first }.flatMap { setting in
        Subject(setting).part(Array(list.editingSteps.dropFirst()))?.subject
      }
    }
    guard let subject = sides[0] else { return }
    guard all.count == chosen.count else {
      obstacles.append(
        Diagnostic(
          .error, ComparisonCode.notPromoted,
          "only a part of the list '\(list.text)' of '\(to.path)' is chosen, and a list is carried as a whole",
          at: sides[1]?.place ?? subject.place, help: "choose the whole list, or leave it out with --ignore"))
      return
    }
    add(Change.Side(list, subject), at: list, from, to, equivalence, isWholeList: true)
  }

  private mutating func add(
    _ side: Change.Side, at path: ValuePath, _ from: ResolvedUnit, _ to: ResolvedUnit, _ equivalence: Equivalence,
    isWholeList: Bool
  ) {
    let place = side.valuePlace
    guard side.value.firstUnknown == nil else {
      return refuse(path, from, "is not known", at: place)
    }
    guard !place.file.isGiven, place.isLiteral(of: from.layout) else {
      return refuse(path, from, "is not written out here but computed", at: place)
    }
    values.append(
      PromotedValue(
        unit: to, path: path, wanted: side.value.translated(by: equivalence), from: side, source: from,
        isWholeList: isWholeList))
  }

  private mutating func refuse(_ change: Change, _ unit: ResolvedUnit, _ reason: Message, at place: Place?) {
    refuse(change.path, unit, reason, at: place)
  }

  private mutating func refuse(_ path: ValuePath, _ unit: ResolvedUnit, _ reason: Message, at place: Place?) {
    guard place.map({ seen.insert(Spot(path: path.text, file: $0.file.name, offset: $0.range.lower)).inserted }) ?? true
    else { return }
    obstacles.append(
      Diagnostic(
        .error, ComparisonCode.notPromoted, "'\(path.text)' of '\(unit.path)' \(reason), and can't be carried",
        at: place, help: "carry it by hand, and leave it out with --ignore '\(path.text)'"))
  }
}

extension ValuePath.Step {
  /// True for the position of an element.
  fileprivate var isIndex: Bool { if case .index = self { true } else { false } }
}
