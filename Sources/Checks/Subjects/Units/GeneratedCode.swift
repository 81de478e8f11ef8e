import HCL2Evaluation
import SourceText
import TerragruntConfiguration

/// What the `generate` blocks of a unit add to the code of its module.
struct GeneratedCode: Sendable {
  /// What code declares.
  enum Kind: Sendable, CaseIterable {
    /// Something that is deployed or read: a resource, a data source or a module.
    case resource
    case variable
    case output
    case backend

    /// The words without which a file declares none.
    fileprivate var words: [Text] {
      switch self {
      case .resource: ["resource ", "module ", "data ", "\"resource\"", "\"module\""]
      case .variable: ["variable"]
      case .output: ["output"]
      case .backend: ["backend ", "cloud ", "\"backend\"", "\"cloud\""]
      }
    }
  }

  private let kinds: Set<Kind>
  /// The names of the files; nil when one of them is not known.
  private let names: Set<Text>?

  /// No code.
  init() {
    kinds = []
    names = []
  }

  init(_ blocks: [BlockValue]) {
    kinds = Set(Kind.allCases.filter { kind in blocks.contains { Self.mayDeclare(kind, in: $0) } })
    let paths = blocks.map { $0.values["path"]?.text }
    names = paths.contains(nil) ? nil : Set(paths.compactMap { $0.map { Path($0).cleaned.text } })
  }

  /// True when one of the files declares something of that kind, and when that is not known.
  func mayDeclare(_ kind: Kind) -> Bool { kinds.contains(kind) }

  /// True when one of the files may take the place of a file with one of these names.
  func mayReplace(_ files: some Sequence<Text>) -> Bool {
    names.map { names in files.contains { names.contains($0) } } ?? true
  }

  private static func mayDeclare(_ kind: Kind, in block: BlockValue) -> Bool {
    if let path = block.values["path"]?.text, !path.hasSuffix(".tf"), !path.hasSuffix(".tf.json") { return false }
    guard let text = block.values["contents"]?.text else { return true }
    return kind.words.contains { text.contains($0) }
  }
}
