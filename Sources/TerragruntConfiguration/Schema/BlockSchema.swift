import HCL2Evaluation
import SourceText

/// The rules for an attribute of a configuration file.
struct AttributeSchema: Sendable {
  /// The types that attributes are converted to.
  enum Kind: Sendable {
    /// Text.
    case string
    /// True or false.
    case bool
    /// A whole number.
    case integer
    /// A list of strings.
    case strings
    /// A map of strings.
    case stringMap
    /// A map or object of any values.
    case object
    /// Anything.
    case any
  }

  let name: Text
  let kind: Kind
  let isRequired: Bool

  static func string(_ name: Text) -> AttributeSchema { AttributeSchema(name: name, kind: .string, isRequired: false) }
  static func bool(_ name: Text) -> AttributeSchema { AttributeSchema(name: name, kind: .bool, isRequired: false) }
  static func integer(_ name: Text) -> AttributeSchema {
    AttributeSchema(name: name, kind: .integer, isRequired: false)
  }
  static func strings(_ name: Text) -> AttributeSchema {
    AttributeSchema(name: name, kind: .strings, isRequired: false)
  }
  static func map(_ name: Text) -> AttributeSchema { AttributeSchema(name: name, kind: .stringMap, isRequired: false) }
  static func object(_ name: Text) -> AttributeSchema { AttributeSchema(name: name, kind: .object, isRequired: false) }
  static func any(_ name: Text) -> AttributeSchema { AttributeSchema(name: name, kind: .any, isRequired: false) }

  /// The same attribute, but required.
  var required: AttributeSchema { AttributeSchema(name: name, kind: kind, isRequired: true) }
}

/// The permitted contents of a block in a configuration file.
struct BlockSchema: Sendable {
  /// How many labels may follow the block's type.
  enum Labels: Sendable {
    case none
    case one
    /// None or one: `include`.
    case optional
  }

  let kind: Text
  let labels: Labels
  /// Whether the block may occur several times.
  let isRepeatable: Bool
  /// The attributes; nil if any name is permitted.
  let attributes: [AttributeSchema]?
  let blocks: [BlockSchema]
  /// Whether Terragrunt ignores other arguments and blocks.
  let isOpen: Bool
  /// Whether the contents are not for the reader of the block around it.
  let isOpaque: Bool

  init(
    _ kind: Text, labels: Labels = .none, isRepeatable: Bool = false, _ attributes: [AttributeSchema]?,
    blocks: [BlockSchema] = [], isOpen: Bool = false, isOpaque: Bool = false
  ) {
    self.kind = kind
    self.labels = labels
    self.isRepeatable = isRepeatable
    self.attributes = attributes
    self.blocks = blocks
    self.isOpen = isOpen
    self.isOpaque = isOpaque
  }

  /// How it is written.
  var form: Text {
    switch labels {
    case .none, .optional: kind + " { … }"
    case .one: kind + " \"name\" { … }"
    }
  }

  func block(_ kind: Text) -> BlockSchema? { blocks.first { $0.kind == kind } }

  func attribute(_ name: Text) -> AttributeSchema? { attributes?.first { $0.name == name } }
}
