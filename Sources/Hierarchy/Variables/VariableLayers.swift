import HCL1Syntax
import HCL2Evaluation
import SourceText

/// Collects the values of each layer and decides which one wins.
///
/// Source: `helper/variables/merge.go` and `command/meta.go` of Terraform 0.11.14. Automatic files form one group,
/// the command line another. Within a group two maps with one name are merged by key, one level deep; between groups
/// the later replaces the earlier as a whole. Exception: for a map that the module declares, the groups' result is
/// copied key by key over its `TF_VAR_…` value, and that over its default (`terraform/variables.go`). With Terraform
/// 0.12 nothing is merged.
struct VariableLayers {
  private let terraform: ResolutionOptions.TerraformVersion
  /// The variables that the module declares as maps, which are merged with the environment's value and the default.
  var declaredMaps: Set<Text> = []

  /// The last value of each name, in the order in which the names first appeared.
  private var last: [Setting] = []
  /// For names with several values, by position: the values before the last, lowest first.
  private var earlier: [Int: [Assignment]] = [:]
  /// The position of each name, used once there are too many for a linear search.
  private var positions: [Text: Int] = [:]

  private static let linearSearchLimit = 12

  init(_ terraform: ResolutionOptions.TerraformVersion) { self.terraform = terraform }

  /// Adds one value; later ones beat earlier ones.
  mutating func add(_ name: Text, _ assignment: Assignment) {
    // The keys of a collection made of a secret may be secret too.
    let hasNoKeys = terraform == .v011 || assignment.value.evaluated?.isSecret == true
    let keys = hasNoKeys ? [] : Self.keys(of: assignment)
    let setting = Setting(name: name, winner: assignment, overridden: [], mergedKeys: keys)
    if let known = position(of: name) {
      earlier[known, default: []].append(last[known].winner)
      last[known] = setting
      return
    }
    last.append(setting)
    if last.count == Self.linearSearchLimit {
      for index in last.indices { positions[last[index].name] = index }
    } else if last.count > Self.linearSearchLimit {
      positions[name] = last.count - 1
    }
  }

  private func position(of name: Text) -> Int? {
    if last.count >= Self.linearSearchLimit { return positions[name] }
    var index = 0
    while index < last.count {
      if last[index].name == name { return index }
      index += 1
    }
    return nil
  }

  /// Adds a file's values.
  ///
  /// - Parameter passedAt: for a var file, the place that passes it.
  mutating func add(_ members: [Member], of file: SourceFile, as layer: Layer, passedAt: Place? = nil) {
    last.reserveCapacity(last.count + members.count)
    for member in members {
      let origin = Origin(layer: layer, place: Place(file, member.keyRange), passedAt: passedAt)
      add(member.key, Assignment(value: member.value, origin: origin))
    }
  }

  /// Adds the values of a var file of HCL2.
  ///
  /// - Parameter passedAt: the place that passes it, unless Terraform reads it by itself.
  mutating func add(_ file: VariableFile, as layer: Layer, passedAt: Place?) {
    for assignment in file.assignments {
      let origin = Origin(layer: layer, place: assignment.place, passedAt: passedAt)
      add(assignment.name, Assignment(value: Value(assignment.value, fallback: assignment.place), origin: origin))
    }
  }

  /// The winners, in the order in which the names first appeared.
  var settings: [Setting] {
    var settings = last
    for (position, beaten) in earlier {
      settings[position] = setting(last[position].name, beaten + [last[position].winner])
    }
    return settings
  }

