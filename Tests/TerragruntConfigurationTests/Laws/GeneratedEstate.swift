import Files
import SourceText
import TestSupport

/// A random tree of `terragrunt.hcl` files. Every literal in it is a leaf that can be replaced by itself.
struct GeneratedEstate {
  /// A literal of the tree.
  struct Leaf {
    /// What its value decides.
    enum Role {
      /// A value.
      case value
      /// Whether something counts at all: which commands get arguments, whether a dependency is enabled.
      case condition
      /// A value in a file that holds no expressions.
      case constant
    }

    let kind: Kind
    let role: Role
    /// The literal as written.
    let text: String

    /// A different literal of the same kind.
    var other: String {
      switch kind {
      case .text: "\"another text\""
      case .number: "987654321"
      case .flag: text == "true" ? "false" : "true"
      case .texts, .table: text
      }
    }
  }

  /// The kinds of value that expressions have.
  enum Kind: CaseIterable {
    case text, number, flag, texts, table
  }

  /// The features of the tree that a test wants.
  struct Wishes {
    /// Whether expressions use the contents of exposed includes.
    var usesIncludes = true
    /// The probability that an include is exposed is one in this number.
    var exposure = 2
    /// Whether YAML files are read.
    var readsYAML = true
    /// Whether there are conditions and lists in `for` that decide which parts a value has.
    var hasFilters = true
  }

  static let folder: Path = "/tree"
  /// The variables that the units set, each always of one kind.
  static let variables: [(name: String, kind: Kind)] = [
    ("name", .text), ("owner", .text), ("size", .number), ("isPublic", .flag), ("zones", .texts), ("labels", .table),
  ]

  private(set) var leaves: [Leaf] = []
  /// The configuration files of the units, absolute.
  private(set) var units: [Path] = []
  /// The contents of the files, in which a leaf stands as its position between two control characters.
  private var files: [(path: Path, text: String)] = []

  init(seed: UInt64, _ wishes: Wishes = Wishes()) {
    var writer = EstateWriter(seed: seed, wishes)
    writer.write()
    files = writer.files
    leaves = writer.leaves
    units = writer.units
  }

  /// The tree, with some leaves replaced by other texts.
  func tree(replacing others: [Int: String] = [:]) -> InMemoryFileSystem {
    var tree = InMemoryFileSystem([:])
    for file in files { tree.add(file.path, Array(filled(file.text, others, leaf: { _, _ in }).utf8)) }
    return tree
  }

  /// The tree, with the text of each file edited.
  func tree(editing edit: (String) -> String) -> InMemoryFileSystem {
    var tree = InMemoryFileSystem([:])
    for file in files { tree.add(file.path, Array(edit(filled(file.text, [:], leaf: { _, _ in })).utf8)) }
    return tree
  }

  /// The place of each leaf: its file and the range of its bytes.
  var places: [Int: (file: Path, range: Range<Int>)] {
    var places: [Int: (file: Path, range: Range<Int>)] = [:]
    for file in files { _ = filled(file.text, [:]) { places[$0] = (file.path, $1) } }
    return places
  }

  /// A leaf as it stands in the text of a file.
  static func mark(_ position: Int) -> String { "\u{1}\(position)\u{2}" }

  private func filled(_ text: String, _ others: [Int: String], leaf note: (Int, Range<Int>) -> Void) -> String {
    var result = ""
    for piece in text.split(separator: "\u{1}", omittingEmptySubsequences: false) {
      let parts = piece.split(separator: "\u{2}", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let position = Int(parts[0]) else {
        result += piece
        continue
      }
      let literal = others[position] ?? leaves[position].text
      note(position, result.utf8.count..<result.utf8.count + literal.utf8.count)
      result += literal + parts[1]
    }
    return result
  }
}
