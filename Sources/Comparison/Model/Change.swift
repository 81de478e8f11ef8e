public import HCL1Syntax
public import Hierarchy
public import SourceText

/// One difference between two sides, A and B: what, where, and both values with their origins.
public struct Change: Sendable {
  /// The kinds of difference.
  public enum Kind: String, Sendable, CaseIterable {
    /// Only B has it.
    case added
    /// Only A has it.
    case removed
    /// Both have it, with different values of one kind.
    case changed
    /// Both have it, with values of different kinds.
    case changedType = "changed_type"
    /// Both lists contain the same elements in a different order.
    case reordered
    /// Both have it, and what is known of the two values is the same; the rest is unknown.
    case unknown
  }

  /// The value of one side. It is a class because it is large, immutable and passed around a lot.
  public final class Side: Sendable {
    /// The path on that side, with that side's list positions.
    public let path: ValuePath
    /// The value; for a reordered list of named entries, the names.
    public let value: Value
    /// The name or element that sets the value.
    public let place: Place
    /// The layer that set it; nil for a part of the configuration.
    public let layer: Layer?
    /// The names beside its path that may make it secret.
    let judgedNames: [Text]

    convenience init(_ path: ValuePath, _ subject: Subject, value: Value? = nil) {
      self.init(
        path: path, value: value ?? subject.value, place: subject.place, layer: subject.layer,
        judgedNames: subject.judgedNames)
    }

    init(path: ValuePath, value: Value, place: Place, layer: Layer?, judgedNames: [Text]) {
      self.path = path
      self.value = value
      self.place = place
      self.layer = layer
      self.judgedNames = judgedNames
    }
  }

  /// What kind of difference it is.
  public let kind: Kind
  /// A's side; nil for an addition.
  public let a: Side?
  /// B's side; nil for a removal.
  public let b: Side?
  /// True for a reordered list of named entries: the sides then contain all names in order, including added and
  /// removed ones.
  public let isOrderOfNames: Bool
  /// The path on side B, or on side A for a removal.
  public let path: ValuePath

  private init(_ kind: Kind, a: Side?, b: Side?, path: ValuePath, isOrderOfNames: Bool = false) {
    self.kind = kind
    self.a = a
    self.b = b
    self.path = path
    self.isOrderOfNames = isOrderOfNames
  }

  /// True for a part of `remote_state`, which says where Terraform keeps the unit's state.
  var isOfRemoteState: Bool { path.steps.starts(with: [.key("terragrunt"), .key("remote_state")]) }

  /// True when both values are unknown as a whole.
  var isOfUnknowns: Bool { a?.value.unknown != nil && b?.value.unknown != nil }

  /// True when the two values differed only in the way to one file: `prod/../common.tfvars`, `dev/../common.tfvars`.
  var isOfOnePath: Bool { kind == .changed && a?.value == b?.value }

  static func added(_ b: Side) -> Change { Change(.added, a: nil, b: b, path: b.path) }

  static func removed(_ a: Side) -> Change { Change(.removed, a: a, b: nil, path: a.path) }

  static func changed(_ a: Side, _ b: Side, isOtherKind: Bool = false) -> Change {
    Change(isOtherKind ? .changedType : .changed, a: a, b: b, path: b.path)
  }

  static func unknown(_ a: Side, _ b: Side) -> Change { Change(.unknown, a: a, b: b, path: b.path) }

  static func reordered(_ a: Side, _ b: Side, isOrderOfNames: Bool) -> Change {
    Change(.reordered, a: a, b: b, path: b.path, isOrderOfNames: isOrderOfNames)
  }

  /// The same difference, seen from B.
  public var mirrored: Change {
    let mirroredKind: Kind =
      switch kind {
      case .added: .removed
      case .removed: .added
      case .changed, .changedType, .reordered, .unknown: kind
      }
    return Change(mirroredKind, a: b, b: a, path: (a ?? b)?.path ?? path, isOrderOfNames: isOrderOfNames)
  }

  /// The same difference with each side's value replaced.
  func mapValues(_ transform: (Side) -> Value) -> Change {
    func replaced(_ side: Side?) -> Side? {
      side.map { side in
        Side(
          path: side.path, value: transform(side), place: side.place, layer: side.layer, judgedNames: side.judgedNames)
      }
    }
    return Change(kind, a: replaced(a), b: replaced(b), path: path, isOrderOfNames: isOrderOfNames)
  }
}
