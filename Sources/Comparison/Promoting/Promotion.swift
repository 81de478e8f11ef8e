import HCL1Syntax
public import Hierarchy
public import SourceText

/// Finds the fewest edits of one side's files that carry what was chosen.
///
/// What it finds is a proposal: who resolves the edited files says what is wrong with it, and the next one leaves out the
/// place that was to blame.
public struct Promotion {
  /// A file to change.
  public struct EditedFile: Sendable {
    /// The file as it is.
    public let before: SourceFile
    /// Its bytes after the edits.
    public let bytes: [UInt8]
  }

  /// A slot that does not serve for a path.
  private struct Ban: Hashable {
    let path: Text
    let slot: PromotionSlot
  }

  private let choice: PromotionChoice
  private let units: [ResolvedUnit]
  private let others: OutsideReaders
  private let folders: (a: Path, b: Path)
  private let tree: Tree
  private let ladders: PromotionLadders
  private var bans: Set<Ban> = []
  private var edits: [(path: ValuePath, edit: PromotionEdit)] = []
  /// Why a slot was left out, by path.
  private var objections: [Text: Diagnostic] = [:]
  /// False when there may be a smaller set of edits.
  public private(set) var isProvenSmallest = true

  /// A promotion.
  ///
  /// - Parameters:
  ///   - a: the side that has the values.
  ///   - b: the side to edit.
  ///   - outside: the units outside of B: a file that gives one of them the value is not edited.
  public init(of choice: PromotionChoice, from a: ComparedSide, to b: ComparedSide, outside: [ResolvedUnit]) {
    self.choice = choice
    others = OutsideReaders(outside, of: choice)
    tree = b.tree
    folders = (a.name, b.name)
    ladders = PromotionLadders(b.tree.options.terraform)
    units = b.units.map { b.tree.resolve($0) }
  }

  /// Where the edits are: the files, relative to the tree's top folder, and the path of each value; by file.
  public var places: [(file: Path, path: Text)] {
    edits.map { ($0.edit.slot.file, $0.path.text) }.sorted { ($0.file, $0.path) < ($1.file, $1.path) }
  }

  /// The files with the edits, by absolute path; or why something can't be carried.
  public mutating func files() -> Result<[Path: EditedFile], Diagnostic> {
    while true {
      edits = []
      isProvenSmallest = true
      for values in groups() {
        guard let found = solve(values) else { return .failure(obstacle(values)) }
        for edit in found where !edits.contains(where: { $0.edit.slot == edit.slot }) {
          edits.append((values[0].path, edit))
        }
      }
      switch applied() {
      case .success(let files): return .success(files)
      case .failure(let refused):
        for (path, edit) in edits where edit.slot == refused.slot { bans.insert(Ban(path: path.text, slot: edit.slot)) }
      }
    }
  }

  /// Leaves out the edit that is to blame for an objection; false when none is.
  public mutating func learn(from objection: PromotionObjection) -> Bool {
    let read = Set(objection.filesRead)
    let touching = edits.filter { read.contains($0.edit.slot.file) }
    let named = touching.filter { $0.path.steps.first == objection.path?.steps.first }
    guard let blamed = named.last ?? touching.last else { return false }
    objections[blamed.path.text] = objection.diagnostic
    return bans.insert(Ban(path: blamed.path.text, slot: blamed.edit.slot)).inserted
  }

  // MARK: one name

