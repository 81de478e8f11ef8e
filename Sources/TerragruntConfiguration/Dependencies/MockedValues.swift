import HCL2Evaluation
public import Hierarchy
public import SourceText

/// Tells values that mock outputs took part in: at apply, the real outputs make others.
public struct MockedValues: Sendable {
  private let places: [Place]

  /// True when the dependencies give none.
  public var isEmpty: Bool { places.isEmpty }

  /// Those of the dependencies of a unit; none in other layouts.
  public init(of unit: ResolvedUnit) {
    self.init((unit.details as? EvaluatedConfiguration)?.configuration.dependencies ?? [])
  }

  /// What the dependencies give as `mock_outputs`.
  init(_ dependencies: [BlockValue]) {
    var places: [Place] = []
    var pending = dependencies.compactMap { $0.values["mock_outputs"] }
    while let value = pending.popLast() {
      if let place = value.origin?.root.place { places.append(place) }
      pending += value.parts
    }
    self.places = places
  }

  /// True for a value that comes from mock outputs, wholly or in part.
  func made(_ value: TypedValue) -> Bool {
    if places.isEmpty { return false }
    if value.origin?.chain.contains(where: { isMock($0.place) }) ?? false { return true }
    return value.parts.contains { made($0) }
  }

  /// True for a place inside of mock outputs.
  public func isMock(_ place: Place) -> Bool { places.contains { place.lies(within: $0) } }
}

extension ResolvedUnit {
  /// The variables that mock outputs took part in, in the order of the settings; none in other layouts.
  public var mockedNames: [Text] {
    let mocks = MockedValues(of: self)
    return settings.filter { $0.value.typed.map(mocks.made) ?? false }.map(\.name)
  }
}
