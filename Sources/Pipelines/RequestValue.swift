public import SourceText

/// A piece of what an AWS call takes: JSON data, each part of it with the variable and the place that it comes from.
public struct RequestValue: Sendable {
  /// The data.
  public indirect enum Content: Sendable {
    /// A string.
    case text(Text)
    /// A whole number.
    case integer(Int)
    /// `true` or `false`.
    case boolean(Bool)
    /// A list, in order.
    case list([RequestValue])
    /// An object; its members are sorted by name (byte order).
    case object([Field])
  }

  /// A member of an object.
  public struct Field: Sendable {
    /// The member's name, as the AWS API spells it.
    public let name: Text
    /// Its value.
    public let value: RequestValue
  }

  /// What a value was made of.
  public struct Source: Sendable {
    /// The variable or input, as the user calls it; of an environment variable its own name.
    public let name: Text
    /// Where its value stands.
    public let place: Place
  }

  /// How a CloudFormation template writes the value.
  public enum TemplateForm: Sendable, Equatable {
    /// As it is.
    case literal
    /// As a reference to the parameter of that name.
    case parameter(Text)
    /// As a reference to the resource of that name.
    case resource(Text)
  }

  /// The data.
  public let content: Content
  /// What it was made of; nil for what follows from no single value.
  public let source: Source?
  /// How a template writes it.
  public let templateForm: TemplateForm

  /// A value with its source.
  public init(_ content: Content, from source: Source? = nil, templateForm: TemplateForm = .literal) {
    self.content = content
    self.source = source
    self.templateForm = templateForm
  }

  /// A fixed string.
  public init(_ text: Text) { self.init(.text(text)) }

  /// An object of the members that have a value, sorted by name.
  static func object(_ members: KeyValuePairs<Text, RequestValue?>, from source: Source? = nil) -> RequestValue {
    object(members.compactMap { name, value in value.map { Field(name: name, value: $0) } }, from: source)
  }

  /// An object of the given members, sorted by name.
  static func object(_ fields: [Field], from source: Source? = nil) -> RequestValue {
    let isSorted = fields.indices.dropFirst().allSatisfy { fields[$0 - 1].name < fields[$0].name }
    return RequestValue(.object(isSorted ? fields : fields.sorted { $0.name < $1.name }), from: source)
  }

  /// A list.
  static func list(_ elements: [RequestValue], from source: Source? = nil) -> RequestValue {
    RequestValue(.list(elements), from: source)
  }
}

extension RequestValue {
  /// Members that hold no secret, though their names, or those of what they were made of, read as if.
  fileprivate static let plainMembers: Set<Text> = [
    "imagePullCredentialsType", "ImagePullCredentialsType", "encryptionKey", "EncryptionKey", "KMSEncryptionKeyARN",
    "ParameterKey",
  ]

  /// The string, or nil for other data.
  public var text: Text? {
    if case .text(let text) = content { text } else { nil }
  }

  /// The whole number, or nil for other data.
  public var integer: Int? {
    if case .integer(let value) = content { value } else { nil }
  }

  /// The elements; none for other data.
  public var elements: [RequestValue] {
    if case .list(let elements) = content { elements } else { [] }
  }

  /// The members; none for other data.
  public var fields: [Field] {
    if case .object(let fields) = content { fields } else { [] }
  }

  /// The member of that name, or nil.
  public subscript(name: Text) -> RequestValue? { fields.first { $0.name == name }?.value }

  /// Every value that a path leads to: names with dots between, `[]` after a name for each element of its list, `*`
  /// for each member of an object. In document order.
  func all(at path: Text) -> [RequestValue] {
    var found: [RequestValue] = []
    addAll(at: path, from: 0, to: &found)
    return found
  }

  /// Adds what the rest of the path leads to, from the name at `start` on. Takes the path apart as it goes: the rules
  /// ask for hundreds of paths in every unit, and most end after a name or two.
  private func addAll(at path: Text, from start: Int, to found: inout [RequestValue]) {
    guard start <= path.count else {
      found.append(self)
      return
    }
    let end = path.firstIndex(of: 0x2E, from: start) ?? path.count
    let isList = end - start >= 2 && path[end - 2] == 0x5B && path[end - 1] == 0x5D
    let name = path[start..<(isList ? end - 2 : end)]
    let isAny = name.count == 1 && name[0] == 0x2A
    guard case .object(let fields) = content else { return }
    if isAny {
      for field in fields { field.value.addAll(at: path, from: end + 1, ofEach: isList, to: &found) }
    } else if let field = fields.first(where: { $0.name == name }) {
      field.value.addAll(at: path, from: end + 1, ofEach: isList, to: &found)
    }
  }

  /// Goes on with the value itself, or with each of its elements.
  private func addAll(at path: Text, from start: Int, ofEach isList: Bool, to found: inout [RequestValue]) {
    guard isList else { return addAll(at: path, from: start, to: &found) }
    for element in elements { element.addAll(at: path, from: start, to: &found) }
  }
}

extension StructuredWriter {
  /// A request as data.
  ///
  /// - Parameters:
  ///   - request: what to write.
  ///   - name: the name it goes by, which may make it secret, as may the name of its source.
  ///   - secrets: what is masked.
  public mutating func request(_ request: RequestValue, named name: Text = "", secrets: SecretPolicy) {
    switch request.content {
    case .text(let text):
      let names = [name] + (request.source.map { [$0.name] } ?? [])
      let isNamedSecret = !RequestValue.plainMembers.contains(name) && names.contains { secrets.isSecret(name: $0) }
      // JSON inside a string keeps name and value of a variable apart: it is masked whole.
      let isOpaque = name == "EnvironmentVariables" && secrets.isMasking
      string(isNamedSecret || isOpaque ? SecretPolicy.mask : secrets.shown(text))
    case .integer(let value):
      let text = Text(String(value))
      if secrets.isHidden(text) { string(SecretPolicy.mask) } else { number(text) }
    case .boolean(let flag): boolean(flag)
    case .list(let elements):
      beginList()
      for element in elements { self.request(element, secrets: secrets) }
      endList()
    case .object(let fields):
      beginObject()
      for field in fields {
        key(field.name)
        self.request(field.value, named: field.name, secrets: secrets)
      }
      endObject()
    }
  }
}