  /// The values to carry by path, in the order of the paths.
  private func groups() -> [[PromotedValue]] {
    Dictionary(grouping: choice.values) { $0.path.text }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The fewest edits for one path in all units; nil when there are none.
  private mutating func solve(_ values: [PromotedValue]) -> [PromotionEdit]? {
    var numbers: [Text: Int] = [:]
    var slots: [PromotionSlot] = []
    var slotNumbers: [PromotionSlot: Int] = [:]
    func number(_ value: Value?) -> Int {
      guard let value else { return -1 }
      let print = ValueFingerprint.of(value)
      if numbers[print] == nil { numbers[print] = numbers.count }
      return numbers[print] ?? 0
    }
    let chosen = Dictionary(values.map { ($0.unit.path, $0) }) { first, _ in first }
    var all: [SmallestEdits.Ladder] = []
    var preferred: Set<Int> = []
    var present: Set<Int> = []
    for unit in units where !neverTakes(values[0].path, unit) {
      let value = chosen[unit.path]
      let reading = self.reading(unit, value ?? values[0])
      let own = reading.slots.filter { isOpen($0, for: values[0].path) }.map { slot in
        let known = slotNumbers[slot] ?? slots.count
        if known == slots.count {
          slots.append(slot)
          slotNumbers[slot] = known
        }
        if let value, isCounterpart(slot, of: value) { preferred.insert(known) }
        if reading.now != nil, slot == reading.slots.first { present.insert(known) }
        return known
      }
      let now = number(reading.now)
      all.append(
        SmallestEdits.Ladder(
          slots: own, now: now, wanted: value.map { number($0.wanted) } ?? now, isChosen: value != nil))
    }
    var search = SmallestEdits(all) { preferred.contains($0) ? 0 : present.contains($0) ? 1 : 2 }
    guard let (written, isProven) = search.solve() else { return nil }
    isProvenSmallest = isProvenSmallest && isProven
    let byNumber = Dictionary(values.map { (number($0.wanted), $0.wanted) }) { first, _ in first }
    return written.sorted { $0.key < $1.key }.compactMap { slot, value in
      byNumber[value].map { PromotionEdit(slot: slots[slot], value: $0) }
    }
  }

  /// True for a unit of Terraform alone whose module does not declare the variable: Terraform passes it over.
  private func neverTakes(_ path: ValuePath, _ unit: ResolvedUnit) -> Bool {
    guard unit.layout == .terraform, case .key(let name)? = path.steps.first, let module = tree.module(of: unit) else {
      return false
    }
    return module[name] == nil && !unit.settings.contains { $0.name == name }
  }

  private func reading(_ unit: ResolvedUnit, _ value: PromotedValue) -> PromotionLadders.Reading {
    ladders.reading(unit, value.path) { names in Self.position(of: value, among: names) }
  }

  /// Where an entry belongs among those that are there: behind those that stand before it where it comes from.
  private static func position(of value: PromotedValue, among names: [Text]) -> Int {
    guard case .entry(let name, _)? = value.from.path.steps.last,
      let setting = value.source.settings.first(where: { .key($0.name) == value.from.path.steps.first }),
      let list = Subject(setting).part(Array(value.from.path.editingSteps.dropFirst().dropLast()))?.subject,
      let elements = list.elements, let order = NamedEntries.ofAll([elements])?.names.first
    else { return names.count }
    let before = Set(order.prefix { $0 != name })
    return names.lastIndex { before.contains($0) }.map { $0 + 1 } ?? 0
  }

  private func isOpen(_ slot: PromotionSlot, for path: ValuePath) -> Bool {
    others.reader(of: path, in: slot.file) == nil && tree.root.appending(slot.file).cleaned.isWithin(tree.root)
      && !bans.contains(Ban(path: path.text, slot: slot))
  }

  /// True for the file that is to this side what the file of the value is to the other one.
  private func isCounterpart(_ slot: PromotionSlot, of value: PromotedValue) -> Bool {
    let file = Path(value.from.place.file.name)
    if file.relative(to: folders.a) == slot.file.relative(to: folders.b) { return true }
    let files = [value.source, value.unit].map { $0.sources.filter { $0.layer > .environment }.compactMap(\.file) }
    guard files[0].count == files[1].count, let index = files[0].lastIndex(of: file) else { return false }
    return files[1][index] == slot.file
  }

  // MARK: files

  private func applied() -> Result<[Path: EditedFile], PromotionEdit.Refused> {
    var files: [Path: EditedFile] = [:]
    for (name, edits) in Dictionary(grouping: edits.map(\.edit), by: \.slot.file) {
      let path = tree.root.appending(name).cleaned
      guard let before = try? tree.source(at: path) else { return .failure(PromotionEdit.Refused(slot: edits[0].slot)) }
      switch PromotionEdit.apply(edits, to: before) {
      case .success(let bytes): files[path] = EditedFile(before: before, bytes: bytes)
      case .failure(let refused): return .failure(refused)
      }
    }
    return .success(files)
  }

  // MARK: what is in the way

  private func obstacle(_ values: [PromotedValue]) -> Diagnostic {
    let value =
      values.first { self.reading($0.unit, $0).slots.allSatisfy { !isOpen($0, for: values[0].path) } } ?? values[0]
    if let objection = objections[value.path.text] { return objection }
    let reading = self.reading(value.unit, value)
    let head: Message = "'\(value.path.text)' of '\(value.unit.path)' can't be carried"
    guard !reading.slots.isEmpty, let place = reading.place else {
      return Diagnostic(
        .error, ComparisonCode.notPromoted,
        "\(head): \(words: reading.place == nil ? "no file of the unit can hold it alone" : "no line holds it that can be edited alone")",
        at: reading.place ?? value.from.place,
        help: "edit it by hand: strata explain \(value.unit.path) \(value.path.text)")
    }
    let shared = reading.slots.lazy.compactMap { slot in
      others.reader(of: values[0].path, in: slot.file).map { (slot.file, $0) }
    }.first
    if let (file, reader) = shared {
      return Diagnostic(
        .error, ComparisonCode.notPromoted,
        "\(head): '\(reader)' has it from '\(file)' too, and no file of '\(folders.b)' alone beats it",
        at: place,
        help: value.source.layout == .terraform && value.from.layer == .varFile
          ? "strata promote \(value.from.place.file.name) \(file) carries it for all that read these files"
          : "name a folder that holds both, or set it in a file that only '\(folders.b)' reads")
    }
    return Diagnostic(
      .error, ComparisonCode.notPromoted, "\(head) without changing it in another unit that reads the same files",
      at: place, help: "edit it by hand: strata where \(value.path.text) shows every place")
  }
}
