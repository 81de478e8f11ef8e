public import SourceText

extension StructuredWriter {
  /// A value as data: members sorted by name (byte order), numbers in decimal, null and unknown values as null.
  ///
  /// - Parameters:
  ///   - value: what to write.
  ///   - name: its name, which may make it secret.
  ///   - secrets: what is masked.
  public mutating func value(_ value: Value, named name: Text, secrets: SecretPolicy) {
    guard secrets.isMasking else { return self.value(value) }
    if secrets.isSecret(name: name, value) {
      string(SecretPolicy.mask)
      return
    }
    switch value.content {
    case .boolean(let flag): boolean(flag)
    case .number(let spelling): number(spelling.jsonSpelling)
    case .string(let text): string(secrets.shown(text))
    case .list(let elements):
      beginList()
      var judged = ElementNames(secrets)
      for element in elements { self.value(element, named: judged.name(of: element), secrets: secrets) }
      endList()
    case .object(let members): object(members, secrets: secrets)
    case .null, .unknown: null()
    }
  }

  /// A value as data with nothing masked, for one that is already masked.
  public mutating func value(_ value: Value) {
    if case .written(let storage, let index) = value.backing { return storage.write(Int(index), to: &self) }
    switch value.content {
    case .boolean(let flag): boolean(flag)
    case .number(let spelling): number(spelling.jsonSpelling)
    case .string(let text): string(text)
    case .list(let elements):
      beginList()
      for element in elements { self.value(element) }
      endList()
    case .object(let members): object(members)
    case .null, .unknown: null()
    }
  }

  /// An object as data, with nothing masked.
  private mutating func object(_ members: [Member]) {
    beginObject()
    for member in members.sortedByKey {
      key(member.key)
      value(member.value)
    }
    endObject()
  }

  /// An object as data: members sorted by name.
  public mutating func object(_ members: [Member], secrets: SecretPolicy) {
    guard secrets.isMasking else { return object(members) }
    beginObject()
    let judged = MemberNames(members, secrets)
    for member in members.sortedByKey {
      key(member.key)
      value(member.value, named: judged.name(of: member), secrets: secrets)
    }
    endObject()
  }

  /// A key and a text that may contain a secret.
  public mutating func member(_ name: StaticString, _ text: Text, secrets: SecretPolicy) {
    guard secrets.isMasking else { return member(name, text) }
    let isSecret = secrets.isSecret(name: Text(name.description), holding: text)
    member(name, isSecret ? SecretPolicy.mask : secrets.shown(text))
  }

  /// A key and the words of a command line, which may contain secrets.
  public mutating func member(_ name: StaticString, words: [Text], secrets: SecretPolicy) {
    member(name, secrets.shown(words: words))
  }
}

extension [Member] {
  /// The members by key, in byte order.
  public var sortedByKey: [Member] {
    var isSorted = true
    for index in indices.dropFirst() where self[index].key < self[index - 1].key {
      isSorted = false
      break
    }
    return isSorted ? self : map(\.key).positionsInOrder.map { self[$0] }
  }
}

/// The names that decide whether an object's members are secret: their keys, except that the `value` beside a `name`
/// or `key` (as in lists of environment variables and of tags) is judged by that name.
public struct MemberNames {
  private let names: PairedNames

  /// The names of `members`; examined only when something is masked.
  public init(_ members: [Member], _ secrets: SecretPolicy = .standard) {
    names = PairedNames(secrets.isMasking ? members.map { ($0.key, $0.value.string) } : [], secrets)
  }

  /// The name that decides whether `member` is secret.
  public func name(of member: Member) -> Text { name(ofKey: member.key) }

  /// The name that decides whether the member with that key is secret.
  public func name(ofKey key: Text) -> Text { names.name(ofKey: key) }
}

/// The names that decide whether a list's elements are secret; ask for them in order. An element after a flag such as
/// `--token` is judged by the flag; any other has no name.
public struct ElementNames {
  private let isMasking: Bool
  private var next: Text = ""

  /// The names of a list's elements.
  public init(_ secrets: SecretPolicy) { isMasking = secrets.isMasking }

  /// The name that decides whether the next element, `element`, is secret.
  public mutating func name(of element: Value) -> Text {
    guard isMasking else { return "" }
    defer { next = element.string.map(SecretPolicy.flagName) ?? "" }
    return next
  }
}
