import HCL1Syntax
public import Hierarchy
public import SourceText

/// A place of an estate that has to do with a name: it sets it, passes it, declares it or reads it.
public struct NameUse: Sendable {
  /// What the place does.
  public enum Kind: String, Sendable, CaseIterable {
    /// A file gives the name a value.
    case sets
    /// An argument or an environment variable of a command gives the name a value.
    case passes
    /// A module declares the variable; the value is the default.
    case declares
    /// A module reads the variable.
    case reads
  }

  /// A value that the place gives, and to whom.
  public struct Held: Sendable {
    /// The value with its path.
    public let side: Change.Side
    /// Where it is written, if the place only hands it on; each place once, in the order of the units.
    public internal(set) var writtenAt: [Place] = []
    /// The units that get it, by path.
    public internal(set) var wins: [Path] = []
    /// The units where another place beats it, by path.
    public internal(set) var loses: [Path] = []
  }

  /// What the place does.
  public let kind: Kind
  /// The path of the value: `tags.owner`; for a reading place, the variable's name.
  public let path: ValuePath
  /// The name, or the word that reads it.
  public let place: Place
  /// The layer that the value takes part in; nil for a part of the configuration, and for a reading place.
  public let layer: Layer?
  /// For a var file, the places that pass it, each once, in the order of the units.
  public internal(set) var passedAt: [Place] = []
  /// The values, each once, in the order of the units: a call can give each unit another one.
  public internal(set) var values: [Held] = []
  /// For a module, the units that use it, by path; otherwise empty.
  public internal(set) var users: [Path] = []

  /// Every unit that the place matters to.
  public var units: Set<Path> { Set(values.flatMap { $0.wins + $0.loses } + users) }
}

/// Everything that was found for a name or a value.
public struct NameUses: Sendable {
  /// The places, by file name and position.
  public internal(set) var all: [NameUse] = []
  /// How many units were looked at.
  public internal(set) var unitCount = 0
  /// What is wrong in the units.
  public internal(set) var diagnostics: [Diagnostic] = []

  /// The number of units that get a value.
  public var winningUnitCount: Int { Set(all.flatMap(\.values).flatMap(\.wins)).count }

  /// The number of distinct values that units get.
  public var winningValueCount: Int {
    Set(all.flatMap(\.values).filter { !$0.wins.isEmpty }.map { ValueFingerprint.of($0.side.value) }).count
  }
}