  /// The setting of a name with all these values, lowest first.
  private func setting(_ name: Text, _ all: [Assignment]) -> Setting {
    let last = all[all.count - 1]
    let tail = terraform == .v011 ? mergeableTail(of: all) : all.suffix(1)
    let (beaten, base) =
      terraform == .v011
      ? partition(all[..<tail.startIndex], below: tail, of: name) : (all[..<tail.startIndex].reversed(), [])
    let mergeable = base + tail
    guard mergeable.count > 1 else {
      let keys = terraform == .v011 ? [] : Self.keys(of: last)
      return Setting(name: name, winner: last, overridden: beaten, mergedKeys: keys)
    }
    let keys = Self.mergedKeys(mergeable)
    guard !keys.isEmpty else {
      // Maps without a key: nothing was merged, but all of them must be kept.
      return Setting(name: name, winner: last, overridden: all.dropLast().reversed(), mergedKeys: [])
    }
    let members = keys.map { key in
      Member(key: key.key, keyRange: key.winner.origin.place.range, value: key.winner.value)
    }
    let winner = Assignment(value: Value(.object(members), at: last.value.range), origin: last.origin)
    return Setting(name: name, winner: winner, overridden: beaten, mergedKeys: keys)
  }

  /// The keys of an object that an expression merged from others, each with the place that sets it; empty for any other
  /// value.
  private static func keys(of assignment: Assignment) -> [Setting.MergedKey] {
    guard let typed = assignment.value.typed, let members = typed.members, typed.isMerged else { return [] }
    let layer = assignment.origin.layer
    func located(_ value: TypedValue) -> Assignment {
      let value = Value(value, fallback: assignment.origin.place)
      let place = value.place(in: assignment.file)
      return Assignment(value: value, origin: Origin(layer: layer, place: place, passedAt: assignment.origin.passedAt))
    }
    return members.all.map { member in
      Setting.MergedKey(
        key: member.name, winner: located(member.value), overridden: member.value.beaten.reversed().map(located))
    }
  }

  /// The trailing assignments that are all maps of one group.
  private func mergeableTail(of all: [Assignment]) -> ArraySlice<Assignment> {
    var start = all.count - 1
    guard all[start].value.members != nil else { return all[start...] }
    let group = all[start].origin.layer.group
    while start > 0, all[start - 1].value.members != nil, all[start - 1].origin.layer.group == group { start -= 1 }
    return all[start...]
  }

  /// Separates what `tail`, the winning maps, beats (highest precedence first) from the maps of lower layers that it
  /// adds to.
  private func partition(
    _ lower: ArraySlice<Assignment>, below tail: ArraySlice<Assignment>, of name: Text
  ) -> (beaten: [Assignment], base: [Assignment]) {
    guard declaredMaps.contains(name), tail.allSatisfy({ $0.value.members != nil }) else {
      return (lower.reversed(), [])
    }
    var beaten: [Assignment] = []
    var base: [Assignment] = []
    var isBeaten = false
    for assignment in lower.reversed() {
      let isBelowGroups =
        assignment.origin.layer.group == .environment || assignment.origin.layer.group == .moduleDefault
      // Terraform rejects merging a map over anything else, so nothing below that can contribute.
      isBeaten = isBeaten || isBelowGroups && assignment.value.members == nil
      if isBelowGroups, !isBeaten { base.append(assignment) } else { beaten.append(assignment) }
    }
    return (beaten, base.reversed())
  }

  private static func mergedKeys(_ maps: [Assignment]) -> [Setting.MergedKey] {
    var order: [Text] = []
    var values: [Text: [Assignment]] = [:]
    for map in maps {
      for member in map.value.members ?? [] {
        let place = member.place(in: map.file)
        let origin = Origin(layer: map.origin.layer, place: place, passedAt: map.origin.passedAt)
        let assignment = Assignment(value: member.value, origin: origin)
        if values[member.key]?.append(assignment) == nil {
          order.append(member.key)
          values[member.key] = [assignment]
        }
      }
    }
    return order.compactMap { key in
      guard let all = values[key], let winner = all.last else { return nil }
      return Setting.MergedKey(key: key, winner: winner, overridden: Array(all.dropLast().reversed()))
    }
  }
}

extension Layer {
  /// Layers in one group merge with one another; layers in different groups do not.
  fileprivate enum Group { case moduleDefault, environment, automatic, commandLine }

  fileprivate var group: Group {
    switch self {
    case .moduleDefault: .moduleDefault
    case .input, .environment: .environment
    case .inherited, .unit, .autoFile: .automatic
    case .varFile, .variableArgument: .commandLine
    }
  }
}
