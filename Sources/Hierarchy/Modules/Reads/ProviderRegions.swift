import HCL2Syntax
import SourceText

extension ModuleVariables {
  /// The regions that the module's AWS providers without an alias name as they are, in files of the native syntax.
  static func providerRegions(in files: [SourceFile]) -> [Located<Text>] {
    files.flatMap { file -> [Located<Text>] in
      guard !file.name.hasSuffix(".json"), Text(file.bytes).contains("provider \"aws\"") else { return [] }
      return HCL2Syntax.SyntaxTree(parsing: file).body.blocks.compactMap { block in
        guard block.type == "provider", block.labels.first?.text == "aws",
          !block.body.attributes.contains(where: { $0.name == "alias" }),
          let region = block.body.attributes.first(where: { $0.name == "region" }),
          case .template(let template) = region.expression.content, let text = template.text
        else { return nil }
        return Located(text, at: Place(file, region.expression.range))
      }
    }
  }
}
