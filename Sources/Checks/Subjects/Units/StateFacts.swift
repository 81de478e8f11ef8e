import HCL1Syntax
import Hierarchy
import SourceText

extension UnitFacts {
  /// A remote state: where it is stored, and where the configuration sets that.
  final class State: Sendable {
    /// Backend, bucket and key, as one text.
    let identity: Text
    /// The same without the key.
    let store: Text
    /// The key.
    let key: Text
    /// The bucket, or what is in its place: the end of `store`.
    var bucket: Text { store.split(separator: Byte.space).last ?? store }
    /// Where the key is written.
    let place: Place
    /// Where the bucket, or what is in its place, is written.
    let storePlace: Place
    /// True when the unit's own file sets the key.
    let isOwn: Bool
    /// True when the key is written in an included file, and no function in it distinguishes units.
    let isFixed: Bool

    init(identity: Text, store: Text, key: Text, place: Place, storePlace: Place, isOwn: Bool, isFixed: Bool) {
      (self.identity, self.store, self.key) = (identity, store, key)
      (self.place, self.storePlace) = (place, storePlace)
      (self.isOwn, self.isFixed) = (isOwn, isFixed)
    }
  }

  /// The backends that keep a state as one object in a store, with the members of `config` that name the object; the
  /// key is last.
  static let stores: [Text: [Text]] = [
    "s3": ["bucket", "key"],
    "gcs": ["bucket", "prefix"],
    "azurerm": ["storage_account_name", "container_name", "key"],
  ]

  /// The state of a unit; nil where it has none, where it is not known, and for a unit that is skipped.
  static func state(of unit: ResolvedUnit) -> State? {
    if let environment = unit.listedEnvironment { return environment.backend.flatMap { state($0, environment) } }
    return unit.terragrunt.skip ? nil : unit.terragrunt.remoteState.flatMap { state($0, of: unit) }
  }

  private static func state(_ backend: ModuleBackend, _ environment: ListedEnvironment) -> State? {
    guard let members = stores[backend.type], let key = members.last.flatMap({ backend.settings[$0] }) else {
      return nil
    }
    var identity = backend.type.bytes
    var storeIdentity = identity
    for name in members {
      guard let value = backend.settings[name]?.value, !value.isEmpty else { return nil }
      storeIdentity = identity
      identity.append(Byte.space)
      identity.append(value)
    }
    // Each workspace has a state of its own.
    identity.append(Byte.space)
    identity.append(environment.workspace ?? "default")
    let store = backend.settings[members[0]]?.place ?? key.place
    return State(
      identity: Text(identity), store: Text(storeIdentity), key: key.value, place: key.place, storePlace: store,
      isOwn: true, isFixed: false)
  }

  private static func state(_ state: RemoteState, of unit: ResolvedUnit) -> State? {
    guard let members = stores[state.backend.value] else { return nil }
    let file = state.backend.place.file
    let values = members.map { name in state.config.first { $0.key == name } }
    guard let key = values.last ?? nil else { return nil }
    var identity = state.backend.value.bytes
    var store = identity
    for value in values {
      guard let value, let text = value.value.string else { return nil }
      store = identity
      identity.append(Byte.space)
      identity.append(text)
      let valuePlace = value.value.place(in: file)
      // What a mistake in it leaves over says nothing about the state.
      if unit.diagnostics.contains(where: { $0.severity == .error && valuePlace.holds($0.place) }) { return nil }
      let written = valuePlace.file.text(valuePlace.range)
      guard EnvironmentCalls.isUnknown(written) else { continue }
      // Unknown parts count as equal only if they are written at the same place.
      identity.append(Text("@\(file.name):\(value.value.range.lower)"))
    }
    let place = key.value.place(in: file)
    let isOwn = place.file.name == unit.configurationFile.text
    return State(
      identity: Text(identity), store: Text(store), key: key.value.string ?? "", place: place,
      storePlace: (values.first ?? nil).map { $0.value.place(in: file) } ?? place, isOwn: isOwn,
      isFixed: !isOwn && unit.layout == .terragrunt018 && !FunctionCalls.tellUnitsApart(file.text(key.value.range)))
  }
}

extension Place {
  /// True when the other place begins in this one.
  fileprivate func holds(_ other: Place?) -> Bool {
    guard let other, other.file.name == file.name else { return false }
    return range.lower <= other.range.lower && other.range.lower < range.upper
  }
}
