public import SourceText

/// A part of an AWS request: JSON data, in which each part knows the variable and the place it comes from.
public struct RequestValue: Sendable {
  /// The data.
  public enum Content: Sendable {
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

  /// The variable or input that a value was made of.
  public struct Source: Sendable {
    /// The name of the variable or input, as the user wrote it; for an environment variable, its own name.
    public let name: Text
    /// The place of its value.
    public let place: Place
    /// True if the value was made of a secret input.
    public var isSecret = false
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
  /// What it was made of; nil if it follows from no single value.
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

  /// An object with the members that have a value, sorted by name.
  static func object(_ members: KeyValuePairs<Text, RequestValue?>, from source: Source? = nil) -> RequestValue {
    object(members.compactMap { name, value in value.map { Field(name: name, value: $0) } }, from: source)
  }

  /// An object with the given members, sorted by name.
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
  /// Members that are not secret, although their names, or those of their sources, look secret.
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
  public subscript(name: Text) -> RequestValue? {
    let fields = fields
    return fields.position(of: name).map { fields[$0].value }
  }
}

extension [RequestValue.Field] {
  /// The position of the member of that name, or nil. A loop over positions copies only names; `firstIndex(where:)` would
  /// copy whole members.
  func position(of name: Text) -> Int? {
    for position in indices where self[position].name == name { return position }
    return nil
  }
}

extension StructuredWriter {
  /// Writes a request as data.
  ///
  /// - Parameters:
  ///   - request: what to write.
  ///   - name: its name, which may make it secret, as may the name of its source.
  ///   - secrets: what is masked.
  public mutating func request(_ request: RequestValue, named name: Text = "", secrets: SecretPolicy) {
    switch request.content {
    case .text(let text):
      let names = [name] + (request.source.map { [$0.name] } ?? [])
      let isNamedSecret =
        !RequestValue.plainMembers.contains(name) && names.contains { secrets.isSecret(name: $0, holding: text) }
      // In JSON inside a string, names and values are separate, so the whole string is masked.
      let isOpaque = (text.isSecret || name == "EnvironmentVariables") && secrets.isMasking
      string(isNamedSecret || isOpaque ? SecretPolicy.mask : secrets.shown(text))
    case .integer(let value):
      let isMarked = request.source.map { $0.isSecret || secrets.isMarked(name: $0.name) } ?? false
      if isMarked, secrets.isMasking { string(SecretPolicy.mask) } else { number(Text(String(value))) }
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
