public import SourceText

extension StructuredWriter {
  /// A value as data: members sorted by name (byte order), numbers in decimal.
  ///
  /// - Parameters:
  ///   - value: what to write.
  ///   - name: the name it goes by, which may make it secret.
  ///   - secrets: what is masked.
  public mutating func value(_ value: Value, named name: Text, secrets: SecretPolicy) {
    guard secrets.isMasking else { return self.value(value) }
    if secrets.isSecret(name: name, holding: value.string) {
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
    }
  }

  /// A value as data, nothing masked: for one that was masked before.
  public mutating func value(_ value: Value) {
    switch value.backing {
    case .written(let storage, let index): storage.write(Int(index), to: &self)
    case .made(.boolean(let flag)): boolean(flag)
    case .made(.number(let spelling)): number(spelling.jsonSpelling)
    case .made(.string(let text)): string(text)
    case .made(.list(let elements)):
      beginList()
      for element in elements { self.value(element) }
      endList()
    case .made(.object(let members)): object(members)
    }
  }

  /// An object as data, nothing masked.
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

  /// A key and a text that may hold a secret.
  public mutating func member(_ name: StaticString, _ text: Text, secrets: SecretPolicy) {
    guard secrets.isMasking else { return member(name, text) }
    let isSecret = secrets.isSecret(name: Text(name.description), holding: text)
    member(name, isSecret ? SecretPolicy.mask : secrets.shown(text))
  }

  /// A key and the words of a command line, which may hold secrets.
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

/// The names by which the members of an object are judged secret: their keys, but the `value` of an object with a
/// `name` or `key`, as lists of environment variables and of tags hold them, goes by that.
public struct MemberNames {
  private static let nameKeys: [Text] = ["name", "key", "parameterkey"]
  private static let valueKeys: [Text] = ["value", "default", "parametervalue"]

  /// What the `value` is called; nil where there is no such pair.
  private let pairName: Text?

  /// The names of `members`; they are only looked at when something is masked.
  public init(_ members: [Member], _ secrets: SecretPolicy = .standard) {
    guard secrets.isMasking, members.contains(where: { Self.valueKeys.contains($0.key.lowercasedASCII) }) else {
      pairName = nil
      return
    }
    pairName = members.first { Self.nameKeys.contains($0.key.lowercasedASCII) && $0.value.string != nil }?.value.string
  }

  /// The name that `member` is judged by.
  public func name(of member: Member) -> Text { name(ofKey: member.key) }

  /// The name that the member of that key is judged by.
  public func name(ofKey key: Text) -> Text {
    guard let pairName, Self.valueKeys.contains(key.lowercasedASCII) else { return key }
    return pairName
  }
}

/// The names by which the elements of a list are judged secret, asked in order: an element after a flag such as
/// `--token` goes by that, any other has none.
public struct ElementNames {
  private let isMasking: Bool
  private var next: Text = ""

  /// The names of a list's elements.
  public init(_ secrets: SecretPolicy) { isMasking = secrets.isMasking }

  /// The name that the next element, `element`, is judged by.
  public mutating func name(of element: Value) -> Text {
    guard isMasking else { return "" }
    defer { next = element.string.map(SecretPolicy.flagName) ?? "" }
    return next
  }
}
