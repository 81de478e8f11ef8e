import HCL1Syntax
import SourceText

/// Reads the `variable`, `module` and `terraform` blocks of a file as Terraform 0.11 does: in HCL1.
struct OldTerraformFileReader {
  /// The contents of a block.
  struct Block {
    /// From the type to the closing brace.
    let range: SourceRange
    var variable: VariableBlock?
    var call: Located<Text>?
    var backends: [Text] = []
    var diagnostics: [Diagnostic] = []
  }

  private let file: SourceFile
  /// The blocks that are valid in HCL1, in source order.
  private(set) var blocks: [Block] = []
  /// True when the whole file is valid in HCL1.
  let isValid: Bool

  /// Reads all of `file`.
  init(_ file: SourceFile) {
    self.file = file
    let tree = SyntaxTree(parsing: file, dialect: .of2017)
    isValid = !tree.diagnostics.hasErrors
    let broken = BrokenLines(tree.diagnostics, in: file)
    for item in tree.body.items where !broken.touch(item.range) {
      guard case .object(let body) = item.value.content else { continue }
      var block = Block(range: item.range)
      switch (item.key.text, item.labels.first) {
      case ("variable", let label?): readVariable(label, body, into: &block)
      case ("module", _?): readCall(body, into: &block)
      case ("terraform", nil):
        block.backends = body.items.filter { $0.key.text == "backend" }.compactMap(\.labels.first?.text)
      default: break
      }
      blocks.append(block)
    }
  }

  private func readVariable(_ label: Key, _ body: Body, into block: inout Block) {
    var variable = VariableBlock(name: label.text, place: Place(file, label.range))
    for member in Decoder.decode(body.items, of: file).members {
      let value = member.value
      switch member.key {
      case "type":
        variable.type = value.string.flatMap(VariableTypeReader.namedType)
        variable.isTypeQuoted = true
        if variable.type == nil {
          block.diagnostics.append(Self.unknownType(of: label.text, at: Place(file, value.range)))
        }
      case "default":
        variable.defaultValue = Self.isComputed(value) ? .computed : .value(Self.merged(member))
        variable.defaultPlace = Place(file, member.keyRange)
      case "description": variable.description = value.string
      case "sensitive": variable.isSensitive = value.boolean
      case "nullable": variable.isNullable = value.boolean
      default: break
      }
    }
    block.variable = variable
  }

  private static func unknownType(of name: Text, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, ModuleCode.badVariableType, "the type of '\(name)' is none that Terraform 0.11 knows", at: place,
      help: "write \"string\", \"list\" or \"map\"")
  }

  /// The value of a `default`. Terraform 0.11 merges several `default` blocks into one map.
  private static func merged(_ member: Member) -> Value {
    guard member.isRepeatedObject, case .list(let elements) = member.value.content else { return member.value }
    var keys: [Member] = []
    for key in elements.flatMap({ $0.members ?? [] }) {
      keys.removeAll { $0.key == key.key }
      keys.append(key)
    }
    return Value(.object(keys), at: member.value.range)
  }

  /// True when a string in the value contains an interpolation; `$${` is none.
  private static func isComputed(_ value: Value) -> Bool {
    switch value.content {
    case .boolean, .number, .null, .unknown: return false
    case .string(let text):
      let bytes = text.bytes
      return bytes.indices.dropLast().contains { index in
        bytes[index] == Byte.dollar && bytes[index + 1] == Byte.leftBrace
          && (index == 0 || bytes[index - 1] != Byte.dollar)
      }
    case .list(let elements): return elements.contains(where: isComputed)
    case .object(let members): return members.contains { isComputed($0.value) }
    }
  }

  private func readCall(_ body: Body, into block: inout Block) {
    for item in body.items where item.key.text == "source" && !item.hasLabels {
      guard let source = item.value.writtenValue?.string else { continue }
      block.call = Located(source, at: Place(file, item.value.range))
    }
  }
}

extension Value {
  fileprivate var boolean: Bool? { if case .boolean(let flag) = content { flag } else { nil } }
}
