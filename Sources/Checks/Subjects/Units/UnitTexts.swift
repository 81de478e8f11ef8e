import HCL1Syntax
import Hierarchy
import SourceText
import TerragruntConfiguration

/// The texts of a unit, in one piece of memory: many rules go through those of every unit.
final class UnitTexts: Sendable {
  fileprivate struct Row {
    let name: Text
    let content: Text
    let place: Place
    let isOwn: Bool
  }

  private let rows: [Row]
  /// Where the texts in maps begin, and those in lists.
  private let (mapStart, listStart): (Int, Int)

  /// The scalar variables as texts, without those that mock outputs give.
  var values: UnitFacts.Values { UnitFacts.Values(self, 0..<mapStart) }
  /// The texts directly in the maps of variables, each named `variable.key`, those of lists of names with their values,
  /// each named `variable.NAME`, and those of the remote state that say where states are kept, each named
  /// `remote_state.key`.
  var nested: UnitFacts.Values { UnitFacts.Values(self, mapStart..<listStart) }
  /// The texts directly in the lists of variables, each named as the variable.
  var elements: UnitFacts.Values { UnitFacts.Values(self, listStart..<rows.count) }
  /// All but those in lists.
  var named: UnitFacts.Values { UnitFacts.Values(self, 0..<listStart) }

  /// - Parameter texts: those of the unit.
  init(of unit: ResolvedUnit, _ texts: [NamedText]) {
    var reader = Reader(unit)
    reader.addValues()
    mapStart = reader.rows.count
    reader.addNested(texts)
    listStart = reader.rows.count
    reader.addElements(texts)
    rows = reader.rows
  }

  /// A text alone.
  init(name: Text, content: Text, place: Place, isOwn: Bool) {
    rows = [Row(name: name, content: content, place: place, isOwn: isOwn)]
    (mapStart, listStart) = (1, 1)
  }

  fileprivate subscript(position: Int) -> Row { rows[position] }

  /// Collects the rows of a unit.
  private struct Reader {
    private let unit: ResolvedUnit
    private let mocks: MockedValues
    private(set) var rows: [Row] = []

    /// Most units have a few more texts than variables.
    private static let usuallyMore = 12

    init(_ unit: ResolvedUnit) {
      self.unit = unit
      mocks = MockedValues(of: unit)
      rows.reserveCapacity(unit.settings.count + Self.usuallyMore)
    }

    private mutating func add(_ name: Text, _ content: Text, _ place: Place, isOwn: Bool) {
      if !mocks.isMock(place) { rows.append(Row(name: name, content: content, place: place, isOwn: isOwn)) }
    }

    mutating func addValues() {
      let settings = unit.settings
      for index in settings.indices {
        let layer = settings[index].origin.layer
        guard layer >= .inherited || layer == .input, let content = UnitFacts.spelling(of: settings[index].value) else {
          continue
        }
        add(
          settings[index].name, content, settings[index].origin.place, isOwn: settings[index].winner.isOwn(of: unit))
      }
    }

    mutating func addNested(_ texts: [NamedText]) {
      var (setting, count) = (-1, 0)
      for text in texts where text.standing == .member || text.standing == .pair {
        count = text.setting == setting ? count + 1 : 1
        setting = text.setting
        guard isGiven(text), count <= (text.standing == .pair ? UnitTexts.mostPairs : UnitTexts.mostMembers) else {
          continue
        }
        let key = text.isEntry && text.standing == .member ? "value" : text.name
        let merged = unit.settings[setting].mergedKeys.first { $0.key == key }
        let assignment = merged?.winner ?? unit.settings[setting].winner
        add(
          Text.joined(unit.settings[setting].name, ".", key), text.text, text.place,
          isOwn: assignment.isOwn(of: unit))
      }
      addState()
    }

    /// True when more than a default of the module gives the text.
    private func isGiven(_ text: NamedText) -> Bool { unit.settings[text.setting].origin.layer != .moduleDefault }

    private mutating func addState() {
      guard let state = unit.terragrunt.remoteState else { return }
      let file = state.backend.place.file
      for member in state.config where UnitTexts.stateMembers.contains(member.key) {
        guard let text = member.value.string, !text.isUnknown else { continue }
        let place = member.value.place(in: file)
        add(UnitFacts.statePrefix + member.key, text, place, isOwn: place.file.name == unit.configurationFile.text)
      }
    }

    mutating func addElements(_ texts: [NamedText]) {
      var start = texts.startIndex
      while start < texts.endIndex {
        let setting = texts[start].setting
        let end = texts[start...].firstIndex { $0.setting != setting } ?? texts.endIndex
        let elements = texts[start..<end].lazy.filter { $0.standing == .element }
        start = end
        guard let first = elements.first, isGiven(first), elements.count <= UnitTexts.mostElements else { continue }
        let isOwn = unit.settings[setting].winner.isOwn(of: unit)
        for text in elements { add(unit.settings[setting].name, text.text, text.place, isOwn: isOwn) }
      }
    }
  }

  /// Larger maps are tables of something.
  private static let mostMembers = 64
  private static let mostElements = 64
  private static let mostPairs = 256
  /// The members of `config` that name what belongs to one environment.
  private static let stateMembers: Set<Text> = [
    "bucket", "dynamodb_table", "lock_table", "storage_account_name", "resource_group_name", "profile",
  ]
}

extension UnitFacts {
  /// The scalar variables as texts, without those that mock outputs give.
  var values: Values { texts.values }
  /// The texts in maps and in the remote state; see `UnitTexts.nested`.
  var nested: Values { texts.nested }
  /// The texts in lists; see `UnitTexts.elements`.
  var elements: Values { texts.elements }
  /// All but those in lists.
  var named: Values { texts.named }

  /// The start of the names of texts of the remote state.
  static let statePrefix: Text = "remote_state."

  /// A text of a unit with the name that it is given. It keeps nothing but a reference to the unit's texts.
  struct Value: Sendable {
    /// A name and its value.
    struct Identity: Hashable, Sendable {
      let name: Text
      let content: Text
    }

    private let texts: UnitTexts
    private let position: Int

    fileprivate init(_ texts: UnitTexts, _ position: Int) {
      self.texts = texts
      self.position = position
    }

    init(name: Text, content: Text, place: Place, isOwn: Bool) {
      self.init(UnitTexts(name: name, content: content, place: place, isOwn: isOwn), 0)
    }

    var name: Text { texts[position].name }
    /// The value as text.
    var content: Text { texts[position].content }
    var place: Place { texts[position].place }
    /// True when the unit's own file sets it.
    var isOwn: Bool { texts[position].isOwn }

    var identity: Identity { Identity(name: name, content: content) }

    /// True for the same text at the same place of a file.
    func isSame(as other: Value) -> Bool { place.isSame(as: other.place) && content == other.content }
  }

  /// Some texts of a unit, in order.
  struct Values: RandomAccessCollection, Sendable {
    private let texts: UnitTexts
    private let range: Range<Int>

    fileprivate init(_ texts: UnitTexts, _ range: Range<Int>) {
      self.texts = texts
      self.range = range
    }

    var startIndex: Int { range.lowerBound }
    var endIndex: Int { range.upperBound }

    subscript(position: Int) -> Value { Value(texts, position) }
  }
}
