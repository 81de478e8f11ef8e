import HCL1Syntax
import SourceText

/// Reads the `variable` and `module` blocks that only Terraform 0.11 understands: there, a block with several
/// arguments may be on one line, and its type may be in quotes.
struct OldTerraformFileReader {
  /// The contents of a block.
  struct Block {
    /// From the type to the closing brace.
    let range: SourceRange
    var variable: VariableBlock?
    var call: Located<Text>?
    var diagnostics: [Diagnostic] = []
  }

  private let file: SourceFile
  /// The blocks that are valid in HCL1, in source order.
  private(set) var blocks: [Block] = []

  /// Reads all of `file`.
  init(_ file: SourceFile) {
    self.file = file
    let tree = SyntaxTree(parsing: file)
    let broken = BrokenLines(tree.diagnostics, in: file)
    for item in tree.body.items where !broken.touch(item.range) {
      guard let label = item.labels.first, case .object(let body) = item.value.content else { continue }
      var block = Block(range: item.range)
      switch item.key.text {
      case "variable": readVariable(label, body, into: &block)
      case "module": readCall(body, into: &block)
      default: break
      }
      blocks.append(block)
    }
  }

  private func readVariable(_ label: Key, _ body: Body, into block: inout Block) {
    var variable = VariableBlock(name: label.text, place: Place(file, label.range))
    for item in body.items where !item.hasLabels {
      let value = item.value.writtenValue
      switch item.key.text {
      case "type":
        variable.type = value?.string.flatMap(VariableTypeReader.namedType)
        variable.isTypeQuoted = true
        if variable.type == nil {
          block.diagnostics.append(
            VariableTypeReader.unknownType(of: label.text, at: Place(file, item.value.range)))
        }
      case "default":
        variable.defaultValue = value.map { .value($0) } ?? .computed
        variable.defaultPlace = Place(file, item.key.range)
      case "description": variable.description = value?.string
      default: break
      }
    }
    block.variable = variable
  }

  private func readCall(_ body: Body, into block: inout Block) {
    for item in body.items where item.key.text == "source" && !item.hasLabels {
      guard let source = item.value.writtenValue?.string else { continue }
      block.call = Located(source, at: Place(file, item.value.range))
    }
  }
}
