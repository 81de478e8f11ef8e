public import HCL1Syntax
public import SourceText

/// Where values come from, lowest precedence first.
public enum Layer: String, Sendable, Comparable, CaseIterable {
  /// `default` of the module's `variable` block.
  case moduleDefault = "default"
  /// An input of `terragrunt.hcl`, which Terragrunt passes as `TF_VAR_…`.
  case input
  /// `TF_VAR_…` of the environment.
  case environment
  /// A plain variable of an included file.
  case inherited
  /// The unit's own `terraform.tfvars` or `terraform.tfvars.json`.
  case unit
  /// A `*.auto.tfvars` file in the unit's folder.
  case autoFile = "auto-file"
  /// A file passed with `-var-file`.
  case varFile = "var-file"
  /// A value passed with `-var`.
  case variableArgument = "var"

  public static func < (left: Layer, right: Layer) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .moduleDefault: 0
    case .input: 1
    case .environment: 2
    case .inherited: 3
    case .unit: 4
    case .autoFile: 5
    case .varFile, .variableArgument: 6
    }
  }
}

/// The origin of a value: the layer that set it, and the place.
public struct Origin: Sendable {
  /// The layer.
  public let layer: Layer
  /// The place that sets the value: in a tfvars file the variable's name, for `-var` the argument that passes it.
  public let place: Place
  /// For a var file, the place in a `terragrunt` block that passes it; nil for every other layer.
  public let passedAt: Place?

  /// An origin in a layer.
  public init(layer: Layer, place: Place, passedAt: Place? = nil) {
    self.layer = layer
    self.place = place
    self.passedAt = passedAt
  }
}

/// One value given to a name, with its origin.
public struct Assignment: Sendable {
  /// The value.
  public let value: Value
  /// Where it came from.
  public let origin: Origin

  /// A value with its origin.
  public init(value: Value, origin: Origin) {
    self.value = value
    self.origin = origin
  }

  /// The file of the ranges inside `value`.
  public var file: SourceFile { origin.place.file }

  /// True when both are the same place in the same file, which a unit can read twice: its own file, passed again as a
  /// var file.
  public func isSameSource(as other: Assignment) -> Bool {
    origin.place.range == other.origin.place.range && file.name == other.file.name
  }
}

extension [Assignment] {
  /// The assignments that `winner` beats, without those from the same place in the same file.
  public func beaten(by winner: Assignment) -> [Assignment] { filter { !$0.isSameSource(as: winner) } }
}

/// One named value of a unit: the winner, its origin, and everything it beat.
///
/// It never changes. It is a class because checks look at each setting many times: that copies one reference, and not all
/// that the setting holds.
public final class Setting: Sendable {
  /// The origin of one key of a map that was merged from several places.
  public struct MergedKey: Sendable {
    /// The key.
    public let key: Text
    /// The value that won.
    public let winner: Assignment
    /// What it beat, highest precedence first.
    public let overridden: [Assignment]
    /// What it beat from another place, highest precedence first.
    public var beaten: [Assignment] { overridden.beaten(by: winner) }
  }

  /// The variable's name.
  public let name: Text
  /// The value and its origin; for a merged map, the last place that added to it.
  public let winner: Assignment
  /// What it beat, highest precedence first.
  public let overridden: [Assignment]
  /// For a map merged from several places, its keys in the order they first appeared; empty otherwise.
  public let mergedKeys: [MergedKey]
  /// The value before it was converted to the variable's type; nil where it was not.
  public let given: Value?

  init(
    name: Text, winner: Assignment, overridden: [Assignment], mergedKeys: [MergedKey], given: Value? = nil
  ) {
    self.name = name
    self.winner = winner
    self.overridden = overridden
    self.mergedKeys = mergedKeys
    self.given = given
  }

  /// The same setting under another name.
  public func renamed(to name: Text) -> Setting {
    Setting(name: name, winner: winner, overridden: overridden, mergedKeys: mergedKeys, given: given)
  }

  /// True when an included file gives the value, or gave a map that was merged into it.
  var isInherited: Bool {
    winner.origin.layer == .inherited
      || mergedKeys.contains { key in
        key.winner.origin.layer == .inherited || key.overridden.contains { $0.origin.layer == .inherited }
      }
  }

  /// The value.
  public var value: Value { winner.value }
  /// Where the value came from.
  public var origin: Origin { winner.origin }

  /// The names that decide whether the merged keys are secret, in the order of `mergedKeys`: the variable's name and
  /// the key.
  public var judgedKeyNames: [Text] { Self.judgedNames(mergedKeys, of: name, value) }

  static func judgedNames(_ keys: [MergedKey], of name: Text, _ value: Value) -> [Text] {
    if keys.isEmpty { return [] }
    let judged = MemberNames(value.members ?? [])
    return keys.map { name + "." + judged.name(ofKey: $0.key) }
  }
}

/// A value with the place where it was written.
public struct Located<Content: Sendable>: Sendable {
  /// The value.
  public let value: Content
  /// Where it was written.
  public let place: Place

  /// A value and its place.
  public init(_ value: Content, at place: Place) {
    self.value = value
    self.place = place
  }
}
