import HCLSyntax
import SourceText

/// Collects what each layer says and decides who wins.
///
/// Source: `helper/variables/merge.go` and `command/meta.go` of Terraform 0.11.14. Automatic files are one group, the
/// command line another. Inside a group two maps of one name are merged by key, one level deep; between groups the
/// later replaces the earlier whole. With Terraform 0.12 nothing is merged.
struct VariableLayers {
  private let terraform: ResolutionOptions.TerraformVersion
  private var names: [Text] = []
  private var assignments: [Text: [Assignment]] = [:]

  init(_ terraform: ResolutionOptions.TerraformVersion) { self.terraform = terraform }

  /// Adds one value; later ones beat earlier ones.
  mutating func add(_ name: Text, _ assignment: Assignment) {
    if assignments[name]?.append(assignment) == nil {
      names.append(name)
      assignments[name] = [assignment]
    }
  }

  /// Adds a file's values.
  ///
  /// - Parameter passedAt: for a var file, the place that passes it.
  mutating func add(_ members: [Member], of file: SourceFile, as layer: Layer, passedAt: Place? = nil) {
    for member in members {
      let origin = Origin(layer: layer, place: Place(file, member.keyRange), passedAt: passedAt)
      add(member.key, Assignment(value: member.value, origin: origin))
    }
  }

  /// The winners, in the order in which the names first appeared.
  var settings: [Setting] {
    names.map { name in setting(name, assignments[name] ?? []) }
  }

  private func setting(_ name: Text, _ all: [Assignment]) -> Setting {
    guard let last = all.last else { preconditionFailure("a name is added with its first assignment") }
    guard all.count > 1 else { return Setting(name: name, winner: last, overridden: [], mergedKeys: []) }
    let mergeable = terraform == .v011 ? mergeableTail(of: all) : all.suffix(1)
    let beaten = Array(all[..<mergeable.startIndex].reversed())
    guard mergeable.count > 1 else { return Setting(name: name, winner: last, overridden: beaten, mergedKeys: []) }
    let keys = Self.mergedKeys(mergeable)
    let members = keys.map { key in
      Member(key: key.key, keyRange: key.winner.origin.place.range, value: key.winner.value)
    }
    let winner = Assignment(value: Value(.object(members), at: last.value.range), origin: last.origin)
    return Setting(name: name, winner: winner, overridden: beaten, mergedKeys: keys)
  }

  /// The last assignments that are all maps of one group.
  private func mergeableTail(of all: [Assignment]) -> ArraySlice<Assignment> {
    var start = all.count - 1
    guard all[start].value.members != nil else { return all[start...] }
    let group = all[start].origin.layer.group
    while start > 0, all[start - 1].value.members != nil, all[start - 1].origin.layer.group == group { start -= 1 }
    return all[start...]
  }

  private static func mergedKeys(_ maps: ArraySlice<Assignment>) -> [Setting.MergedKey] {
    var order: [Text] = []
    var values: [Text: [Assignment]] = [:]
    for map in maps {
      for member in map.value.members ?? [] {
        let place = Place(map.file, member.keyRange)
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
  /// Layers that merge with one another, and no others do.
  fileprivate enum Group { case moduleDefault, environment, automatic, commandLine }

  fileprivate var group: Group {
    switch self {
    case .moduleDefault: .moduleDefault
    case .environment: .environment
    case .inherited, .unit, .autoFile: .automatic
    case .varFile, .variableArgument: .commandLine
    }
  }
}
