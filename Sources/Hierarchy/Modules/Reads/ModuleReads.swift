import HCL2Syntax
import SourceText

/// What the code of a module reads and names, beside its variables: that of its files in the native syntax.
struct ModuleReads: Sendable {
  /// The keys of variables that it needs.
  let keys: [KeyRead]
  /// The remote states that it reads.
  let states: [StateRead]
  /// The regions that its AWS providers without an alias name as they are.
  let providerRegions: [Located<Text>]
  /// Its resources with arguments whose values AWS restricts.
  let resources: [ResourceBlock]
  /// The variables that it passes on as addresses of networks.
  let networkVariables: NetworkVariables
  /// The files of its own that it reads, relative to its folder.
  let filesRead: [Located<Path>]
  /// The names that its resources have to themselves.
  let uniqueNames: [UniqueName]

  init(_ files: [SourceFile]) {
    let files = files.filter { !$0.name.hasSuffix(".json") }.map { NativeFile($0) }
    keys = files.flatMap(KeyRead.all)
    states = StateRead.all(in: files)
    providerRegions = files.flatMap(Self.providerRegions)
    resources = ResourceBlock.all(in: files)
    networkVariables = NetworkVariables(resources)
    filesRead = FileRead.all(in: files)
    uniqueNames = UniqueName.all(in: files)
  }

  private static func providerRegions(in file: NativeFile) -> [Located<Text>] {
    guard file.text.contains("provider \"aws\"") else { return [] }
    return file.tree.body.blocks.compactMap { block in
      guard block.type == "provider", block.labels.first?.text == "aws",
        !block.body.attributes.contains(where: { $0.name == "alias" }),
        let region = block.body.attributes.first(where: { $0.name == "region" })?.expression, let text = region.text
      else { return nil }
      return Located(text, at: Place(region.file, region.range))
    }
  }
}

/// A file of a module. It is parsed when the first reader needs more than its text, which is for few files, and once.
final class NativeFile {
  let text: Text
  private let source: SourceFile
  private(set) lazy var tree = HCL2Syntax.SyntaxTree(parsing: source)

  init(_ source: SourceFile) {
    self.source = source
    text = Text(source.bytes)
  }
}

extension HCL2Syntax.Traversal {
  /// The variable of the module that it begins with, and the steps behind its name; nil when it begins with anything else.
  var variable: (name: Text, rest: ArraySlice<Step>)? {
    let steps = Array(steps)
    guard case .variable("var") = root.content, case .attribute(let name)? = steps.first?.content else { return nil }
    return (name, steps.dropFirst())
  }
}
